"""The two long works of an import; registered in ``ready()``, started by the services."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.staff_file import services
from members.staff_file.models import ImportBatch
from members.staff_file.workflow import WAITING, State
from union_portal.core.errors import DomainError
from union_portal.core.job.services import Run, job_kind


@job_kind("members.staff_file.check", gettext_lazy("Check a staff file"))
def check(run: Run) -> str:
    """Make the preview. Running it again makes it anew."""
    batch = ImportBatch.objects.get(pk=run.params["batch"])
    if batch.state in WAITING:
        run.progress(0, 1, _("Comparing the file with the register"))
        batch = services.check(batch)
    if batch.mistakes:
        raise DomainError(
            _("%(count)s mistakes in the file. Nothing was changed.") % {"count": batch.mistakes}
        )
    if batch.state == State.DISCARDED:
        return services.nothing_new()
    return _("%(new)s new, %(changed)s changed, %(left)s leave. Look at the preview and confirm it.") % {
        "new": batch.new,
        "changed": batch.changed,
        "left": batch.left,
    }


@job_kind("members.staff_file.apply", gettext_lazy("Import a staff file"))
def apply(run: Run) -> str:
    """Carry the preview out. A second run finds it done."""
    batch = ImportBatch.objects.get(pk=run.params["batch"])
    if batch.state != State.APPLIED:
        run.progress(0, batch.rows, _("Writing into the register"))
        batch = services.apply(batch, by=run.by)
    return _("Imported: %(new)s new, %(changed)s changed, %(left)s left.") % {
        "new": batch.new,
        "changed": batch.changed,
        "left": batch.left,
    }
