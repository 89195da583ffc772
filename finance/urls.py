from __future__ import annotations

from finance.budget.urls import urlpatterns as budget
from finance.claim.urls import urlpatterns as claim
from finance.report.urls import urlpatterns as report
from finance.sheet.urls import urlpatterns as sheet
from finance.unit_book.urls import urlpatterns as unit_book

app_name = "finance"

urlpatterns = [
    *budget,
    *claim,
    *sheet,
    *unit_book,
    *report,
]
