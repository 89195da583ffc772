from __future__ import annotations

from django.urls import path

from finance.budget import views

urlpatterns = [
    path("budget/", views.budget_execution, name="budget-execution"),
    path("budget/<int:year>/", views.budget_execution_page, name="budget-execution-page"),
    path("budget/<int:year>/xlsx/", views.budget_execution_xlsx, name="budget-execution-xlsx"),
]
