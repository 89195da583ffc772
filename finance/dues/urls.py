from __future__ import annotations

from django.urls import path

from finance.dues import views

urlpatterns = [
    path("dues/", views.dues, name="dues"),
    path("dues/<int:year>/", views.dues_year, name="dues-year"),
    path("dues/<int:year>/receipt/", views.dues_receipt, name="dues-receipt"),
    path("dues/payments/<str:public_id>/receipt/", views.dues_payment_receipt, name="dues-payment-receipt"),
    path("dues/people/<str:public_id>/", views.dues_person, name="dues-person"),
    path("dues/collection/", views.dues_collection, name="dues-collection"),
    path("dues/collection/<int:year>/", views.dues_collection, name="dues-collection-year"),
    path("dues/collection/<int:year>/export/", views.dues_collection_export, name="dues-collection-export"),
    path("dues/arrears/", views.dues_arrears_list, name="dues-arrears-list"),
    path("dues/arrears/remind/", views.dues_remind, name="dues-remind"),
]
