"""A proposal's story (全程记录): one list of dated sentences, from the draft to the result, for any reader.

Names of proposer and seconders appear only to who may know them; what people said to each other in private never does,
what the discipline supervisor found only to whom the desk shows it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User
from proposals.case.models import ProposalCase
from proposals.cohandling.models import CoHandling
from proposals.dialogue.models import Meeting
from proposals.extension.models import Extension
from proposals.progress.models import ProgressNote
from proposals.promise.models import Promise
from proposals.promise.story import since_made
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import TAKEN_IN, State
from proposals.rating.models import FinalDecision, Rating, SeconderRating
from proposals.reply.models import ClassChange
from proposals.review.models import Appeal, KeyProposal
from proposals.supervision.models import Check, Urging
from proposals.supervision.workflow import State as FindingState
from union_portal.core.audit.models import AuditEntry
from union_portal.core.ui.templatetags.ui import day


@dataclass(frozen=True)
class Moment:
    """Something that happened: when, and a sentence."""

    at: dt.datetime
    words: str
    note: str = ""


def story_of(proposal: Proposal, *, reader: User) -> list[Moment]:
    """All that happened so far, in its order."""
    knows_author = reader.has_perm("proposals.know_author", proposal)
    moments = [*_until_decided(proposal, knows_author)]
    cases = list(proposal.cases.all()) if proposal.state in TAKEN_IN else []
    for case in cases:
        moments += _of_case(case, prefix=f"{case.number} · " if len(cases) > 1 else "")
    if cases:
        keys = [case.pk for case in cases]
        moments += _merged_and_split(proposal)
        moments += _around(keys)
        moments += _promised(keys, reader)
        moments += _checked(keys, reader)
        moments += _with_its_author(proposal)
    return sorted(moments, key=attrgetter("at"))


def _until_decided(proposal: Proposal, knows_author: bool) -> Iterator[Moment]:
    author = proposal.author_name if knows_author else _("The proposer")
    if not proposal.is_imported:
        yield Moment(proposal.started_at, _("%(name)s began to write.") % {"name": author})
    if proposal.received_on:
        words = _("It came in on paper and was entered by the union office.")
        yield Moment(_noon(proposal.received_on), words)
    for joint in proposal.co_authors.all():
        if joint.state == "CONFIRMED" and joint.answered_at:
            name = str(joint.person) if knows_author else _("A colleague")
            yield Moment(joint.answered_at, _("%(name)s joined as an author.") % {"name": name})
    for seconding in proposal.secondings.all():
        if seconding.state == Seconding.State.ACCEPTED and seconding.answered_at:
            name = str(seconding.person) if knows_author else _("A colleague")
            yield Moment(seconding.answered_at, _("%(name)s seconded it.") % {"name": name})
    if proposal.submitted_at:
        yield Moment(proposal.submitted_at, _("It was handed in to the proposal committee."))
    if proposal.kind == Proposal.Kind.SUGGESTION:
        yield from _made_a_suggestion(proposal)
    if proposal.decided_at:
        decided = {
            State.FILED: _("The committee put it on file as %(number)s."),
            State.SUGGESTION: _("The committee took it as a suggestion, number %(number)s."),
            State.NOT_FILED: _("The committee didn't file it."),
            State.RETURNED: _("The committee returned it for completion."),
        }.get(State(proposal.state), _("The committee decided."))
        yield Moment(proposal.decided_at, decided % {"number": proposal.number}, proposal.reason)
    if proposal.state == State.WITHDRAWN:
        yield Moment(proposal.changed_at, _("It was withdrawn."), proposal.reason)
    appeal = Appeal.objects.filter(proposal=proposal).first()
    if appeal:
        yield Moment(appeal.appealed_at, _("Its author appealed against the refusal."))
        if appeal.decided_at:
            words = _("The appeal was decided: %(result)s.") % {"result": appeal.get_result_display()}
            yield Moment(appeal.decided_at, words, appeal.words)


def _made_a_suggestion(proposal: Proposal) -> Iterator[Moment]:
    """Begun as a proposal, it had too few names at the window's end, or came after it; else it was one from the start."""
    for entry in AuditEntry.objects.about(proposal).filter(action="proposals.proposal.became_suggestion"):
        words = (
            _("Too few had seconded it by the window's end, so it went on as a suggestion.")
            if entry.details.get("missing")
            else _("It came after the window's end and went on as a suggestion.")
        )
        yield Moment(entry.at, words)


def _merged_and_split(proposal: Proposal) -> Iterator[Moment]:
    """That it is in another's case (并案), or became more than one (分案)."""
    for inclusion in proposal.inclusions.select_related("case"):
        case = inclusion.case
        if not case.is_founded_by(proposal):
            words = _("It was merged into case %(number)s.") % {"number": case.number}
            yield Moment(inclusion.included_at, words)
        elif case.number != proposal.number:
            words = _("A further matter of it became case %(number)s: %(title)s.")
            yield Moment(inclusion.included_at, words % {"number": case.number, "title": case.title})


