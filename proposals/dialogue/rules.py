"""Who reads a private talk, and who speaks in it: the author and the departments; the committee and the leader read."""

from __future__ import annotations

from members.models import Post, User
from proposals.case.models import ProposalCase
from proposals.cohandling.rules import takes_part
from proposals.dialogue.models import Meeting, Talk, TalkMessage
from proposals.proposal.models import Proposal
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


def is_author(user: User, proposal: Proposal) -> bool:
    return Proposal.objects.of(user).filter(pk=proposal.pk).exists()


@rule("proposals.speak_talk")
def may_speak(user: User, talk: Talk) -> bool:
    """The author of the submission, and the departments that handle the case."""
    return is_author(user, talk.proposal) or takes_part(user, talk.case)


@rule("proposals.read_talk")
def may_read(user: User, talk: Talk) -> bool:
    is_in_charge = talk.case.leader_id == user.pk and user.holds(Post.Kind.HOSPITAL_LEADER)
    return runs_the_committee(user) or is_in_charge or may_speak(user, talk)


@rule("proposals.view_talkmessage")
def may_view_message(user: User, message: TalkMessage) -> bool:
    """Its attachments ask as well."""
    return may_read(user, Talk(message.case, message.proposal))


@rule("proposals.talk_proposalcase")
def may_talk(user: User, case: ProposalCase) -> bool:
    """At the desk: write to the proposers, and record a meeting with them."""
    return takes_part(user, case)


@rule("proposals.answer_meeting")
def may_answer_meeting(user: User, meeting: Meeting) -> bool:
    """Its author confirms a meeting, or says that it wasn't so."""
    return is_author(user, meeting.proposal)
