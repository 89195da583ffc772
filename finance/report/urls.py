from __future__ import annotations

from django.urls import path

from finance.report import views

urlpatterns = [
    path("reports/", views.fund_report, name="fund-report"),
    path("reports/<int:year>/", views.fund_report_page, name="fund-report-page"),
    path("reports/<int:year>/export/", views.fund_report_export, name="fund-report-export"),
    path("reports/<int:year>/make/", views.year_report_make, name="year-report-make"),
    path("published/", views.published_report_list, name="published-report-list"),
    path("published/<slug:public_id>/", views.published_report, name="published-report"),
    path(
        "published/<slug:public_id>/publish/", views.published_report_publish, name="published-report-publish"
    ),
]
