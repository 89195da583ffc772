"""The figures of a session's proposals, counted in one place for page, paper and workbook.

Each figure is a ``Count``: its unit (份 submissions, 件 cases, …) and the ids behind it, so that its value can't differ
from the list that it opens. A report keeps them as they were on the day of counting.

What is confidential counts in the totals only: in every breakdown it stands in one line of its own, so that nobody can
find by subtraction which department or delegation it concerns. Authors who withheld their names are in no list of names.
A satisfaction that fewer than ``proposal.report_min_ratings`` people gave is not shown, and ratings of what is
confidential count nowhere: all others stand on their proposals' pages, so those would be what is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, Self

from proposals.case.workflow import State as CaseState
from proposals.rating.models import Rating


class Unit:
    """What is counted. Published figures always say which."""

    SUBMISSION, CASE, PERSON, RATING = "SUBMISSION", "CASE", "PERSON", "RATING"
    BESIDE = "BESIDE"
    """Ratings of joint authors and seconders."""


@dataclass(frozen=True)
class Count:
    """How many, of what, and which ones."""

    unit: str
    ids: tuple[int, ...] = ()

    @property
    def value(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Line:
    """One line of a breakdown. A count that is ``None`` would tell of single people and is not shown."""

    name: str
    counts: dict[str, Count | None]
    is_rest: bool = False
    """The line of all that is confidential, or of the authors who withheld their names."""


@dataclass(frozen=True)
class CaseLine:
    """A case as the report's lists show it; confidential cases have none."""

    id: int
    number: str
    title: str
    kind: str
    category: str
    submissions: int
    authors: tuple[str, ...]
    """Without those who withheld their names."""
    withheld: int
    department: str
    leader: str
    state: str
    reply_class: str
    due_on: dt.date | None
    is_key: bool
    is_overdue: bool


@dataclass(frozen=True)
class PromiseLine:
    """Something that a department promised, and what became of it."""

    case_id: int
    number: str
    title: str
    department: str
    promised_on: dt.date
    kept_on: dt.date | None
    is_late: bool


@dataclass(frozen=True)
class Earlier:
    """The totals of an earlier session, to compare with."""

    session: str
    code: str
    totals: Mapping[str, int]


RATES: dict[str, tuple[str, str, str]] = {
    "filing": ("filed", "valid", ""),
    "reply": ("replied", "assigned", ""),
    "reply_in_time": ("in_time", "assigned", "untimed"),
    "closing": ("closed_filed", "filed_cases", ""),
    "solving": ("solved_filed", "filed_cases", ""),
    "contact": ("met_filed", "filed_cases", ""),
}
"""Rate → the count above the line, the one below it, and what is left out there: 立案率, 答复率, 按时答复率 (of what has a
recorded deadline), 办结率 (closed; and solved), 见面率."""
NOT_IN_LISTS = ("met", "met_filed")
"""What the lists of earlier sessions don't tell, so that an imported session has no such figure."""

GRADES = tuple(Rating.Grade.values)
ASPECTS = ("attitude", "result")
ROUNDS = ("first", "final", "first_beside", "final_beside")
"""The first reply's ratings, and those of the reply that stood in the end: after a second handling they differ. The
lead authors', which decide what follows; and apart from them, those of joint authors and seconders."""


