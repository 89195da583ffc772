"""Work out what the members owe for a month or a year, and follow what changes within it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.dues.figures import Difference, differences, work_out
from finance.dues.models import Assessment, Due
from finance.dues.services import payments
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.bulk import update_each
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO

CHUNK = 1_000


@dataclass(frozen=True)
class Comparison:
    """What working a month out again would change."""

    assessment: Assessment
    differences: list[Difference]


def compare(assessment: Assessment, *, by: User) -> Comparison:
    """Show what has changed since the month was worked out. The wage bases are used for it, which is recorded."""
    found = differences(_known(assessment), work_out(assessment.year, assessment.month))
    audit.record("finance.assessment.compared", assessment, by=by, differences=len(found))
    return Comparison(assessment, found)


@transaction.atomic
def assess(year: int, month: int, *, by: User | None) -> Assessment:
    """Work out the dues of a month for all members (会费核定). Again, it follows what has changed meanwhile.

    A member whose dues fall keeps what was paid as credit, which settles the next months.
    """
    if not 1 <= month <= 12:
        raise DomainError(_("Choose a month from 1 to 12."), field="month")
    if year > timezone.localdate().year + 1:
        raise DomainError(
            _("Dues are worked out for this year and the next, not further ahead."), field="year"
        )
    assessment, _created = Assessment.objects.get_or_create(year=year, month=month)
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    known = _known(assessment)
    found = differences(known, work_out(year, month))
    payments.lock(each.person.pk for each in found)
    changed = _write(assessment, known, found)
    payments.settle(changed)
    _count(assessment, by=by)
    audit.record(
        "finance.assessment.assessed", assessment, by=by, differences=len(found), total=assessment.total,
        payers=assessment.payers, exempt=assessment.exempt, unknown=assessment.unknown,
    )  # fmt: skip
    return assessment


def assess_again(assessment: Assessment, *, by: User) -> Assessment:
    """Follow what has changed since: joined, left, retired, moved, another base or rule."""
    return assess(assessment.year, assessment.month, by=by)


def _known(assessment: Assessment) -> dict[int, Due]:
    return {due.person_id: due for due in assessment.dues.select_related("person")}


def _write(assessment: Assessment, known: dict[int, Due], found: list[Difference]) -> set[int]:
    new: list[Due] = []
    changed: list[Due] = []
    for each in found:
        due = known.get(each.person.pk) or Due(assessment=assessment, person=each.person)
        if each.after is None:
            due.basis, due.amount, due.version_id = Due.Basis.NONE, ZERO, None
        else:
            due.basis, due.amount, due.branch_id, due.version_id = (
                each.after.basis, each.after.amount, each.after.branch, each.after.version,
            )  # fmt: skip
        (changed if due.pk else new).append(due)
    payments.release({due.pk: due.amount for due in changed})
    Due.objects.bulk_create(new, batch_size=CHUNK)
    update_each(changed, "basis", "amount", "branch", "version")
    return {due.person_id for due in (*new, *changed)}


def _count(assessment: Assessment, *, by: User | None) -> None:
    def of(basis: str) -> Count:
        return Count("pk", filter=Q(basis=basis))

    sums = assessment.dues.aggregate(
        payers=Count("pk", filter=Q(amount__gt=0)), exempt=of(Due.Basis.EXEMPT), unknown=of(Due.Basis.UNKNOWN),
        total=Sum("amount"),
    )  # fmt: skip
    assessment.payers, assessment.exempt, assessment.unknown = sums["payers"], sums["exempt"], sums["unknown"]
    assessment.total = sums["total"] or ZERO
    assessment.assessed_by, assessment.assessed_at = by, timezone.now()
    assessment.save(update_fields=["payers", "exempt", "unknown", "total", "assessed_by", "assessed_at"])
