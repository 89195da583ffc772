"""The report's tables, sentences and charts, from its figures: what page, PDF, DOCX and XLSX have in common.

A cell that is a figure carries the address of its count, so that the page can link it to the list behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from proposals.case.models import ProposalCase
from proposals.case.workflow import State as CaseState
from proposals.rating.figures import ROUNDS as LABELS
from proposals.rating.models import Rating
from proposals.report.figures import ASPECTS, GRADES, ROUNDS, CaseLine, Figures, Line, rate_of
from union_portal.core.document.chart import ChartSpec, Series

LONG, MOST_BARS = 15, 10
CONTENT = (Rating.Grade.SATISFIED, Rating.Grade.BASICALLY_SATISFIED)
Value = int | str | Fraction | dt.date | None


@dataclass(frozen=True)
class Cell:
    """One cell: a figure, a share, a day or words. ``key`` is the figure's address, ``case`` the case it names, ``url``
    where a page links it to."""

    value: Value
    key: str = ""
    case: int | None = None
    url: str = ""

    def __str__(self) -> str:
        match self.value:
            case None:
                return "–"
            case Fraction():
                return percent(self.value)
        return str(self.value)

    @property
    def is_number(self) -> bool:
        return self.value is None or isinstance(self.value, int | Fraction)


@dataclass(frozen=True)
class Table:
    key: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    has_total: bool = False
    widths: Sequence[int] = ()
    """Of the columns, as shares of the whole; for paper and workbook."""

    @property
    def body(self) -> Sequence[Sequence[Cell]]:
        return self.rows[:-1] if self.has_total else self.rows

    @property
    def is_long(self) -> bool:
        """Folded on a page, so that the report stays readable on a phone."""
        return len(self.body) > LONG

    @property
    def total(self) -> Sequence[Cell]:
        return self.rows[-1] if self.has_total else ()


@dataclass(frozen=True)
class Part:
    """One chapter: sentences, charts, tables. ``text`` names the words of the committee's that stand in it."""

    key: str
    title: str
    words: Sequence[str] = ()
    tables: Sequence[Table] = ()
    charts: Sequence[ChartSpec] = ()
    text: str = ""
    is_annex: bool = False


def percent(share: Fraction | None) -> str:
    """Rounded half up to one decimal: 109 of 132 is 82.6%."""
    if share is None:
        return "–"
    tenths = (share.numerator * 2000 + share.denominator) // (2 * share.denominator)
    return f"{tenths // 10}.{tenths % 10}%"


def parts(figures: Figures) -> list[Part]:
    """The whole report in its order."""
    made = [
        Part("introduction", _("Introduction"), text="introduction"),
        _collection(figures),
        _review(figures),
        _handling(figures),
        _replies(figures),
        _satisfaction(figures),
        _key_cases(figures),
        Part("work_done", _("Work done"), text="work_done"),
        _comparison(figures),
        Part("problems", _("Problems"), text="problems"),
        _unfinished(figures),
        Part("next_plan", _("Next plan"), text="next_plan"),
        _full_list(figures),
    ]
    return [part for part in made if part.text or part.words or part.tables]


def rates(figures: Figures) -> list[tuple[str, str, Fraction | None, str]]:
    """Key, label, share, and how it is formed: each rate says what it divides by what."""
    f = figures
    return [
        ("filing", _("Filing rate"), f.rate("filing"), _("filed %(a)d of %(b)d valid submissions") % {"a": f["filed"], "b": f["valid"]}),
        ("reply", _("Reply rate"), f.rate("reply"), _("replied %(a)d of %(b)d assigned cases") % {"a": f["replied"], "b": f["assigned"]}),
        ("reply_in_time", _("Rate of replies in time"), f.rate("reply_in_time"), _("replied in time %(a)d of %(b)d assigned cases with a deadline") % {"a": f["in_time"], "b": f["assigned"] - f["untimed"]}),
        ("closing", _("Closing rate (closed)"), f.rate("closing"), _("closed %(a)d of %(b)d filed cases") % {"a": f["closed_filed"], "b": f["filed_cases"]}),
        ("solving", _("Closing rate (solved)"), f.rate("solving"), _("solved %(a)d of %(b)d filed cases: a class that counts as solved, or a promise kept") % {"a": f["solved_filed"], "b": f["filed_cases"]}),
        ("contact", _("Contact rate"), f.rate("contact"), _("met the author face to face in %(a)d of %(b)d filed cases") % {"a": f["met_filed"], "b": f["filed_cases"]}),
    ]  # fmt: skip


