"""Working out dues and making receipts in the background, with progress."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.dues import reports
from finance.dues.models import DuesPayment
from finance.dues.services import assessment as assessments
from members.models import Person, User
from union_portal.core.job import services as job
from union_portal.core.job.models import Job
from union_portal.core.money import ZERO


def start_assessing(year: int, months: list[int], *, by: User) -> Job:
    url = f"{reverse('admin:finance_assessment_changelist')}?year={year}"
    return job.start("finance.assess_dues", by=by, result_url=url, year=year, months=months)


@job.job_kind("finance.assess_dues", gettext_lazy("Work out dues"))
def assess(run: job.Run) -> str:
    """Month by month; run again, each follows what has changed."""
    year, months = run.params["year"], run.params["months"]
    total, unknown = ZERO, 0
    for done, month in enumerate(months):
        run.progress(done, len(months), _("Working out %(month)s") % {"month": f"{year}-{month:02}"})
        found = assessments.assess(year, month, by=run.by)
        total, unknown = total + found.total, max(unknown, found.unknown)
    return _("Dues worked out: %(total)s yuan. Members without a wage base: %(unknown)d.") % {
        "total": f"{total:,.2f}",
        "unknown": unknown,
    }


def start_receipt(person: Person, year: int, *, by: User, payment: DuesPayment | None = None) -> Job:
    return job.start(
        "finance.dues_receipt", by=by, result_url=reverse("finance:dues-year", args=[year]), person=person.pk,
        year=year, payment=payment.pk if payment else None,
    )  # fmt: skip


@job.job_kind("finance.dues_receipt", gettext_lazy("Receipt of dues"))
def receipt(run: job.Run) -> str:
    """A receipt of one payment, or of all payments of a year, as PDF with a check code."""
    person = Person.objects.select_related("department").get(pk=run.params["person"])
    run.progress(0, 1, _("Making the %(format)s file") % {"format": "PDF"})
    found = reports.receipt(person, run.params["year"], payment=run.params["payment"])
    run.keep(f"{found.title}.pdf", reports.issue(found, by=run.by), "application/pdf")
    return _("The receipt is ready as PDF.")
