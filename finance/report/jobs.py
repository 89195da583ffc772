"""Exporting the fund report in the background, with progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.report import reports, services
from finance.report.models import YearReport
from finance.report.sources import opinion_on
from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.job import services as job
from union_portal.core.job.models import Job
from union_portal.core.outbox import services as outbox
from union_portal.core.ui.templatetags.ui import day

if TYPE_CHECKING:
    from members.models import User


def start_export(year: int, *, by: User) -> Job:
    return job.start("finance.fund_report", by=by, year=year)


@job.job_kind("finance.fund_report", gettext_lazy("Fund report"))
def export(run: job.Run) -> str:
    """PDF, XLSX and JSON of one year; the files wait on the job's page."""
    year, formats = run.params["year"], ["pdf", "xlsx", "json"]
    for done, format in enumerate(formats):
        run.progress(done, len(formats), _("Making the %(format)s file") % {"format": format.upper()})
        content = reports.export(year, format, by=run.by)
        name = _("Fund report %(year)d") % {"year": year}
        run.keep(f"{name}.{format}", content, reports.FORMATS[format])
    return _("The fund report of %(year)d is ready as PDF, XLSX and JSON.") % {"year": year}


def words_for_members(report: YearReport) -> reports.Words:
    """Notes and opinion, and that the responsible posts have signed; nobody's name."""
    opinion = opinion_on(report.year)
    signed = [
        (_("Head of accounting"), report.signed_at), (_("Union chair"), report.approved_at),
        (_("Audit committee"), opinion.signed_at if opinion else None),
    ]  # fmt: skip
    return reports.Words(
        notes=report.notes,
        opinion=opinion.text if opinion else "",
        signatures=[(label, _("signed on %(day)s") % {"day": day(at)}) for label, at in signed if at],
    )


@outbox.handler("finance.published", gettext_lazy("Publishing of a fund report"), lane=outbox.Lane.LONG)
def bring_to_members(payload: dict[str, Any]) -> None:
    """The files of a published report, then a message to every member. Doing it twice changes nothing."""
    report = YearReport.objects.published().select_related("published_by").get(pk=payload["report"])
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        YearReport.objects.select_for_update().get(pk=report.pk)
        if not Attachment.objects.about(report).exists():
            _keep_files(report)
    services.tell_members(report)


def _keep_files(report: YearReport) -> None:
    figures = services.members_version(report)
    by: Any = report.published_by  # the database wants it of a published report
    words = words_for_members(report)
    files = {
        "pdf": reports.issue_pdf(figures, words=words, by=by),
        "xlsx": reports.as_xlsx(figures, words=words),
    }
    for format, content in files.items():
        attachment.keep(report, f"{report}.{format}", content, reports.FORMATS[format], by=by)
