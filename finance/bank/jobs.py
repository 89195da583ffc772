"""The reconciliation on paper, made in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.bank import figures
from finance.bank.models import Reconciliation
from union_portal.core.document.pdf import render_pdf
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

if TYPE_CHECKING:
    from members.models import User


def start_paper(made: Reconciliation, *, by: User) -> Job:
    return job.start("finance.reconciliation_paper", by=by, reconciliation=made.pk)


def paper(made: Reconciliation) -> bytes:
    title = _("Bank reconciliation %(month)s") % {"month": made.period}
    return render_pdf(
        "reports/finance_reconciliation.html",
        {
            "title": title,
            "subtitle": f"{made.account} {made.account.ledger}",
            "made": made,
            "sheet": figures.sheet_of(made),
        },
    )


@job.job_kind("finance.reconciliation_paper", gettext_lazy("Bank reconciliation"))
def make_paper(run: job.Run) -> str:
    made = Reconciliation.objects.select_related(
        "account__ledger", "period", "made_by__person", "confirmed_by__person"
    ).get(pk=run.params["reconciliation"])
    run.progress(0, 1, _("Making the %(format)s file") % {"format": "PDF"})
    name = _("Bank reconciliation %(month)s") % {"month": made.period}
    run.keep(f"{name} {made.account}.pdf", paper(made), "application/pdf")
    return _("The reconciliation is ready as PDF.")
