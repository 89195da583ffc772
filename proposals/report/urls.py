from __future__ import annotations

from django.urls import path

from proposals.report import views

urlpatterns = [
    path("reports/", views.congress_report_list, name="congress-report-list"),
    path("reports/new/", views.congress_report_new, name="congress-report-new"),
    path("reports/<slug:public_id>/", views.congress_report, name="congress-report"),
    path("reports/<slug:public_id>/write/", views.congress_report_write, name="congress-report-write"),
    path("reports/<slug:public_id>/count/", views.congress_report_count, name="congress-report-count"),
    path("reports/<slug:public_id>/submit/", views.congress_report_submit, name="congress-report-submit"),
    path("reports/<slug:public_id>/take-back/", views.congress_report_take_back, name="congress-report-take-back"),
    path("reports/<slug:public_id>/endorse/", views.congress_report_endorse, name="congress-report-endorse"),
    path("reports/<slug:public_id>/publish/", views.congress_report_publish, name="congress-report-publish"),
    path("reports/<slug:public_id>/files/", views.congress_report_files, name="congress-report-files"),
    path("reports/<slug:public_id>/volume/", views.congress_report_volume, name="congress-report-volume"),
    path("reports/<slug:public_id>/figures/<str:key>/", views.congress_report_figure, name="congress-report-figure"),
]  # fmt: skip
