from __future__ import annotations

from django.urls import path

from activities.activity import views

urlpatterns = [
    path("", views.activity_list, name="activity-list"),
    path(
        "registrations/<slug:public_id>/withdraw/", views.registration_withdraw, name="registration-withdraw"
    ),
    path("<slug:public_id>/", views.activity, name="activity"),
    path("<slug:public_id>/register/", views.activity_register, name="activity-register"),
    path("<slug:public_id>/participants.xlsx", views.participants_xlsx, name="participants-xlsx"),
    path("<slug:public_id>/participants/pdf/", views.participants_pdf, name="participants-pdf"),
]
