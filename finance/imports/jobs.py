"""Reading and taking over files in the background, with progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.imports import services
from finance.imports.models import VoucherImport
from union_portal.core.errors import DomainError
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

if TYPE_CHECKING:
    from members.models import User


@transaction.atomic
def start_reading(*, kind: str, year: int | None, scheme: str, content: bytes, name: str, by: User) -> Job:
    """Put the file on the desk and have it read."""
    batch = services.upload(kind, content, name=name, by=by, year=year, scheme=scheme)
    return job.start("finance.read_import", by=by, result_url=batch.get_absolute_url(), batch=batch.pk)


def start_taking(batch: VoucherImport, *, by: User) -> Job:
    return _start(batch, post=False, by=by)


def start_posting(batch: VoucherImport, *, by: User) -> Job:
    services.check_poster(batch, by=by)
    return _start(batch, post=True, by=by)


def _start(batch: VoucherImport, *, post: bool, by: User) -> Job:
    return job.start(
        "finance.take_import", by=by, result_url=batch.get_absolute_url(), batch=batch.pk, post=post
    )


@job.job_kind("finance.read_import", gettext_lazy("Read a file of vouchers"))
def read(run: job.Run) -> str:
    """Read an uploaded file; its page then shows the preview or the problems."""
    run.progress(0, 1, _("Reading the file"))
    batch = VoucherImport.objects.get(pk=run.params["batch"])
    try:
        plan = services.preview(batch)
    except Exception:
        services.give_up(batch)
        raise
    if plan.problems:
        raise DomainError(
            _("The file has %(count)d problems; nothing was taken over. Its page names each line.")
            % {"count": len(plan.problems)}
        )
    return _("The file is sound: %(vouchers)d vouchers with %(rows)d entries. Look at its page, then take it over.") % {
        "vouchers": len(plan.vouchers), "rows": plan.rows,
    }  # fmt: skip


@job.job_kind("finance.take_import", gettext_lazy("Take over a file of vouchers"))
def take(run: job.Run) -> str:
    """Take a file over. Run again after a crash, it finds the work done or starts anew: all or nothing."""
    batch = VoucherImport.objects.get(pk=run.params["batch"])
    if batch.state != VoucherImport.State.TAKEN:
        batch = services.take_over(batch, post=run.params["post"], by=run.by, progress=run.progress)
    return services.sentence(services.Result(batch))