# -- chapters ---------------------------------------------------------------------------------------------------
def _collection(f: Figures) -> Part:
    words = _(
        "%(authors)d people handed in %(received)d submissions (份); %(valid)d of them are valid:"
        " %(withdrawn)d were withdrawn, %(returned)d were returned and not completed."
    )
    heads = [_("Received (份)"), _("Valid (份)"), _("Filed (份)"), _("Suggestions (份)"), _("Answered (份)")]
    columns = ["received", "valid", "filed", "suggested", "answered"]
    withheld = _("Names withheld or confidential")
    categories = _breakdown(
        f, "category", _("By category"), _("Category"), [*heads, _("Cases (件)")], [*columns, "cases"],
        totals=[*columns, None],
        note=_("A case counts for the category of its first submission."),
    )  # fmt: skip
    return Part(
        "collection",
        _("Collection"),
        [words % f.totals],
        [
            categories,
            _breakdown(
                f, "delegation", _("By delegation"), _("Delegation"), heads, columns, totals=columns, rest=withheld
            ),
            _breakdown(f, "campus", _("By campus"), _("Campus"), heads, columns, totals=columns, rest=withheld),
            _breakdown(
                f, "author", _("By author"), _("Author"), [_("Taken in (份)"), _("Filed (份)")], ["taken_in", "filed"],
                totals=None, rest=withheld,
            ),
        ],
        [chart for chart in [_category_chart(f)] if chart],
    )  # fmt: skip


def _review(f: Figures) -> Part:
    words = _(
        "Of the valid submissions %(filed)d (份) were filed as %(filed_cases)d cases (件), %(suggested)d (份) were taken as"
        " suggestions in %(suggested_cases)d cases (件), and %(answered)d (份) were opinions answered in"
        " %(answered_cases)d cases (件)."
    )
    rows = [
        (_("Filed"), "filed", "filed_cases"), (_("Taken as suggestions"), "suggested", "suggested_cases"),
        (_("Opinions answered"), "answered", "answered_cases"), (_("Not filed"), "not_filed", None),
        (_("Not decided yet"), "pending", None),
    ]  # fmt: skip

    def row(label: str, submissions: str, cases: str | None) -> list[Cell]:
        share = Fraction(f[submissions], f["valid"]) if f["valid"] else None
        return [Cell(label), _figure(f, submissions), _figure(f, cases) if cases else Cell(None), Cell(share)]

    table = Table(
        "review", _("Result of the review"),
        [_("Result"), _("Submissions (份)"), _("Cases (件)"), _("Share of the valid submissions")],
        [row(*line) for line in rows if f[line[1]] or line[2]] + [row(_("Valid"), "valid", None)],
        note=_("Several submissions on one matter become one case. Returned for completion: %(returned)d (份); withdrawn: %(withdrawn)d (份).")
        % f.totals,
        has_total=True, widths=[40, 20, 20, 20],
    )  # fmt: skip
    chart = ChartSpec(
        "bar",
        _("%(valid)d valid submissions became %(cases)d cases")
        % {"valid": f["valid"], "cases": f["filed_cases"] + f["suggested_cases"] + f["answered_cases"]},
        [label for label, _submissions, cases in rows if cases],
        [
            Series(_("Submissions (份)"), [f[key] for _label, key, cases in rows if cases]),
            Series(_("Cases (件)"), [f[cases] for _label, _key, cases in rows if cases]),
        ],
    )
    return Part(
        "review", _("Result of the review"), [words % f.totals], [table], [chart] if f["valid"] else []
    )


