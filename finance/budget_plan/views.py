"""A budget plan to take along to the meeting."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from finance.budget_plan import reports
from finance.budget_plan.models import BudgetPlan
from union_portal.core.attachment.services import XLSX
from union_portal.core.http import PortalRequest, download


@require_safe
def budget_plan_xlsx(request: PortalRequest, public_id: str) -> HttpResponse:
    """The plan as a workbook, for whoever reads the books."""
    if not request.user.has_perm("finance.view_budgetplan"):
        raise PermissionDenied
    plan = get_object_or_404(BudgetPlan, public_id=public_id)
    return download(reports.as_xlsx(plan), f"{plan}.xlsx", XLSX)
