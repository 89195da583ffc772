from __future__ import annotations

from django.urls import path

from activities.attendance import views

urlpatterns = [
    path("tickets/<str:token>/check-in/", views.ticket, name="ticket"),
    path("registrations/<slug:public_id>/code.svg", views.registration_code, name="registration-code"),
    path("registrations/<slug:public_id>/undo-check-in/", views.undo_check_in, name="check-in-undo"),
    path("<slug:public_id>/check-in/", views.check_in, name="check-in"),
    path("<slug:public_id>/live/", views.live, name="live"),
]
