"""Lay a staff file beside the register: who is new, who changes, who leaves, and what is wrong. Writes nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from members.membership.models import Membership
from members.organisation.models import Campus, Department
from members.person.models import Person
from members.staff_file.cells import parse
from members.staff_file.sheet import CHINESE, Sheet
from members.user.models import User
from union_portal.core.document.cells import Bad

MOST_ABSENT = 0.2
"""A file that lacks more of the staff than this is a part of the list: nobody is taken for gone by it."""

FIELDS = (
    "name", "sex", "birth_date", "department", "job_title", "employment", "joined_on", "status", "left_on",
    "mobile", "email",
)  # fmt: skip
"""The register's fields that a file may set; an empty cell leaves what is known."""


@dataclass(frozen=True)
class Mistake:
    """Why a row keeps the whole file out, and in which column."""

    line: int
    staff_number: str
    name: str
    column: str
    reason: str


@dataclass
class Entry:
    """One person as the file has her, beside the register."""

    line: int
    person: Person
    is_new: bool
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    joins_on: dt.date | None = None
    needs_account: bool = False
    leaves: bool = False
    returns: bool = False


@dataclass
class Plan:
    """What importing a file would do. Only a plan without mistakes is carried out, and then wholly."""

    day: dt.date
    rows: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    new: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)
    left: list[Entry] = field(default_factory=list)
    unchanged: int = 0
    absent: int = 0
    notes: list[str] = field(default_factory=list)
    campuses: list[Campus] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.left)

    @property
    def entries(self) -> list[Entry]:
        return [*self.new, *self.changed, *self.left]

    @property
    def fingerprint(self) -> str:
        """Equal for equal plans: what was confirmed is what is carried out."""
        rows = [[entry.person.staff_number, entry.is_new, entry.changes] for entry in self.entries]
        made = [department.name for department in self.departments]
        return hashlib.sha256(json.dumps([rows, made], ensure_ascii=False).encode()).hexdigest()


def compare(sheet: Sheet, *, creates_departments: bool, absent_left: bool, day: dt.date) -> Plan:
    """Lay the file beside the register of today."""
    return _Comparison(sheet, creates_departments, absent_left, day).plan()


