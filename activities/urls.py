from __future__ import annotations

from activities.activity.urls import urlpatterns as activity
from activities.attendance.urls import urlpatterns as attendance
from activities.feed.urls import urlpatterns as feed

app_name = "activities"

urlpatterns = [*feed, *attendance, *activity]
