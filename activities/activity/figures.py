"""Figures of the activities: how many took part, and from which departments."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from activities.activity.models import Activity, Registration
from activities.activity.workflow import RegistrationState, State
from members.models import Department, Person


@dataclass(frozen=True)
class Participation:
    """One department in one year: colleagues, attendances, and how many different people took part."""

    department: str
    colleagues: int
    attendances: int
    people: int

    @property
    def share(self) -> float:
        """The part of the department's colleagues who took part at least once (参与率), in percent."""
        return round(100 * self.people / self.colleagues, 1) if self.colleagues else 0.0


def by_department(year: int) -> list[Participation]:
    """Who came in a year, by the department that people belong to now; the liveliest first."""
    came = Registration.objects.filter(state=RegistrationState.CHECKED_IN, activity__starts_at__year=year)
    counts = {
        row["person__department"]: row
        for row in came.values("person__department").annotate(
            attendances=Count("pk"), people=Count("person", distinct=True)
        )
    }
    working = Count("people", filter=Q(people__status__in=Person.Status.working()))
    departments = Department.objects.filter(pk__in=counts).annotate(colleagues=working)
    rows = [
        Participation(d.name, d.colleagues, counts[d.pk]["attendances"], counts[d.pk]["people"])
        for d in departments
    ]
    return sorted(rows, key=lambda row: (-row.share, row.department))


def attendances(year: int) -> int:
    """How often somebody came to an activity in a year (参与人次)."""
    return Registration.objects.filter(
        state=RegistrationState.CHECKED_IN, activity__starts_at__year=year
    ).count()


def held(year: int) -> int:
    """How many activities took place in a year."""
    return Activity.objects.filter(state=State.FINISHED, starts_at__year=year).count()


def by_category(year: int) -> list[tuple[str, int]]:
    """Attendances by kind of activity; kinds without any are left out."""
    came = (
        Registration.objects.filter(state=RegistrationState.CHECKED_IN, activity__starts_at__year=year)
        .values("activity__category")
        .annotate(n=Count("pk"))
        .order_by("-n")
    )
    return [(str(Activity.Category(row["activity__category"]).label), row["n"]) for row in came]