def _handling(f: Figures) -> Part:
    words = _(
        "%(assigned)d cases (件) were assigned to departments and %(replied)d were answered: %(in_time)d in time,"
        " %(late)d late. %(running)d are still within their deadline, %(overdue)d are overdue."
    )
    timeliness = Table(
        "timeliness", _("Timeliness of the first reply"),
        [_("Assigned (件)"), _("Replied in time"), _("Replied late"), _("Running"), _("Overdue")],
        [[_figure(f, key) for key in ("assigned", "in_time", "late", "running", "overdue")]],
        note=_("Replied without a recorded deadline, from earlier records: %(untimed)d (件).") % f.totals if f["untimed"] else "",
    )  # fmt: skip
    table = Table(
        "rates", _("Rates"), [_("Rate"), _("Share"), _("How it is formed")],
        [[Cell(label), Cell(share), Cell(how)] for _key, label, share, how in rates(f)], widths=[28, 14, 58],
    )  # fmt: skip
    columns = ["cases", "replied", "in_time", "late", "overdue", "met", "closed", "solved"]
    heads = [
        _("Cases (件)"), _("Replied"), _("In time"), _("Late"), _("Overdue"), _("Met the author"),
        pgettext("proposal", "Closed"), _("Solved"),
    ]  # fmt: skip
    departments = _breakdown(
        f, "department", _("By department"), _("Department"), heads, columns,
        totals=["assigned", *columns[1:]],
    )  # fmt: skip
    return Part(
        "handling", _("Handling"), [words % f.totals], [timeliness, table, departments], _handling_charts(f)
    )


def _replies(f: Figures) -> Part:
    lines = f.breakdowns["class"]
    if not lines:
        return Part("replies", "")
    table = _breakdown(
        f, "class", _("By class of the reply"), _("Reply class"),
        [_("Cases (件)"), _("of these filed"), _("of these suggestions")], ["cases", "filed", "suggested"],
        totals=["replied", None, None], note=_("The class of the reply that stands, after a second handling the second one."),
    )  # fmt: skip
    total = sum(_value(line, "cases") for line in lines)
    first = lines[0]
    chart = ChartSpec(
        "ring",
        _("%(n)d of %(total)d replies: %(name)s")
        % {"n": _value(first, "cases"), "total": total, "name": first.name},
        [line.name for line in lines],
        [Series(_("Cases (件)"), [_value(line, "cases") for line in lines])],
        _("cases"),
    )
    return Part("replies", _("Classes of the replies"), (), [table], [chart])


def _satisfaction(f: Figures) -> Part:
    if not f["replied"]:
        return Part("satisfaction", "")
    if not f.ratings_shown:
        words = _("Too few ratings were given to show them without telling who gave them.")
        return Part("satisfaction", _("Satisfaction"), [words])
    rehandled = _("Second handlings: %(rehandled)d cases (件).") % f.totals
    tables = [
        _ratings(f, "satisfaction", _("Satisfaction with attitude and result"), ROUNDS[:2], rehandled),
        _ratings(
            f, "satisfaction-beside", _("Joint authors and seconders"), ROUNDS[2:],
            _("Theirs are shown beside the lead authors' ratings, which alone decide what follows."),
        ),
    ]  # fmt: skip
    share = f.satisfaction("final", "result", *CONTENT)
    words = _("%(share)s of the ratings are satisfied or basically satisfied with the result.")
    departments = [
        [
            Cell(line.name), _cell(line, "department", place, "rated"), Cell(_share(line, "satisfied")),
            Cell(_share(line, "content")),
        ]
        for place, line in enumerate(f.breakdowns["department"])
        if not line.is_rest
    ]  # fmt: skip
    by_department = Table(
        "department-satisfaction", _("Satisfaction with the result, by department"),
        [_("Department"), _("Ratings"), _("Satisfied only"), _("Satisfied and basically satisfied")], departments,
        note=_("A dash stands where too few ratings were given to show them without telling who gave them."),
        widths=[40, 16, 20, 24],
    )  # fmt: skip
    return Part(
        "satisfaction", _("Satisfaction"), [words % {"share": percent(share)}] if share is not None else [],
        [table for table in (*tables, by_department) if table.rows], [_satisfaction_chart(f)],
    )  # fmt: skip


