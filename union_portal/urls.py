"""Every door of the portal; decides nothing."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("union_portal.core.urls")),
    path("", include("members.urls")),
    path("proposals/", include("proposals.urls")),
    path("welfare/", include("welfare.urls")),
    path("activities/", include("activities.urls")),
    path("finance/", include("finance.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

handler500 = "union_portal.core.ui.views.server_error"
