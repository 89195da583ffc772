from __future__ import annotations

from django.urls import path

from activities.feed import views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/renew/", views.calendar_renew, name="calendar-renew"),
    path("feeds/<str:token>.ics", views.feed, name="feed"),
    path("<slug:public_id>/activity.ics", views.activity_ics, name="activity-ics"),
]
