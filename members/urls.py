from __future__ import annotations

from django.urls import path

from members.me import views as me
from members.user import views as user

app_name = "members"

urlpatterns = [
    path("activate/", user.activate, name="activate"),
    path("me/", me.me, name="me"),
    # What allauth would offer here isn't ours: accounts and their addresses come from the staff register.
    path("accounts/signup/", user.closed),
    path("accounts/email/", user.closed),
    path("accounts/confirm-email/", user.closed),
    path("accounts/confirm-email/<path:key>/", user.closed),
]