@dataclass(frozen=True)
class Figures:
    """Everything that a report says in numbers."""

    session: str
    code: str
    held_on: dt.date
    counted_on: dt.date
    counts: Mapping[str, Count]
    breakdowns: Mapping[str, tuple[Line, ...]]
    ratings_shown: tuple[str, ...]
    """The rounds whose ratings enough people gave; of the others nothing is kept."""
    cases: tuple[CaseLine, ...]
    promises: tuple[PromiseLine, ...]
    earlier: tuple[Earlier, ...] = field(default=())

    def __getitem__(self, key: str) -> int:
        return self.counts[key].value

    @property
    def totals(self) -> dict[str, int]:
        return {key: count.value for key, count in self.counts.items()}

    def rate(self, key: str) -> Fraction | None:
        return rate_of(self.totals, key)

    def satisfaction(self, round: str, aspect: str, *grades: str) -> Fraction | None:
        """The share of ratings with one of these grades; ``None`` where too few were given to be shown."""
        if round not in self.ratings_shown:
            return None
        chosen = sum(self[f"{round}.{aspect}.{grade}"] for grade in grades)
        return Fraction(chosen, self.rated(round))

    def rated(self, round: str) -> int:
        """How many have rated."""
        return sum(self[f"{round}.result.{grade}"] for grade in GRADES)

    @property
    def key_cases(self) -> tuple[CaseLine, ...]:
        return tuple(line for line in self.cases if line.is_key)

    @property
    def unfinished(self) -> tuple[CaseLine, ...]:
        return tuple(line for line in self.cases if line.state != CaseState.CLOSED)

    def find(self, key: str) -> Count | None:
        """The count behind a figure by its address: ``filed``, or ``category.2.filed`` for a breakdown's third line."""
        if key in self.counts:
            return self.counts[key]
        table, _dot, rest = key.partition(".")
        place, _dot, column = rest.partition(".")
        lines = self.breakdowns.get(table, ())
        if not place.isdecimal() or int(place) >= len(lines):
            return None
        return lines[int(place)].counts.get(column)

    # -- as the snapshot that a report keeps ---------------------------------------------------------------
    def as_dict(self) -> dict[str, Any]:
        def plain(value: Any) -> Any:
            match value:
                case Count():
                    return [value.unit, *value.ids]
                case Mapping():
                    return {key: plain(item) for key, item in value.items()}
                case tuple():
                    return [plain(item) for item in value]
                case Line() | CaseLine() | PromiseLine() | Earlier():
                    return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
                case dt.date():
                    return value.isoformat()
            return value

        return {f.name: plain(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        def count(value: Any) -> Count | None:
            return None if value is None else Count(value[0], tuple(value[1:]))

        def day(value: str | None) -> dt.date | None:
            return dt.date.fromisoformat(value) if value else None

        def line(value: Any) -> Line:
            return Line(value["name"], {k: count(c) for k, c in value["counts"].items()}, value["is_rest"])

        return cls(
            session=kept["session"],
            code=kept["code"],
            held_on=dt.date.fromisoformat(kept["held_on"]),
            counted_on=dt.date.fromisoformat(kept["counted_on"]),
            counts={key: Count(value[0], tuple(value[1:])) for key, value in kept["counts"].items()},
            breakdowns={key: tuple(map(line, lines)) for key, lines in kept["breakdowns"].items()},
            ratings_shown=_rounds(kept["ratings_shown"]),
            cases=tuple(
                CaseLine(**(c | {"authors": tuple(c["authors"]), "due_on": day(c["due_on"])}))
                for c in kept["cases"]
            ),
            promises=tuple(
                PromiseLine(
                    **(
                        p
                        | {
                            "promised_on": dt.date.fromisoformat(p["promised_on"]),
                            "kept_on": day(p["kept_on"]),
                        }
                    )
                )
                for p in kept["promises"]
            ),
            earlier=tuple(Earlier(**e) for e in kept["earlier"]),
        )


def _rounds(kept: Any) -> tuple[str, ...]:
    """Reports counted before seconders' ratings were said of the authors' whether they are shown."""
    if isinstance(kept, bool):
        return ROUNDS[:2] if kept else ()
    return tuple(kept)


def rate_of(totals: Mapping[str, int], key: str) -> Fraction | None:
    """A rate as an exact share; ``None`` when it isn't known, or there is nothing to divide by."""
    above, below, left_out = RATES[key]
    divisor = totals.get(below, 0) - totals.get(left_out, 0)
    return Fraction(totals[above], divisor) if divisor and above in totals else None
