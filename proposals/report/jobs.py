"""Long work about the report in the background, with progress: counting, the files, the bound volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proposals.report import reports, services
from proposals.report.counting import Said
from proposals.report.models import CongressReport
from proposals.session.models import CongressSession
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.errors import DomainError
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

if TYPE_CHECKING:
    from members.models import User

FILE, VOLUME = "congress-report", "bound-volume"
"""Purposes of the attachments that an approved report carries: its files, and the bound volume."""


def start_report(session: CongressSession, *, by: User) -> Job:
    return job.start("proposals.congress_report", by=by, session=session.pk)


def start_count(report: CongressReport, *, by: User) -> Job:
    return job.start("proposals.count_again", by=by, result_url=report.get_absolute_url(), report=report.pk)


def start_files(report: CongressReport, *, by: User) -> Job:
    return job.start("proposals.report_files", by=by, result_url=report.get_absolute_url(), report=report.pk)


def start_volume(report: CongressReport, *, by: User) -> Job:
    return job.start("proposals.bound_volume", by=by, result_url=report.get_absolute_url(), report=report.pk)


def _still_may(run: job.Run, perm: str, report: CongressReport | None = None) -> None:
    """Rights may have ended while the work was waiting."""
    if not run.by.has_perm(perm, report) if report else not run.by.has_perm(perm):
        raise DomainError(_("You may not do this any more."))


@job.job_kind("proposals.congress_report", gettext_lazy("Report to the congress"))
def make(run: job.Run) -> str:
    """Count the figures and draft the report. Run again after it has made one, it makes no second."""
    _still_may(run, "proposals.make_congressreport")
    session = CongressSession.objects.select_related("term").get(pk=run.params["session"])
    if not run.job.result_url:
        with transaction.atomic():
            report = services.make_report(session, by=run.by, said=_counting(run))
            Job.objects.filter(pk=run.job.pk).update(result_url=report.get_absolute_url())
    return _("The report has been drafted. Please look through its words.")


def _counting(run: job.Run) -> Said:
    return lambda done, total: run.progress(done, total, _("Counting the figures"))


@job.job_kind("proposals.count_again", gettext_lazy("Count the report's figures anew"))
def count(run: job.Run) -> str:
    report = CongressReport.objects.get(pk=run.params["report"])
    _still_may(run, "proposals.change_congressreport", report)
    services.count_again(report, by=run.by, said=_counting(run))
    return _("The figures are as of today now.")


@job.job_kind("proposals.report_files", gettext_lazy("Files of the report to the congress"))
def files(run: job.Run) -> str:
    """PDF, DOCX and XLSX. Those of an approved report stay with it, for its readers; a draft's wait with the job."""
    report = CongressReport.objects.select_related("session__term").get(pk=run.params["report"])
    _still_may(run, "proposals.change_congressreport", report)
    made = []
    for done, (format, media_type) in enumerate(reports.MEDIA_TYPES.items()):
        run.progress(
            done, len(reports.MEDIA_TYPES), _("Making the %(format)s file") % {"format": format.upper()}
        )
        made.append((f"{report}.{format}", reports.export(report, format, by=run.by), media_type))
    _keep(run, report, made, FILE)
    return _("The report is ready as PDF, DOCX and XLSX.")


@job.job_kind("proposals.bound_volume", gettext_lazy("Bound volume of the proposals"))
def bind(run: job.Run) -> str:
    """All proposals of the session in one PDF (提案汇编)."""
    from proposals.report import volume  # it brings pypdf, which is large

    report = CongressReport.objects.select_related("session__term").get(pk=run.params["report"])
    _still_may(run, "proposals.change_congressreport", report)
    content = volume.as_pdf(
        report.session, said=lambda done, total: run.progress(done, total, _("Laying out the proposals"))
    )
    name = f"{volume.title(report.session)}.pdf"
    _keep(run, report, [(name, content, reports.MEDIA_TYPES["pdf"])], VOLUME)
    return _("The bound volume is ready.")


@transaction.atomic
def _keep(run: job.Run, report: CongressReport, made: list[tuple[str, bytes, str]], purpose: str) -> None:
    """With the approved report, replacing what was made before; a draft's files only with the job of their maker."""
    if not report.is_settled:
        for name, content, media_type in made:
            run.keep(name, content, media_type)
        return
    for old in Attachment.objects.about(report).filter(purpose=purpose):
        attachments.discard(old)
    for name, content, media_type in made:
        attachments.keep(report, name, content, media_type, by=run.by, purpose=purpose)
