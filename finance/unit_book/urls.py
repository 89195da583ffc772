from __future__ import annotations

from django.urls import path

from finance.unit_book import views

urlpatterns = [
    path("units/", views.unit_list, name="unit-list"),
    path("units/<str:public_id>/", views.unit, name="unit"),
    path("units/<str:public_id>/draw/", views.draw_new, name="draw-new"),
    path("draws/<str:public_id>/", views.draw, name="draw"),
    path("draws/<str:public_id>/withdraw/", views.draw_withdraw, name="draw-withdraw"),
    path("draws/<str:public_id>/receipts/", views.draw_report, name="draw-report"),
]