def _ratings(f: Figures, key: str, title: str, rounds: Sequence[str], note: str) -> Table:
    """One line an aspect and a round; rounds that too few have rated are left out."""
    labels = {"attitude": _("Attitude"), "result": _("Result")}
    rows = [
        [
            Cell(f"{labels[aspect]} · {round_label(round)}"),
            Cell(f.rated(round)),
            *(_figure(f, f"{round}.{aspect}.{grade}") for grade in GRADES),
            Cell(f.satisfaction(round, aspect, Rating.Grade.SATISFIED)),
            Cell(f.satisfaction(round, aspect, *CONTENT)),
        ]
        for round in rounds
        if round in f.ratings_shown
        for aspect in ASPECTS
    ]
    heads = [
        _("Rated"), _("Ratings"), *(str(label) for label in Rating.Grade.labels), _("Satisfied only"),
        _("Satisfied and basically satisfied"),
    ]  # fmt: skip
    return Table(key, title, heads, rows, note=note, widths=[26, 10, 11, 14, 11, 12, 16])


def round_label(round: str) -> str:
    return _("first reply") if round.startswith("first") else _("reply that stands")


def _key_cases(f: Figures) -> Part:
    if not f.key_cases:
        return Part("key", "")
    rows = [
        [
            Cell(line.number, case=line.id), Cell(line.title, case=line.id), Cell(line.leader), Cell(line.department),
            Cell(state_label(line)), Cell(line.reply_class),
        ]
        for line in f.key_cases
    ]  # fmt: skip
    heads = [_("Number"), _("Subject"), _("Led by"), _("Department"), _("State"), _("Reply class")]
    return Part(
        "key",
        _("Key proposals"),
        (),
        [Table("key", _("Key proposals"), heads, rows, widths=[12, 30, 12, 16, 14, 16])],
    )


def _unfinished(f: Figures) -> Part:
    tables = []
    if f.unfinished:
        rows = [
            [
                Cell(line.number, case=line.id), Cell(line.title, case=line.id), Cell(line.department),
                Cell(state_label(line)), Cell(line.due_on or ""), Cell(_("overdue") if line.is_overdue else ""),
            ]
            for line in f.unfinished
        ]  # fmt: skip
        heads = [_("Number"), _("Subject"), _("Department"), _("State"), _("Due on"), _("Note")]
        tables.append(
            Table("unfinished", _("Unfinished cases"), heads, rows, note=_hidden_note(f["unfinished"] - len(rows)), widths=[12, 34, 18, 16, 12, 8])
        )  # fmt: skip
    if f.promises:
        rows = [
            [
                Cell(line.number, case=line.case_id), Cell(line.title, case=line.case_id), Cell(line.department),
                Cell(line.promised_on), Cell(line.kept_on or (_("late") if line.is_late else _("open"))),
            ]
            for line in f.promises
        ]  # fmt: skip
        heads = [_("Number"), _("Subject"), _("Department"), _("Promised by"), _("Kept on")]
        tables.append(Table("promises", _("Promises"), heads, rows, widths=[12, 38, 20, 15, 15]))
    return Part("unfinished", _("Unfinished cases and promises"), (), tables)


