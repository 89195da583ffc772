from __future__ import annotations

from finance.report.urls import urlpatterns as report
from finance.sheet.urls import urlpatterns as sheet

app_name = "finance"

urlpatterns = [*sheet, *report]