def _of_case(case: ProposalCase, *, prefix: str) -> Iterator[Moment]:
    """Assignments, replies and the end."""

    def moment(at: dt.datetime, words: str, note: str = "") -> Moment:
        return Moment(at, prefix + words, note)

    for assignment in case.assignments.all():
        facts = {
            "department": assignment.department, "day": day(assignment.due_on), "days": assignment.working_days,
        }  # fmt: skip
        handed = (
            _("%(department)s is to handle it a second time, by %(day)s (%(days)s working days).")
            if assignment.round > 1
            else _("It was assigned to %(department)s, to be answered by %(day)s (%(days)s working days).")
        )
        yield moment(assignment.assigned_at, handed % facts)
        if assignment.accepted_at and assignment.round == 1:
            yield moment(assignment.accepted_at, _("%(department)s accepted it.") % facts)
        if assignment.sent_back_at:
            words = _("%(department)s sent it back.") % facts
            yield moment(assignment.sent_back_at, words, assignment.send_back_reason)
    for reply in case.replies.all():
        if reply.signed_at is None:
            continue
        said_by = {"department": case.department_label, "reply": reply.reply_class.name}
        said = _("%(department)s replied: %(reply)s.")
        if reply.round > 1:
            said = _("The second reply was signed: %(reply)s.")
        if reply.version > 1:
            said = _("The reply was corrected: %(reply)s.")
        until = _("Promised by %(day)s.") % {"day": day(reply.promised_on)} if reply.promised_on else ""
        yield moment(reply.signed_at, said % said_by, until)
        if reply.kept_at:
            yield moment(reply.kept_at, _("The promise was kept."), reply.kept_note)
    if case.closed_at:
        yield moment(case.closed_at, _("The case was closed."))


def _around(cases: list[int]) -> Iterator[Moment]:
    """What others did about the cases: co-handlers, extensions, progress, urgings, another class, and that it was made a
    key proposal."""
    for part in CoHandling.objects.filter(case__in=cases, sent_back_at=None).select_related("department"):
        words = _("%(department)s takes part in it.") % {"department": part.department}
        yield Moment(part.assigned_at, words)
    granted = Extension.objects.filter(case__in=cases, state=Extension.State.GRANTED)
    for extension in granted:
        words = _("The time was extended from %(was)s to %(day)s.")
        facts = {"was": day(extension.was_due_on), "day": day(extension.due_on)}
        yield Moment(extension.decided_at or extension.asked_at, words % facts, extension.reason)
    for note in ProgressNote.objects.filter(case__in=cases).select_related("department"):
        words = f"{note.department} · {note.get_kind_display()}"
        yield Moment(note.written_at, words, note.text)
    for urging in Urging.objects.filter(case__in=cases).select_related("department"):
        words = _("%(who)s urged %(department)s.")
        yield Moment(
            urging.urged_at, words % {"who": urging.get_role_display(), "department": urging.department}
        )
    changes = ClassChange.objects.filter(reply__case__in=cases).select_related("before", "after")
    for change in changes:
        words = _("The reply's class was changed from %(before)s to %(after)s.")
        facts = {"before": change.before.name, "after": change.after.name}
        yield Moment(change.changed_at, words % facts, change.reason)
    for key in KeyProposal.objects.filter(case__in=cases):
        yield Moment(key.marked_at, _("It was made a key proposal, led by a hospital leader."), key.reason)


def _promised(cases: list[int], reader: User) -> Iterator[Moment]:
    """How a promise went on after the reply that made it, to whoever may read it in the promise book."""
    promises = Promise.objects.readable_by(reader).filter(case__in=cases)
    for promise in promises.prefetch_related("notes__session__term", "moves", "answers"):
        for at, what, words in since_made(promise):
            yield Moment(at, _("Promise: %(what)s.") % {"what": what}, words)


def _checked(cases: list[int], reader: User) -> Iterator[Moment]:
    """The discipline supervisor's checks (督查), with what was found and corrected."""
    checks = Check.objects.visible_to(reader).filter(case__in=cases)
    for check in checks.prefetch_related("findings"):
        yield Moment(check.begun_at, _("The discipline supervisor began a check."))
        for finding in check.findings.all():
            facts = {"aspect": finding.get_aspect_display(), "grade": finding.get_grade_display()}
            yield Moment(
                finding.found_at, _("Found by the check: %(aspect)s, %(grade)s.") % facts, finding.words
            )
            if finding.answered_at:
                yield Moment(
                    finding.answered_at, _("The department reported its correction."), finding.answer
                )
            if finding.state == FindingState.CLOSED and finding.judged_at:
                yield Moment(finding.judged_at, _("The correction was accepted."), finding.verdict)
        if check.concluded_at:
            yield Moment(check.concluded_at, _("The check was concluded."), check.conclusion)


def _with_its_author(proposal: Proposal) -> Iterator[Moment]:
    """Meetings that the author has confirmed, not what was said in them, all ratings, and the last word on them."""
    for meeting in Meeting.objects.filter(proposal=proposal, state=Meeting.State.CONFIRMED):
        words = _("The department talked with the proposer: %(way)s.") % {"way": meeting.get_way_display()}
        yield Moment(_noon(meeting.held_on), words)
    for rating in Rating.objects.filter(proposal=proposal):
        words = _("The reply was rated: attitude %(attitude)s, result %(result)s.")
        facts = {"attitude": rating.get_attitude_display(), "result": rating.get_result_display()}
        yield Moment(rating.rated_at, words % facts)
    for beside in SeconderRating.objects.filter(proposal=proposal):
        words = _("%(who)s rated the reply: attitude %(attitude)s, result %(result)s.")
        facts = {
            "who": beside.get_role_display(), "attitude": beside.get_attitude_display(),
            "result": beside.get_result_display(),
        }  # fmt: skip
        yield Moment(beside.rated_at, words % facts)
    for decision in FinalDecision.objects.filter(case__submissions=proposal).exclude(decided_at=None):
        words = _("A leader decided finally: %(outcome)s.") % {"outcome": decision.get_outcome_display()}
        yield Moment(decision.decided_at or decision.named_at, words, decision.words)


def _noon(date: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(date, dt.time(12)))