def _comparison(f: Figures) -> Part:
    if not f.earlier:
        return Part("comparison", "")
    columns: list[tuple[str, Mapping[str, int]]] = [(f.session, f.totals)]
    columns += [(earlier.session, earlier.totals) for earlier in f.earlier]
    counts = [
        (_("Received (份)"), "received"), (_("Valid (份)"), "valid"), (_("Filed (份)"), "filed"),
        (_("Filed (件)"), "filed_cases"), (_("Suggestions (件)"), "suggested_cases"), (_("Closed of the filed (件)"), "closed_filed"),
    ]  # fmt: skip
    labels = {key: label for key, label, _share, _how in rates(f)}
    rows = [[Cell(label), *(Cell(totals.get(key)) for _name, totals in columns)] for label, key in counts]
    rows += [
        [Cell(label), *(Cell(rate_of(totals, key)) for _name, totals in columns)]
        for key, label in labels.items()
    ]
    rows.append(
        [
            Cell(_("Satisfied and basically satisfied with the result")),
            *(Cell(_content(totals)) for _name, totals in columns),
        ]
    )
    heads = [_("Figure"), *(name for name, _totals in columns)]
    names = [name for name, _totals in reversed(columns)]
    chart = ChartSpec(
        "bar",
        _("%(session)s: %(received)d submissions, %(cases)d cases filed")
        % {"session": f.session, "received": f["received"], "cases": f["filed_cases"]},
        names,
        [
            Series(label, [totals.get(key, 0) for _name, totals in reversed(columns)])
            for label, key in (counts[0], counts[2], counts[3])
        ],
    )
    table = Table("comparison", _("Compared with earlier sessions"), heads, rows)
    return Part("comparison", _("Compared with earlier sessions"), (), [table], [chart])


def _full_list(f: Figures) -> Part:
    if not f.cases:
        return Part("list", "")
    heads = [
        _("Number"), _("Subject"), pgettext("proposal", "Kind"), _("Category"), _("Submissions (份)"), _("Authors"), _("Department"), _("State"),
        _("Reply class"),
    ]  # fmt: skip
    rows = [
        [
            Cell(line.number, case=line.id), Cell(line.title, case=line.id), Cell(kind_label(line)), Cell(line.category),
            Cell(line.submissions), Cell(authors(line)), Cell(line.department), Cell(state_label(line)), Cell(line.reply_class),
        ]
        for line in f.cases
    ]  # fmt: skip
    hidden = sum(f[key] for key in ("filed_cases", "suggested_cases", "answered_cases")) - len(rows)
    table = Table(
        "list", _("All cases"), heads, rows, note=_hidden_note(hidden), widths=[9, 24, 8, 11, 7, 12, 11, 9, 9]
    )
    return Part("list", _("List of all cases"), (), [table], is_annex=True)


# -- pieces ------------------------------------------------------------------------------------------------------
def _figure(f: Figures, key: str) -> Cell:
    return Cell(f[key], key)


def _value(line: Line, column: str) -> int:
    count = line.counts[column]
    return count.value if count else 0


def _cell(line: Line, table: str, place: int, column: str) -> Cell:
    count = line.counts[column]
    return Cell(None) if count is None else Cell(count.value, f"{table}.{place}.{column}")


def _share(line: Line, column: str) -> Fraction | None:
    """Of a department's ratings; ``None`` where they are not shown."""
    rated = line.counts["rated"]
    return Fraction(_value(line, column), rated.value) if rated and rated.value else None


def _breakdown(
    f: Figures, key: str, title: str, of: str, heads: Sequence[str], columns: Sequence[str], *,
    totals: Sequence[str | None] | None, note: str = "", rest: str = "",
) -> Table:  # fmt: skip
    """A table of one breakdown, with the session's totals below, to which its lines add up."""
    rest = rest or _("Confidential, not broken down")
    rows = [
        [
            Cell(rest if line.is_rest else line.name or _("not given")),
            *(_cell(line, key, place, c) for c in columns),
        ]
        for place, line in enumerate(f.breakdowns[key])
    ]
    if totals:
        sums = {c: sum(_value(line, c) for line in f.breakdowns[key]) for c in columns}
        total = [_figure(f, t) if t else Cell(sums[c]) for c, t in zip(columns, totals, strict=True)]
        rows.append([Cell(_("Total")), *total])
    rest_of_width = 70 // len(columns)
    widths = [100 - rest_of_width * len(columns), *[rest_of_width] * len(columns)]
    return Table(key, title, [of, *heads], rows, note=note, has_total=bool(totals), widths=widths)


