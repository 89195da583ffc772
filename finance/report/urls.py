from __future__ import annotations

from django.urls import path

from finance.report import views

urlpatterns = [
    path("reports/", views.fund_report, name="fund-report"),
    path("reports/<int:year>/", views.fund_report_page, name="fund-report-page"),
    path("reports/<int:year>/export/", views.fund_report_export, name="fund-report-export"),
]
