"""The report to the congress and the awards: the committee works on them, everybody reads what is published."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from proposals.award import figures
from proposals.award.models import Award
from proposals.report.workflow import State
from tests.factories.proposal_report import bare_report
from tests.factories.proposals import secretary

RUNS = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"]
COMMITTEE = [*RUNS, "COMMITTEE_MEMBER"]
PEOPLE = ("maker",)


def build(people: dict[str, Any]) -> dict[str, Any]:
    maker, chair = secretary(), people["COMMITTEE_CHAIR"]
    people["maker"] = maker
    published = bare_report(State.PUBLISHED, made_by=maker, approved_by=chair, term_no=24)
    session, case = published.session, published.session.cases.get()
    return {
        "draft": bare_report(State.DRAFT, made_by=maker, term_no=21),
        "submitted": bare_report(State.SUBMITTED, made_by=maker, term_no=22),
        "approved": bare_report(State.APPROVED, made_by=maker, approved_by=chair, term_no=23),
        "published": published, "session": session,
        "other": bare_report(State.DRAFT, made_by=maker, term_no=25).session,
        "award": Award.objects.create(
            kind=Award.Kind.PROPOSAL, session=session, case=case, score="30.0", rank=1, sheet=[], chosen_by=maker,
            weights=figures.weights(Award.Kind.PROPOSAL), chosen_at=timezone.now(),
        ),
    }  # fmt: skip


READ = {"staff": 404, "maker": 200, **dict.fromkeys(COMMITTEE, 200)}
CHANGE = {"staff": 404, "maker": 302, "COMMITTEE_MEMBER": 403, **dict.fromkeys(RUNS, 302)}
CHOOSE = {"staff": 403, "maker": 302, **dict.fromkeys(RUNS, 302)}

ROWS = {
    "proposals:congress-report-list": {"staff": 200},
    "proposals:congress-report-new": {"staff": 403, "maker": 200, **dict.fromkeys(RUNS, 200)},
    "proposals:congress-report-new POST": {
        "staff": 403, "maker": 422, "data": {"session": "0"}, **dict.fromkeys(RUNS, 422),
    },
    "proposals:congress-report": {"of": "draft", **READ},
    "proposals:congress-report-figure": {"of": "published", "kwargs": {"key": "filed"}, "staff": 200},
    "proposals:congress-report-write": {"of": "draft", **(READ | {"COMMITTEE_MEMBER": 403})},
    "proposals:congress-report-write POST": {"of": "draft", "data": {"introduction": "本次"}, **CHANGE},
    "proposals:congress-report-count POST": {"of": "draft", **CHANGE},
    "proposals:congress-report-submit POST": {"of": "draft", **CHANGE},
    "proposals:congress-report-take-back POST": {"of": "submitted", **CHANGE},
    "proposals:congress-report-files POST": {"of": "approved", **CHANGE},
    "proposals:congress-report-volume POST": {"of": "approved", **CHANGE},
    "proposals:congress-report-publish POST": {"of": "approved", **CHANGE},
    "proposals:congress-report-endorse": {
        "of": "submitted", "staff": 404, "maker": 403, "COMMITTEE_SECRETARY": 403, "COMMITTEE_MEMBER": 403,
        "COMMITTEE_CHAIR": 200,
    },
    "proposals:congress-report-endorse POST": {
        "of": "submitted", "staff": 404, "maker": 403, "COMMITTEE_SECRETARY": 403, "COMMITTEE_MEMBER": 403,
        "COMMITTEE_CHAIR": 302, "data": {"approves": "yes"},
    },
    "proposals:honours": {"staff": 200},
    "proposals:award-sheet": {
        "of": "session", "kwargs": {"kind": "proposal"}, "staff": 403, "maker": 200, **dict.fromkeys(COMMITTEE, 200),
    },
    "proposals:award-choose": {
        "of": "session", "kwargs": {"kind": "department", "winner": "none"}, "staff": 403, "maker": 404,
        **dict.fromkeys(RUNS, 404),
    },
    "proposals:award-choose POST": {
        "of": "session", "kwargs": {"kind": "department", "winner": "none"}, "staff": 403, "maker": 404,
        **dict.fromkeys(RUNS, 404),
    },
    "proposals:award-drop POST": {"of": "award", **CHOOSE},
    "proposals:award-publish POST": {"of": "session", **CHOOSE},
    "proposals:award-export": {"of": "session", "staff": 403, "maker": 200, **dict.fromkeys(COMMITTEE, 200)},
}  # fmt: skip


# -- lists grow -----------------------------------------------------------------------------------------------
def more_reports(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    start = 30 + objects.setdefault("made", 0)
    objects["made"] += count
    for n in range(count):
        bare_report(
            State.PUBLISHED, made_by=people["maker"], approved_by=people["COMMITTEE_CHAIR"], term_no=start + n
        )


LISTS = {"proposals:congress-report-list": ("staff", more_reports)}
