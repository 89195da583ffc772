from __future__ import annotations

from django.urls import path

from finance.budget_plan import views

urlpatterns = [
    path("budget/plans/<str:public_id>/xlsx/", views.budget_plan_xlsx, name="budget-plan-xlsx"),
]
