from __future__ import annotations

from django.urls import path

from members.me import views as me
from members.user import views as user

app_name = "members"

urlpatterns = [
    path("activate/", user.activate, name="activate"),
    path("me/", me.me, name="me"),
]
