from __future__ import annotations

from django.urls import path

from finance.archive import views

urlpatterns = [path("archive/new/", views.year_package_make, name="year-package-make")]
