"""Exporting the fund report in the background, with progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.report import reports
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

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
