from __future__ import annotations

from django.urls import path

from finance.contribution import views

urlpatterns = [
    path("contribution/", views.contribution, name="contribution"),
    path("contribution/<int:year>/", views.contribution, name="contribution-year"),
    path("contribution/<int:year>/export/", views.contribution_export, name="contribution-export"),
]
