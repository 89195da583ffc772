"""The demo's authors: joint authors, what is open for seconding, what came late, and a sheet of paper to confirm."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from proposals.authorship.models import CoAuthor
from proposals.demo.texts import REWORDED, TOPICS
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.similar.models import GramFrequency
from union_portal.core.base import bond, new_public_id
from union_portal.core.todo.models import Todo

if TYPE_CHECKING:
    from proposals.demo.stories import Desk, Story


def load(desk: Desk, stories: list[Story]) -> None:
    """Add to what the stories have stored; their mirrors come after."""
    _joint_authors(desk, stories)
    _open_seconding(stories)
    _late(stories)
    _paper(desk)
    GramFrequency.objects.count_anew()


def _joint_authors(desk: Desk, stories: list[Story]) -> None:
    """Every seventh submission has a second author."""
    rows = []
    for story in stories[::7]:
        proposal = story.proposal
        named = {proposal.proposer_id, *(user.person_id for user in story.seconders)}
        colleague = desk.dice.choice([user for user in desk.delegates if user.person_id not in named])
        story.joint.append(colleague)
        asked = (proposal.submitted_at or timezone.now()) - dt.timedelta(days=2)
        rows.append(
            CoAuthor(
                proposal=proposal, person=colleague.person, state=CoAuthor.State.CONFIRMED, asked_at=asked,
                answered_at=asked + dt.timedelta(hours=5),
            )
        )  # fmt: skip
    CoAuthor.objects.bulk_create(rows)


def _open_seconding(stories: list[Story]) -> None:
    """What is being seconded counts for the open window; two are open to all delegates."""
    waiting = [story for story in stories if story.proposal.state == State.SECONDING]
    for place, story in enumerate(waiting):
        story.proposal.session = story.session
        if place in {1, 2}:
            story.proposal.is_open_for_seconding, story.proposal.confidential = True, False
    Proposal.objects.bulk_update(
        [story.proposal for story in waiting], ["session", "is_open_for_seconding", "confidential"]
    )


def _late(stories: list[Story]) -> None:
    """Two of the earlier session came after its window and were accepted all the same."""
    late = [story for story in stories if story.session.session_no == 4 and story.handled][-2:]
    for story in late:
        story.proposal.late_for = story.session
        story.proposal.late_reason = "涉及夜班安全，征集截止后提交，经主席团同意列入本次会议。"
    Proposal.objects.bulk_update([story.proposal for story in late], ["late_for", "late_reason"])


def _paper(desk: Desk) -> None:
    """The delegate finds a sheet to confirm that the secretary has typed."""
    people, topic = desk.world.people, TOPICS[17]
    words = {"d": people["delegate"].person.department.name, "c": "本部院区", "n": 12}
    sheet = Proposal.objects.create(
        public_id=new_public_id(), proposer=people["delegate"].person, entered_by=people["committee_secretary"],
        received_on=desk.world.today - dt.timedelta(days=1), title=REWORDED[topic.title],
        grounds=topic.grounds.format(**words), measures=topic.measures.format(**words),
        category=desk.categories[topic.category],
    )  # fmt: skip
    submissions.mirror(sheet)
    Todo.objects.create(
        user=people["delegate"],
        kind="proposals.confirm",
        subject=str(sheet),
        url=sheet.review_url,
        **bond(sheet),
    )