def _content(totals: Mapping[str, int]) -> Fraction | None:
    """Satisfied or basically satisfied with the result of the reply that stands."""
    given = {grade: totals.get(f"final.result.{grade}", 0) for grade in GRADES}
    rated = sum(given.values())
    return Fraction(rated - given[Rating.Grade.DISSATISFIED], rated) if rated else None


def _hidden_note(hidden: int) -> str:
    return _("Confidential cases, not listed: %(n)d (件).") % {"n": hidden} if hidden else ""


def state_label(line: CaseLine) -> str:
    return str(CaseState(line.state).label)


def kind_label(line: CaseLine) -> str:
    return str(ProposalCase.Kind(line.kind).label)


def authors(line: CaseLine) -> str:
    """The names that may be read; who withheld theirs are only counted."""
    names = "、".join(line.authors)
    if not line.withheld:
        return names
    withheld = _("%(n)d name(s) withheld") % {"n": line.withheld}
    return f"{names}、{withheld}" if names else withheld


# -- charts ------------------------------------------------------------------------------------------------------
def _category_chart(f: Figures) -> ChartSpec | None:
    lines = [line for line in f.breakdowns["category"] if not line.is_rest and _value(line, "received")]
    if not lines:
        return None
    return ChartSpec(
        "bar",
        _("Most submissions concern: %(category)s (%(share)s)")
        % {
            "category": lines[0].name,
            "share": percent(Fraction(_value(lines[0], "received"), f["received"])),
        },
        [line.name for line in lines],
        [Series(_("Received (份)"), [_value(line, "received") for line in lines])],
        _("submissions"),
    )


def _satisfaction_chart(f: Figures) -> ChartSpec:
    """Grades of the result: first reply and the one that stands, of lead authors and of those beside them."""
    return ChartSpec(
        "stacked",
        _("Satisfaction with the result, before and after a second handling"),
        [str(LABELS[round]) for round in f.ratings_shown],
        [
            Series(str(grade.label), [f[f"{round}.result.{grade}"] for round in f.ratings_shown])
            for grade in Rating.Grade
        ],
        _("ratings"),
    )


def _handling_charts(f: Figures) -> list[ChartSpec]:
    made = []
    timing: Iterable[tuple[str, str]] = [
        (_("In time"), "in_time"), (_("Late"), "late"), (_("Running"), "running"), (_("Overdue"), "overdue"),
    ]  # fmt: skip
    shown = [(label, f[key]) for label, key in timing if f[key]]
    if shown:
        made.append(
            ChartSpec(
                "ring",
                _("%(share)s of the assigned cases were answered in time")
                % {"share": percent(f.rate("reply_in_time"))},
                [label for label, _n in shown],
                [Series(_("Cases (件)"), [n for _label, n in shown])],
                _("cases"),
            )
        )
    lines = [line for line in f.breakdowns["department"] if not line.is_rest][:MOST_BARS]
    if lines:
        made.append(
            ChartSpec(
                "stacked",
                _("Most cases are handled by: %(department)s") % {"department": lines[0].name},
                [line.name for line in lines],
                [
                    Series(pgettext("proposal", "Closed"), [_value(line, "closed") for line in lines]),
                    Series(
                        _("Not closed yet"),
                        [_value(line, "cases") - _value(line, "closed") for line in lines],
                    ),
                ],
                _("cases"),
            )
        )
    return made
