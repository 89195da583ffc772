from __future__ import annotations

from django.urls import path

from finance.sheet import views

urlpatterns = [
    path("books/", views.sheets, name="sheets"),
    path("books/<slug:kind>/", views.sheet, name="sheet"),
    path("books/<slug:kind>/export/", views.sheet_export, name="sheet-export"),
]