class _Comparison:
    """One reading of a file: what is known is asked once, every row is looked at once."""

    def __init__(self, sheet: Sheet, creates_departments: bool, absent_left: bool, day: dt.date) -> None:
        self.sheet, self.creates_departments, self.absent_left = sheet, creates_departments, absent_left
        self.result = Plan(day=day, rows=len(sheet.lines))
        self.day = day
        self.known = {person.staff_number: person for person in Person.objects.select_related("department")}
        self.with_account = set(User.objects.filter(person__isnull=False).values_list("person_id", flat=True))
        self.campuses = {campus.name: campus for campus in Campus.objects.all()}
        self.departments: dict[tuple[str, str], Department] = {}
        self.by_name: dict[str, list[Department]] = {}
        for department in Department.objects.select_related("campus"):
            self._learn(department)
        self.members_until = {
            person: until or dt.date.max
            for person, until in Membership.objects.order_by("since").values_list("person_id", "until")
        }
        self.seen: dict[str, int] = {}
        self.renamed: list[str] = []
        self.without_sex = 0

    def plan(self) -> Plan:
        for line, cells in self.sheet.lines:
            self._row(line, cells)
        self._absent()
        if self.without_sex:
            self.result.mistakes.append(Mistake(0, "", "", CHINESE["sex"], self._no_sexes()))
        if self.sheet.ignored:
            self.result.notes.append(
                _("These columns are not for the register and were left out: %(columns)s.")
                % {"columns": "、".join(self.sheet.ignored)}
            )
        if self.renamed:
            self.result.notes.append(
                _(
                    "These numbers get quite another name: %(numbers)s. Make sure that none was given to somebody else."
                )
                % {"numbers": "、".join(self.renamed)}
            )
        if self.result.departments:
            self.result.notes.append(
                _("These departments will be created: %(names)s.")
                % {"names": "、".join(department.name for department in self.result.departments)}
            )
        self.result.mistakes.sort(key=lambda mistake: mistake.line)
        return self.result

    # -- one row ----------------------------------------------------------------------------------------
    def _row(self, line: int, cells: list[Any]) -> None:
        values: dict[str, Any] = {}
        wrong: list[tuple[str, str]] = []
        for index, column in self.sheet.columns.items():
            try:
                values[column] = parse(column, cells[index] if index < len(cells) else None)
            except Bad as error:
                wrong.append((column, str(error)))
        bad = {column for column, _reason in wrong}
        number = values.get("staff_number") or ""
        person = self.known.get(number)
        wrong += self._missing(values, bad, person)
        if number:
            if number in self.seen:
                wrong.append(
                    (
                        "staff_number",
                        _("Line %(line)s has the same staff number.") % {"line": self.seen[number]},
                    )
                )
            self.seen.setdefault(number, line)
        department = None
        if values.get("department"):
            department, reason = self._department(values["department"], values.get("campus"))
            if reason:
                wrong.append(("department", reason))
        wrong += self._implausible(values, person)
        if wrong:
            self.result.mistakes += [
                Mistake(line, number[:40], str(values.get("name") or "")[:60], self.sheet.heads.get(column, CHINESE[column]), reason[:300])
                for column, reason in wrong
            ]  # fmt: skip
            return
        values["department"] = department
        self._entry(line, values, person)

    def _missing(self, values: dict[str, Any], bad: set[str], person: Person | None) -> list[tuple[str, str]]:
        needed = ["staff_number"]
        if person is None:
            needed += ["name", "department"]
            if "sex" in self.sheet.columns.values():
                needed.append("sex")
            else:
                self.without_sex += 1
        return [
            (column, _("This is missing."))
            for column in needed
            if not values.get(column) and column not in bad
        ]

    def _no_sexes(self) -> str:
        return _(
            "The file has no column 性别, and %(count)s people in it are new. New people need it; add the column."
        ) % {"count": self.without_sex}

    def _implausible(self, values: dict[str, Any], person: Person | None) -> list[tuple[str, str]]:
        wrong = []
        born = values.get("birth_date") or (person and person.birth_date)
        joined = values.get("joined_on") or (person and person.joined_on)
        left = values.get("left_on")
        if values.get("birth_date") and not 15 <= (self.day - values["birth_date"]).days / 365.25 <= 110:
            wrong.append(("birth_date", _("Nobody of this age works or worked here.")))
        if values.get("joined_on") and (values["joined_on"] - self.day).days > 366:
            wrong.append(("joined_on", _("This day is more than a year ahead.")))
        if born and joined and values.get("joined_on") and (joined - born).days < 15 * 365:
            wrong.append(("joined_on", _("The person would have been younger than fifteen.")))
        gone = values.get("status") not in {None, *Person.Status.working()}
        if joined and (left or gone) and (left or self.day) < joined:
            wrong.append(("left_on", _("Nobody leaves the hospital before joining it.")))
        if values.get("member_since") and values["member_since"] > self.day:
            wrong.append(("member_since", _("This day is still to come.")))
        return wrong

    def _entry(self, line: int, values: dict[str, Any], person: Person | None) -> None:
        is_new = person is None
        was_gone = person is not None and person.has_left
        before = _values(person) if person else {}
        if person is None:
            person = Person(staff_number=values["staff_number"], joined_on=None)
        for name in FIELDS:
            if values.get(name) is not None:
                setattr(person, name, values[name])
        if person.has_left or person.status == Person.Status.RETIRED:
            person.left_on = person.left_on or self.day
        elif not values.get("left_on"):
            person.left_on = None
        after = _values(person)
        entry = Entry(line, person, is_new)
        entry.changes = _differences(before, after)
        if before and not set(before["name"]) & set(after["name"]):
            self.renamed.append(person.staff_number)
        self._membership(entry, values)
        entry.needs_account = person.pk not in self.with_account and not person.has_left
        if entry.needs_account and not is_new:
            entry.changes.append(("account", "", person.staff_number))
        entry.leaves = person.has_left and not was_gone
        entry.returns = was_gone and not person.has_left
        if is_new:
            self.result.new.append(entry)
        elif entry.changes:
            (self.result.left if entry.leaves else self.result.changed).append(entry)
        else:
            self.result.unchanged += 1

    def _membership(self, entry: Entry, values: dict[str, Any]) -> None:
        """Only the column 会员 makes members; it never ends a membership, which takes a decision."""
        person = entry.person
        until = self.members_until.get(person.pk) if person.pk else None
        is_member = until is not None and until >= self.day
        if values.get("is_member") and not is_member and not person.has_left:
            since = values.get("member_since") or person.joined_on or self.day
            entry.joins_on = min(max(since, until + dt.timedelta(days=1)) if until else since, self.day)
            entry.changes.append(("membership", "", entry.joins_on.isoformat()))
        elif values.get("is_member") is False and is_member:
            self.result.notes.append(
                _(
                    "%(name)s (%(number)s) is a member in the register; the file says no. End the membership by hand."
                )
                % {"name": person.name, "number": person.staff_number}
            )

    # -- departments ------------------------------------------------------------------------------------
    def _learn(self, department: Department) -> None:
        self.departments[department.name, department.campus.name] = department
        self.by_name.setdefault(department.name, []).append(department)
        if department.code != department.name:
            self.by_name.setdefault(department.code, []).append(department)

    def _department(self, name: str, campus: str | None) -> tuple[Department | None, str]:
        """The department of this name (or code), or the reason why there is none."""
        found = self.by_name.get(name, [])
        if campus:
            found = [department for department in found if department.campus.name == campus]
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, _("Several campuses have a department “%(name)s”. Add a column 院区.") % {
                "name": name
            }
        if not self.creates_departments:
            where = f"（{campus}）" if campus and name in self.by_name else ""
            return None, _("The department “%(name)s” is unknown. Create it first, or correct the name.") % {
                "name": name + where
            }
        return self._new_department(name, campus), ""

    def _new_department(self, name: str, campus: str | None) -> Department:
        place = campus or (next(iter(self.campuses)) if len(self.campuses) == 1 else "本部")
        if place not in self.campuses:
            taken = {known.code for known in self.campuses.values()}
            code = next(f"Y{n}" for n in range(1, 1_000) if f"Y{n}" not in taken)
            self.campuses[place] = Campus(code=code, name=place)
            self.result.campuses.append(self.campuses[place])
        taken = {department.code for department in self.departments.values()}
        code = next(f"K{n:03}" for n in range(1, 10_000) if f"K{n:03}" not in taken)
        department = Department(code=code, name=name, campus=self.campuses[place])
        self.result.departments.append(department)
        self._learn(department)
        return department

    # -- who isn't in the file --------------------------------------------------------------------------
    def _absent(self) -> None:
        at_work = [person for person in self.known.values() if person.status in Person.Status.working()]
        absent = [person for person in at_work if person.staff_number not in self.seen]
        self.result.absent = len(absent)
        if not self.absent_left or not absent:
            return
        if len(absent) > MOST_ABSENT * len(at_work):
            reason = _(
                "%(absent)s of %(all)s people at work are not in this file, so it looks like a part of the list. "
                "Import it without “who isn't in the file has left”."
            ) % {"absent": len(absent), "all": len(at_work)}
            self.result.mistakes.append(Mistake(0, "", "", "", reason))
            return
        for person in absent:
            before = _values(person)
            person.status, person.left_on = Person.Status.LEFT, self.day
            after = _values(person)
            entry = Entry(0, person, is_new=False, leaves=True)
            entry.changes = _differences(before, after)
            self.result.left.append(entry)


def _values(person: Person) -> dict[str, str]:
    """What a file may set, as plain text that is the same in all languages."""
    return {
        "name": person.name,
        "sex": person.sex,
        "birth_date": _day(person.birth_date),
        "department": person.department.name,
        "job_title": person.job_title,
        "employment": person.employment,
        "joined_on": _day(person.joined_on),
        "status": person.status,
        "left_on": _day(person.left_on),
        "mobile": person.mobile,
        "email": person.email,
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _differences(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (name, before.get(name, ""), after[name]) for name in FIELDS if before.get(name, "") != after[name]
    ]
