"""Lay a payroll file beside what the portal knows: person by person, what agrees and what differs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from finance.dues.figures import Rules, bases_on
from finance.dues.models import Assessment
from finance.dues_file.models import DuesFileRow
from finance.dues_file.sheet import Line, Sheet
from members.models import Person
from union_portal.core.money import ZERO

Outcome = DuesFileRow.Outcome


@dataclass(frozen=True)
class Compared:
    """One line with its person and outcome; ``base`` is the wage that it brings, which is only ever stored sealed."""

    line: int
    outcome: str
    label: str
    person: Person | None = None
    expected: Decimal | None = None
    amount: Decimal | None = None
    reason: str = ""
    base: Decimal | None = None


def _plain_name(name: str) -> str:
    return "".join(name.split())


def find_people(lines: Iterable[Line]) -> Iterator[tuple[Line, Person | None, str]]:
    """Each line with its person, or with the reason why it can't be used."""
    found = list(lines)
    people = {
        person.staff_number: person
        for person in Person.objects.filter(staff_number__in=[line.staff_number for line in found])
    }
    seen: dict[str, int] = {}
    for line in found:
        person, reason = people.get(line.staff_number), line.mistake
        if not reason and person is None:
            reason = _("Nobody has this staff number.")
        elif (
            not reason
            and person is not None
            and line.name
            and _plain_name(line.name) != _plain_name(person.name)
        ):
            reason = _("This staff number belongs to %(name)s.") % {"name": person.name}
        elif not reason and line.staff_number in seen:
            reason = _("This person stands in line %(line)d already.") % {"line": seen[line.staff_number]}
        seen.setdefault(line.staff_number, line.number)
        yield line, person, reason


def _label(line: Line) -> str:
    return f"{line.staff_number} {line.name}".strip()[:80]


def open_of(assessment: Assessment) -> dict[int, Decimal]:
    """Person → what is still open of a month; nothing for who is exempt or has paid."""
    return {due.person_id: due.unpaid for due in assessment.dues.all()}


def outcome_of(expected: Decimal | None, amount: Decimal) -> str:
    if not expected:
        return Outcome.UNEXPECTED if amount else Outcome.EQUAL
    if amount == expected:
        return Outcome.EQUAL
    return Outcome.MORE if amount > expected else Outcome.LESS


def compare_deductions(sheet: Sheet, assessment: Assessment) -> list[Compared]:
    """Each line beside what is open of the month; then who owes but isn't in the file."""
    expected, rows = open_of(assessment), []
    met = set()
    for line, person, reason in find_people(sheet.lines):
        if reason or person is None:
            rows.append(Compared(line.number, Outcome.MISTAKE, _label(line), reason=reason))
            continue
        met.add(person.pk)
        due = expected.get(person.pk)
        rows.append(
            Compared(
                line.number, outcome_of(due, line.amount), _label(line), person, due or ZERO, line.amount
            )
        )
    owing = [pk for pk, amount in expected.items() if amount > 0 and pk not in met]
    for person in Person.objects.filter(pk__in=owing).order_by("staff_number"):
        label = f"{person.staff_number} {person.name}"
        rows.append(Compared(0, Outcome.ABSENT, label, person, expected[person.pk], ZERO))
    return rows


def compare_bases(sheet: Sheet, since: dt.date) -> list[Compared]:
    """Each line's dues of a month beside those that the base of today gives. The wages themselves aren't shown."""
    rules = Rules.on(since)
    known = bases_on(since)
    rows = []
    for line, person, reason in find_people(sheet.lines):
        if reason or person is None:
            rows.append(Compared(line.number, Outcome.MISTAKE, _label(line), reason=reason))
            continue
        before = known.get(person.pk)
        if before is None:
            outcome = Outcome.NEW
        else:
            outcome = Outcome.EQUAL if before == line.amount else Outcome.CHANGED
        rows.append(
            Compared(
                line.number,
                outcome,
                _label(line),
                person,
                None if before is None else rules.share(before),
                rules.share(line.amount),
                base=line.amount,
            )
        )
    return rows
