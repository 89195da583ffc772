from __future__ import annotations

from finance.claim.urls import urlpatterns as claim
from finance.report.urls import urlpatterns as report
from finance.sheet.urls import urlpatterns as sheet

app_name = "finance"

urlpatterns = [*sheet, *report]
urlpatterns = [*claim, *report]
from finance.budget.urls import urlpatterns as budget
from finance.report.urls import urlpatterns as report
from finance.unit_book.urls import urlpatterns as unit_book

app_name = "finance"

urlpatterns = [*budget, *unit_book, *report]
