from __future__ import annotations

from django.urls import include, path

app_name = "welfare"

urlpatterns = [path("", include("welfare.aid_case.urls"))]
