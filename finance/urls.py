from __future__ import annotations

from finance.archive.urls import urlpatterns as archive
from finance.asset.urls import urlpatterns as asset
from finance.budget.urls import urlpatterns as budget
from finance.budget_plan.urls import urlpatterns as budget_plan
from finance.claim.urls import urlpatterns as claim
from finance.contribution.urls import urlpatterns as contribution
from finance.dues.urls import urlpatterns as dues
from finance.report.urls import urlpatterns as report
from finance.sheet.urls import urlpatterns as sheet
from finance.unit_book.urls import urlpatterns as unit_book

app_name = "finance"

urlpatterns = [
    *archive,
    *asset,
    *budget,
    *budget_plan,
    *claim,
    *contribution,
    *dues,
    *sheet,
    *unit_book,
    *report,
]
