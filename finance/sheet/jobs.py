"""Exporting a book or statement in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.sheet import reports
from finance.sheet.kinds import Wanted, kinds
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

if TYPE_CHECKING:
    from members.models import User


def start_export(kind: str, wanted: Wanted, *, by: User) -> Job:
    return job.start("finance.sheet", by=by, sheet=kind, wanted=wanted.as_params())


@job.job_kind("finance.sheet", gettext_lazy("Books and statements"))
def export(run: job.Run) -> str:
    """PDF and XLSX of one book or statement; the files wait on the job's page."""
    kind = run.params["sheet"]
    run.progress(0, 2, _("Making %(name)s") % {"name": kinds[kind].label})
    for done, (name, content, media_type) in enumerate(
        reports.export(kind, run.params["wanted"], by=run.by), start=1
    ):
        run.keep(name, content, media_type)
        run.progress(done, 2, name)
    return _("%(name)s is ready.") % {"name": kinds[kind].label}
