"""First drafts of the report's words, made from its figures alone: what the figures don't say is not written."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.case.workflow import State as CaseState
from proposals.report.figures import Figures
from proposals.report.layout import percent


def drafts(figures: Figures) -> dict[str, str]:
    """A draft of each text block; the committee changes them as it likes."""
    return {
        "introduction": _introduction(figures),
        "work_done": _work_done(figures),
        "problems": _problems(figures),
        "next_plan": _next_plan(figures),
    }


def _lines(*sentences: str) -> str:
    return "\n".join(sentence for sentence in sentences if sentence)


def _introduction(f: Figures) -> str:
    return _(
        "For the %(session)s %(received)d submissions were received, of which %(valid)d are valid. After review"
        " %(filed)d submissions were filed as %(filed_cases)d cases, %(suggested)d were taken as suggestions in"
        " %(suggested_cases)d cases, and %(answered)d opinions were answered in %(answered_cases)d cases. All figures"
        " stand as of %(day)s."
    ) % (f.totals | {"session": f.session, "day": date_format(f.counted_on)})


def _work_done(f: Figures) -> str:
    return _lines(
        _("Answered: %(replied)d of %(assigned)d assigned cases, %(in_time)d of them in time.") % f.totals
        if f["assigned"] else "",
        _("Cases solved: %(solved)d; closed: %(closed)d.") % f.totals if f["solved"] or f["closed"] else "",
        _("Cases in which the department met the author face to face: %(met)d.") % f.totals if f["met"] else "",
        _("%(share)s of the ratings are satisfied or basically satisfied with the result.")
        % {"share": percent(f.satisfaction("final", "result", "SATISFIED", "BASICALLY_SATISFIED"))}
        if f.satisfaction("final", "result", "SATISFIED") is not None else "",
        ngettext(
            "%(n)d key proposal is led by a hospital leader.", "%(n)d key proposals are led by hospital leaders.", f["key"]
        ) % {"n": f["key"]} if f["key"] else "",
    )  # fmt: skip


def _problems(f: Figures) -> str:
    late = [line for line in f.promises if line.is_late]
    return _lines(
        _("Replies that came late: %(late)d; overdue: %(overdue)d.") % f.totals if f["late"] or f["overdue"] else "",
        _("Cases not closed yet: %(unfinished)d.") % f.totals if f["unfinished"] else "",
        _("Cases handled a second time, because an author wasn't satisfied with the result: %(rehandled)d.")
        % f.totals if f["rehandled"] else "",
        _("Promises not kept by their day: %(n)d.") % {"n": len(late)} if late else "",
    )  # fmt: skip


def _next_plan(f: Figures) -> str:
    overdue = [line for line in f.unfinished if line.is_overdue and line.state != CaseState.TRACKING]
    promised = [line for line in f.promises if line.kept_on is None]
    last = max((line.promised_on for line in promised), default=f.counted_on)
    return _lines(
        _("Urge the overdue cases (%(n)d): %(numbers)s.")
        % {"n": len(overdue), "numbers": "、".join(line.number for line in overdue)} if overdue else "",
        _("Follow the open promises (%(n)d) until they are kept, the last one due on %(day)s.")
        % {"n": len(promised), "day": date_format(last)} if promised else "",
        _("Bring the open cases (%(unfinished)d) to their end and report on them at the next session.") % f.totals
        if f["unfinished"] else "",
    )  # fmt: skip
