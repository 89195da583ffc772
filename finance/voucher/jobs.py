"""Voucher forms are made in the background; the file waits on the job's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from finance.voucher import reports
from finance.voucher.models import Voucher, VoucherQuerySet
from union_portal.core.attachment.services import PDF
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

if TYPE_CHECKING:
    from members.models import User


def start_form(voucher: Voucher, *, by: User) -> Job:
    return job.start("finance.voucher_forms", by=by, voucher=voucher.pk)


def start_forms(*, by: User, **choice: Any) -> Job:
    """The posted vouchers of a month, of one series, from number to number."""
    return job.start("finance.voucher_forms", by=by, **choice)


def _chosen(params: dict[str, Any]) -> VoucherQuerySet:
    if "voucher" in params:
        return Voucher.objects.filter(pk=params["voucher"])
    chosen = Voucher.objects.posted().filter(period_id=params["period"]).order_by("kind", "word", "number")
    if params.get("word"):
        chosen = chosen.filter(word=params["word"])
    if params.get("first"):
        chosen = chosen.filter(number__gte=params["first"])
    if params.get("last"):
        chosen = chosen.filter(number__lte=params["last"])
    return chosen


@job.job_kind("finance.voucher_forms", gettext_lazy("Voucher forms"))
def make(run: job.Run) -> str:
    """One PDF, two forms a page."""
    chosen = _chosen(run.params).select_related(*reports.PEOPLE, "period", "reverses")
    vouchers = list(chosen.prefetch_related("entries__account", "entries__fund", "entries__unit"))
    if not vouchers:
        raise DomainError(_("No posted voucher fits. Choose another month or other numbers."))
    run.progress(0, 1, _("Laying out the forms"))
    content = reports.as_pdf(vouchers)
    ends = dict.fromkeys([vouchers[0].label, vouchers[-1].label])
    run.keep(f"{_('Vouchers')} {'–'.join(ends)}.pdf", content, PDF)
    audit.record(
        "finance.voucher.printed", vouchers[0] if len(vouchers) == 1 else None, by=run.by, count=len(vouchers)
    )
    return ngettext("%(count)d voucher is ready to print.", "%(count)d vouchers are ready to print.", len(vouchers)) % {
        "count": len(vouchers)
    }  # fmt: skip
