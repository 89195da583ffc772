"""The demo's proposals: as many as promised, in all states, and in themselves as the services would have left them."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from django.utils import timezone

from members import demo as people
from proposals.case.workflow import State as C
from proposals.demo import stories
from proposals.demo.texts import REWORDED, TOPICS
from proposals.models import Assignment, Proposal, ProposalCase, Reply
from proposals.proposal.workflow import State
from proposals.similar.likeness import NEVER_SHOWN, like
from union_portal.core.deadline.models import Deadline
from union_portal.core.demo import SEED, DemoWorld
from union_portal.core.matter.models import Matter
from union_portal.core.models import NumberCounter
from union_portal.core.todo.models import Todo


@pytest.mark.django_db
def test_the_demo_is_believable():
    world = DemoWorld(today=timezone.localdate(), random=random.Random(SEED))
    people.load(world)
    stories.load(world)

    proposals = list(Proposal.objects.prefetch_related("cases"))
    assert len(proposals) == 121  # with a sheet of paper that waits for its author
    assert {proposal.state for proposal in proposals} == set(State)
    assert set(ProposalCase.objects.values_list("state", flat=True)) == set(C)
    assert len({proposal.title for proposal in proposals}) > 100

    # numbers have no gap and follow the order of filing
    for counter in NumberCounter.objects.filter(series="proposal"):
        filed = Proposal.objects.filter(state="FILED", number__startswith=f"{counter.scope}-").order_by(
            "number"
        )
        assert [p.number for p in filed] == [f"{counter.scope}-{n:03}" for n in range(1, counter.last + 1)]
        assert [p.decided_at for p in filed] == sorted(p.decided_at for p in filed)

    # nothing lies in the future, and one step follows the other
    now = timezone.now()
    for assignment in Assignment.objects.select_related("case"):
        moments = [
            assignment.case.filed_at,
            assignment.assigned_at,
            assignment.accepted_at,
            assignment.answered_at,
        ]
        passed = [moment for moment in moments if moment]
        assert passed == sorted(passed), assignment
        assert passed[-1] <= now, assignment
    assert not Reply.objects.filter(drafted_at__gt=now).exists()

    # the planted near-copies are found among the first five, whoever words them
    originals = {topic.title.split("{")[0]: REWORDED[topic.title] for topic in TOPICS}
    reader = world.people["committee_secretary"]
    found = missed = 0
    for beginning, again in originals.items():
        planted = {p.pk for p in proposals if p.title.startswith(beginning) and p.state not in NEVER_SHOWN}
        if planted:
            hits = {each.proposal.pk for each in like(again, user=reader)}
            found, missed = found + bool(hits & planted), missed + (not hits & planted)
    assert (found > 30, missed) == (True, 0)

    # the mirrors agree with the states
    stages = {proposal.pk: proposal.stage for proposal in proposals}
    assert {
        matter.about_id: matter.state for matter in Matter.objects.filter(kind="proposals.proposal")
    } == stages
    kinds = Counter(Todo.objects.filter(user=world.people["handler"]).values_list("kind", flat=True))
    assert {"proposals.reply", "proposals.accept", "proposals.promise"} <= set(kinds)
    for role, kind in {
        "committee_secretary": "review", "leader": "assign", "delegate": "rate", "colleague": "second",
    }.items():  # fmt: skip
        assert Todo.objects.filter(user=world.people[role], kind=f"proposals.{kind}").exists(), role
    today = timezone.localdate()
    assert Deadline.objects.overdue(on=today).exists()
    assert ProposalCase.objects.overdue(on=today).count() < 15
    owed = ProposalCase.objects.with_department().exclude(
        pk__in=Deadline.objects.running().values("about_id")
    )
    assert not owed.exists()
