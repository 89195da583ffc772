from __future__ import annotations

from finance.report.urls import urlpatterns as report

app_name = "finance"

urlpatterns = [*report]
