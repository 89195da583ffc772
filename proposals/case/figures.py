"""What the boards show: cases by state, category and department, and how timely the replies are. Unit: cases (件)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from proposals.case.models import Assignment, ProposalCase
from proposals.case.workflow import State
from proposals.session.models import CongressSession
from union_portal.core.document.chart import ChartSpec, Series

if TYPE_CHECKING:
    from members.user.models import User

TOP = 10


def current_cases() -> QuerySet[ProposalCase]:
    """The cases of the session that met last, or of the first one when none has met yet."""
    met = CongressSession.objects.filter(held_on__lte=timezone.localdate())
    latest = met.first() or CongressSession.objects.last()
    return ProposalCase.objects.filter(session=latest) if latest else ProposalCase.objects.none()


def filed_in(year: int) -> QuerySet[ProposalCase]:
    return ProposalCase.objects.filter(filed_at__year=year)


def timeliness(year: int, *, on: dt.date) -> tuple[int, int, int, int]:
    """Assignments of a year's cases: answered in time, answered late, still in time, overdue."""
    standing = Assignment.objects.filter(case__filed_at__year=year, sent_back_at=None)
    answered = standing.exclude(answered_at=None).annotate(answered_on=TruncDate("answered_at"))
    in_time = answered.filter(answered_on__lte=F("due_on")).count()
    waiting = standing.filter(answered_at=None)
    overdue = waiting.filter(due_on__lt=on).count()
    return in_time, answered.count() - in_time, waiting.count() - overdue, overdue


def _timeliness_title(cases: QuerySet[ProposalCase], in_time: int, answered: int) -> str:
    if answered:
        return _("%(share)d %% of the replies came in time") % {"share": round(100 * in_time / answered)}
    untimed = cases.exclude(replied_at=None).count()
    if untimed:
        return _("%(n)d replies from earlier records, without recorded deadlines") % {"n": untimed}
    return _("No replies yet")


def charts(user: User, year: int) -> list[ChartSpec]:
    """The board of one year; each title says what it shows."""
    cases = filed_in(year)
    total = cases.count()
    unit = pgettext("unit", "cases")
    by_state = Counter(cases.values_list("state", flat=True))
    states = [state for state in State if by_state[state]]
    # A case counts for the category of its first submission, so that the bars add up to the cases.
    first = (
        cases.order_by("pk", "submissions__pk")
        .distinct("pk")
        .values_list("submissions__category__name", flat=True)
    )
    by_category = Counter(str(name) for name in first if name).most_common()
    by_department = list(
        cases.annotate(
            by=Coalesce("lead_department__name", "department_name")
        )  # an import may know but a name
        .exclude(by="")
        .values_list("by")
        .annotate(n=Count("pk"))
        .order_by("-n", "by")[:TOP]
    )
    in_time, late, running, overdue = timeliness(year, on=timezone.localdate())
    answered = in_time + late
    return [
        ChartSpec(
            "bar",
            _("%(closed)d of %(total)d cases are closed") % {"closed": by_state[State.CLOSED], "total": total},
            [str(state.label) for state in states], [Series(unit, [by_state[state] for state in states])], unit,
        ),
        ChartSpec(
            "bar",
            _("Most cases concern: %(category)s") % {"category": by_category[0][0]} if by_category
            else _("No cases by category yet"),
            [name for name, _n in by_category], [Series(unit, [n for _name, n in by_category])], unit,
        ),
        ChartSpec(
            "bar",
            _("Most cases are handled by: %(department)s") % {"department": by_department[0][0]} if by_department
            else _("No cases by department yet"),
            [name for name, _n in by_department], [Series(unit, [n for _name, n in by_department])], unit,
        ),
        ChartSpec(
            "ring",
            _timeliness_title(cases, in_time, answered),
            [_("Answered in time"), _("Answered late"), _("Still in time"), _("Overdue")],
            [Series(pgettext("unit", "replies"), [in_time, late, running, overdue])], pgettext("unit", "replies"),
        ),
    ]  # fmt: skip
