"""The report to the congress: made from data, worded, submitted, approved by others than its makers, published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Committee, Mandate, Post, User
from proposals.report.counting import Said, build
from proposals.report.figures import Figures
from proposals.report.models import TEXTS, CongressReport, Endorsement
from proposals.report.rules import MAJORITY, approval_by, chairs_the_committee, made_by_chair, takes_part
from proposals.report.texts import drafts
from proposals.report.workflow import State
from proposals.session.models import CongressSession
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todo

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDORSE = "proposals.endorse"


def _lock(report: CongressReport) -> CongressReport:
    locked = CongressReport.objects.select_for_update(of=("self",)).select_related("session__term")
    return locked.get(pk=report.pk)


@transaction.atomic
def make_report(
    session: CongressSession, *, by: User, said: Said = lambda done, total: None
) -> CongressReport:
    """Count the session's figures and draft the report (生成提案工作报告). The figures stay as of today.

    Raises ``NotNow`` while another report of the session is being worked on, and ``DomainError`` when there is
    nothing to report.
    """
    CongressSession.objects.select_for_update().get(pk=session.pk)
    if CongressReport.objects.filter(session=session).under_way().exists():
        raise NotNow(
            _("A report of this session is being worked on already. Count its figures anew instead.")
        )
    figures = _counted(session, said)
    last = CongressReport.objects.filter(session=session).aggregate(last=Max("edition"))["last"] or 0
    report = CongressReport.objects.create(
        session=session, edition=last + 1, figures=figures.as_dict(), counted_at=timezone.now(), made_by=by,
        **drafts(figures),
    )  # fmt: skip
    audit.record("proposals.congressreport.made", report, by=by, edition=report.edition, **_gist(figures))
    return report


@transaction.atomic
def count_again(report: CongressReport, *, by: User, said: Said = lambda done, total: None) -> CongressReport:
    """Take today's figures (重新统计). The words stay as they were written; those still as drafted are drafted anew."""
    report = _lock(report)
    _must_be_draft(report)
    before = drafts(Figures.from_dict(report.figures))
    figures = _counted(report.session, said)
    after = drafts(figures)
    for name in TEXTS:
        if getattr(report, name) == before[name]:
            setattr(report, name, after[name])
    report.figures, report.counted_at = figures.as_dict(), timezone.now()
    report.save(update_fields=["figures", "counted_at", *TEXTS])
    audit.record("proposals.congressreport.counted", report, by=by, **_gist(figures))
    return report


def _counted(session: CongressSession, said: Said) -> Figures:
    figures = build(session, said=said)
    if not figures["received"]:
        raise DomainError(
            _("No proposals have been received for this session, so there is nothing to report.")
        )
    return figures


def _gist(figures: Figures) -> dict[str, object]:
    """What the audit trail keeps of the figures."""
    return {
        "counted_on": figures.counted_on,
        "received": figures["received"],
        "cases": figures["filed_cases"],
    }


def _must_be_draft(report: CongressReport) -> None:
    if report.state != State.DRAFT:
        raise NotNow(
            _(
                "This report is now “%(state)s” and can't be changed. Take it back first, or make a further edition."
            )
            % {"state": report.get_state_display()}
        )


@transaction.atomic
def write(report: CongressReport, *, by: User, **texts: str) -> CongressReport:
    """Change the report's words. The figures have no door for changes."""
    report = _lock(report)
    _must_be_draft(report)
    changed = [name for name in TEXTS if name in texts and getattr(report, name) != texts[name]]
    if not changed:
        return report
    for name in changed:
        setattr(report, name, texts[name])
    report.save(update_fields=changed)
    audit.record("proposals.congressreport.written", report, by=by, parts=changed)
    return report


@transaction.atomic
def submit(report: CongressReport, *, by: User) -> CongressReport:
    """Lay it before the committee (提交审议). Whoever decides gets it on the list."""
    report = _lock(report)
    report.submit(by=by, at=timezone.now())
    deciders = [user.pk for user in _deciders(report)]
    if not deciders:
        raise DomainError(
            _(
                "Nobody on the committee could approve it: whoever makes or submits a report doesn't approve it."
            )
        )
    report.save(update_fields=["state", "round", "submitted_by", "submitted_at"])
    todo.open_todo(report, ENDORSE, for_users=deciders)
    audit.record("proposals.congressreport.submitted", report, by=by, round=report.round)
    outbox.notify("proposals.congressreport.submitted", to=deciders, about=report, key=str(report.round))
    return report


