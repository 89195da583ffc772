"""Lay a list of earlier proposals beside the portal: what would be new, what is there already, what is wrong. Writes nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from members.models import Delegation, Department, Person
from proposals.case.models import ProposalCase
from proposals.imports.models import Origin
from proposals.imports.sheet import CHINESE, Sheet, parse
from proposals.proposal.models import Category, Proposal
from proposals.reply.models import ReplyClass
from proposals.session.models import CongressSession
from union_portal.core.document.cells import Bad

OTHER = "OTHER"


@dataclass(frozen=True)
class Mistake:
    """Why a row keeps the whole file out, and in which column."""

    line: int
    number: str
    title: str
    column: str
    reason: str


@dataclass
class Entry:
    """One proposal as the file has it, with whatever of it the portal knows."""

    line: int
    session: CongressSession
    number: str
    case_number: str
    values: dict[str, Any]
    category: Category
    proposer: Person | None
    department: Department | None
    delegation: Delegation | None
    reply_class: ReplyClass | None
    seconders: list[Person] = field(default_factory=list)
    is_known: bool = False

    @property
    def fingerprint(self) -> str:
        """Equal for equal rows, so that a file can come in twice."""
        row = [self.number, self.case_number, self.session.code, self.values]
        return hashlib.sha256(
            json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode()
        ).hexdigest()


@dataclass
class Plan:
    """What taking a file in would do. Only a plan without mistakes is carried out, and then wholly."""

    rows: int = 0
    entries: list[Entry] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.is_known]

    @property
    def unchanged(self) -> int:
        return len(self.entries) - len(self.new)

    @property
    def fingerprint(self) -> str:
        """Equal for equal plans: what was confirmed is what is carried out."""
        return hashlib.sha256("".join(entry.fingerprint for entry in self.new).encode()).hexdigest()


def compare(sheet: Sheet) -> Plan:
    """Lay the file beside what the portal has today."""
    return _Comparison(sheet).plan()


class _Comparison:
    """One reading of a file: what is known is asked once, every row is looked at once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.result = sheet, Plan(rows=len(sheet.lines))
        self.sessions = {
            (session.term.term_no, session.session_no): session
            for session in CongressSession.objects.select_related("term")
        }
        self.categories = {category.name: category for category in Category.objects.all()}
        self.other = Category.objects.filter(code=OTHER).first()
        self.classes = {
            key: each for each in ReplyClass.objects.all() for key in (each.name, each.code, str(each))
        }
        self.by_number: dict[str, Person] = {}
        self.by_name: dict[str, list[Person]] = {}
        for person in Person.objects.only("pk", "staff_number", "name"):
            self.by_number[person.staff_number] = person
            self.by_name.setdefault(person.name, []).append(person)
        self.departments: dict[str, list[Department]] = {}
        for department in Department.objects.all():
            for key in {department.name, department.code}:
                self.departments.setdefault(key, []).append(department)
        self.delegations = {(each.term_id, each.name): each for each in Delegation.objects.all()}
        self.taken = dict(Proposal.objects.exclude(number="").values_list("number", "title"))
        self.case_numbers = set(ProposalCase.objects.values_list("number", flat=True))
        self.origins = dict(Origin.objects.values_list("proposal__number", "fingerprint"))
        self.seen: dict[str, int] = {}
        self.as_text: dict[str, dict[str, None]] = {
            "proposer": {},
            "department": {},
            "delegation": {},
            "seconders": {},
        }

    def plan(self) -> Plan:
        for line, cells in self.sheet.lines:
            self._row(line, cells)
        if self.sheet.ignored:
            self.result.notes.append(
                _("These columns are not for the portal and were left out: %(columns)s.")
                % {"columns": "、".join(self.sheet.ignored)}
            )
        for column, names in self.as_text.items():
            if names:
                words = _(
                    "%(column)s not found in the registers, or not without doubt, and kept as text: %(names)s."
                )
                shown = "、".join(list(names)[:40])
                self.result.notes.append(words % {"column": CHINESE[column], "names": shown})
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
        wrong += [(column, _("This is missing.")) for column in self._missing(values) if column not in bad]
        session = self.sessions.get(values.get("session") or (0, 0))
        if values.get("session") and session is None:
            term, number = values["session"]
            words = _("The session %(term)s-%(number)s is unknown. Enter it under “congress sessions” first.")
            wrong.append(("session", words % {"term": term, "number": number}))
        category = self.categories.get(values["category"]) if values.get("category") else self.other
        if category is None:
            known = "、".join(self.categories)
            words = _("“%(value)s” is unknown here. Known are: %(known)s.")
            wrong.append(("category", words % {"value": values.get("category") or "", "known": known}))
        reply_class = self.classes.get(values.get("reply_class") or "")
        if values.get("reply_class") and reply_class is None:
            known = "、".join(each.name for each in dict.fromkeys(self.classes.values()))
            words = _("“%(value)s” is unknown here. Known are: %(known)s.")
            wrong.append(("reply_class", words % {"value": values["reply_class"], "known": known}))
        wrong += self._out_of_order(values)
        number = _full(values.get("number"), session)
        wrong += self._number(line, number, values, session)
        if wrong or session is None or category is None:
            self.result.mistakes += [
                Mistake(
                    line, str(values.get("number") or "")[:40], str(values.get("title") or "")[:60],
                    self.sheet.heads.get(column, CHINESE[column]), reason[:300],
                )
                for column, reason in wrong
            ]  # fmt: skip
            return
        entry = Entry(
            line=line, session=session, number=number, values=values, category=category,
            case_number=_full(values.get("case"), session) or number, proposer=self._person(values),
            department=self._department(values.get("department")), reply_class=reply_class,
            delegation=self._delegation(values.get("delegation"), session), seconders=self._seconders(values),
        )  # fmt: skip
        entry.is_known = self.origins.get(number) == entry.fingerprint
        if entry.case_number in self.case_numbers and not entry.is_known:
            words = _("There is a case %(number)s already. Imported proposals make cases of their own.")
            self.result.mistakes.append(
                Mistake(line, number, values["title"], CHINESE["case"], words % {"number": entry.case_number})
            )
            return
        self.result.entries.append(entry)

    def _missing(self, values: dict[str, Any]) -> list[str]:
        needed = ["session", "number", "title"]
        if not values.get("staff_number"):
            needed.append("proposer")
        if values.get("outcome") == "NOT_FILED":
            needed.append("reason")
        elif any(values.get(column) for column in ("reply", "replied_on", "rating")):
            needed.append("reply_class")
        return [column for column in needed if not values.get(column)]

    def _out_of_order(self, values: dict[str, Any]) -> list[tuple[str, str]]:
        order = [column for column in ("submitted_on", "replied_on", "closed_on") if values.get(column)]
        return [
            (later, _("This day lies before %(column)s.") % {"column": CHINESE[earlier]})
            for earlier, later in itertools.pairwise(order)
            if values[later] < values[earlier]
        ]

    def _number(
        self, line: int, number: str, values: dict[str, Any], session: CongressSession | None
    ) -> list[tuple[str, str]]:
        if not number or session is None:
            return []
        if number in self.seen:
            return [("number", _("Line %(line)s has the same number.") % {"line": self.seen[number]})]
        self.seen[number] = line
        if len(number) > 20:
            return [("number", _("This is longer than %(limit)s characters.") % {"limit": 20})]
        if number in self.taken and number not in self.origins:
            words = _("The number %(number)s is taken by “%(title)s”.")
            return [("number", words % {"number": number, "title": self.taken[number]})]
        if number in self.taken and values.get("title") not in {None, self.taken[number]}:
            words = _("%(number)s was imported before with another subject. Undo that import first.")
            return [("number", words % {"number": number})]
        return []

    # -- names ------------------------------------------------------------------------------------------
    def _kept(self, column: str, name: str) -> None:
        self.as_text[column][name] = None

    def _person(self, values: dict[str, Any]) -> Person | None:
        """By staff number, else by a name that only one person has; who isn't found stays a name."""
        number, name = values.get("staff_number"), values.get("proposer")
        if number in self.by_number:
            return self.by_number[number]
        found = self._named(name or "")
        if found is None:
            self._kept("proposer", str(name or number))
        return found

    def _named(self, name: str) -> Person | None:
        found = self.by_number.get(name)
        alike = self.by_name.get("".join(name.split()), [])
        return found or (alike[0] if len(alike) == 1 else None)

    def _seconders(self, values: dict[str, Any]) -> list[Person]:
        people = []
        for name in _names(values.get("seconders") or ""):
            person = self._named(name)
            if person is None:
                self._kept("seconders", name)
            else:
                people.append(person)
        return people

    def _department(self, name: str | None) -> Department | None:
        found = self.departments.get(name or "", [])
        if len(found) == 1:
            return found[0]
        if name:
            self._kept("department", name)
        return None

    def _delegation(self, name: str | None, session: CongressSession) -> Delegation | None:
        found = self.delegations.get((session.term_id, name or ""))
        if name and found is None:
            self._kept("delegation", name)
        return found


def _full(number: str | None, session: CongressSession | None) -> str:
    """A bare serial such as 12 becomes 7-3-012; a whole number stays as it is."""
    if not number or session is None:
        return number or ""
    return f"{session.code}-{int(number):03}" if number.isdecimal() else number


def _names(text: str) -> list[str]:
    for separator in "，,；;/\n":
        text = text.replace(separator, "、")
    return [name.strip() for name in text.split("、") if name.strip()]


def noon(day: dt.date) -> dt.datetime:
    """The moment that stands for a day of which only the day is known."""
    return dt.datetime.combine(day, dt.time(12))