@transaction.atomic
def take_back(report: CongressReport, *, by: User) -> CongressReport:
    """Back to the desk of those who wrote it (撤回修改), while the committee hasn't decided."""
    report = _lock(report)
    report.give_back()
    report.save(update_fields=["state"])
    todo.close_todo(report, ENDORSE)
    audit.record("proposals.congressreport.taken_back", report, by=by)
    return report


@transaction.atomic
def endorse(report: CongressReport, *, by: User, approves: bool, reason: str = "") -> CongressReport:
    """One voice of the committee (审议). The chair's decides, or a majority of the members who didn't make it.

    An objection that decides sends the report back with its reason. The caller has checked that ``by`` may give a voice.
    """
    report, reason = _lock(report), reason.strip()
    if report.state != State.SUBMITTED:
        raise NotNow(
            _(
                "This report is now “%(state)s”; there is nothing to decide on. Reload the page to see what has happened."
            )
            % {"state": report.get_state_display()}
        )
    if not takes_part(by, report):
        raise DomainError(_("Whoever made or submitted a report doesn't approve it."))
    if not approves and not reason:
        raise DomainError(_("Please say what must be changed."), field="reason")
    if report.endorsements.filter(round=report.round, member=by).exists():
        raise NotNow(_("You have given your voice on this report already."))
    Endorsement.objects.create(report=report, round=report.round, member=by, approves=approves, reason=reason)
    todo.close_todo(report, ENDORSE, user=by.pk)
    what = "approved_by_member" if approves else "objected_to"
    audit.record(f"proposals.congressreport.{what}", report, by=by, round=report.round, reason=reason)
    _decide(report, by=by)
    return report


def _decide(report: CongressReport, *, by: User) -> None:
    """What the voices given so far lead to: approval, return, or waiting for more."""
    voices = list(report.endorsements.filter(round=report.round).select_related("member__person"))
    electors = {user.pk for user in _deciders(report)} | {voice.member_id for voice in voices}
    approvals = sum(voice.approves for voice in voices)
    objections = len(voices) - approvals
    if approvals * 2 > len(electors):
        report.approve(by=by, at=timezone.now())
        report.save(update_fields=["state", "approved_by", "approved_at"])
        audit.record(
            "proposals.congressreport.approved", report, by=by, approvals=approvals, of=len(electors)
        )
        _tell_makers(report, "approved", voices)
    elif objections * 2 >= len(electors):
        report.give_back()
        report.save(update_fields=["state"])
        audit.record(
            "proposals.congressreport.returned", report, by=by, objections=objections, of=len(electors)
        )
        _tell_makers(report, "returned", voices)
    else:
        return
    todo.close_todo(report, ENDORSE)


def _tell_makers(report: CongressReport, what: str, voices: Iterable[Endorsement]) -> None:
    reasons = [f"{voice.member}: {voice.reason}" for voice in voices if voice.reason]
    outbox.notify(
        f"proposals.congressreport.{what}", to=[report.made_by_id, report.submitted_by_id], about=report,
        key=str(report.round), reasons="；".join(reasons),
    )  # fmt: skip


def _deciders(report: CongressReport) -> list[User]:
    """Who may give a voice: the chair alone, or all members where a majority decides or the chair has made it."""
    posts = [Post.Kind.COMMITTEE_CHAIR, Post.Kind.COMMITTEE_SECRETARY, Post.Kind.COMMITTEE_MEMBER]
    members = User.objects.holding(*posts, committee__kind=Committee.Kind.PROPOSAL).order_by("pk").distinct()
    others = [user for user in members if takes_part(user, report)]
    if approval_by() == MAJORITY or made_by_chair(report):
        return others
    return [user for user in others if chairs_the_committee(user)]


@transaction.atomic
def publish(report: CongressReport, *, by: User) -> CongressReport:
    """Let everybody read the approved report (公布); the delegates are told."""
    report = _lock(report)
    report.publish(by=by, at=timezone.now())
    report.save(update_fields=["state", "published_by", "published_at"])
    audit.record("proposals.congressreport.published", report, by=by)
    mandates = Mandate.objects.standing().filter(term=report.session.term_id)
    delegates = mandates.values_list("person__user", flat=True)
    outbox.notify("proposals.congressreport.published", to=delegates, about=report)
    return report
