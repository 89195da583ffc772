"""The committee's pages: who is offered what in which state, and that no page and no export shows an opinion too early."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from members.models import Post
from proposals.case.workflow import State as C
from proposals.models import Appeal, Decision, Inclusion, Opinion, Proposal, ProposalCase, Review, Seconding
from proposals.proposal.workflow import State
from proposals.review import services
from tests.factories.members import UserFactory
from tests.factories.proposals import (
    bare_case,
    bare_proposal,
    chair,
    file_proposal,
    handler,
    leader,
    member,
    proposal_in,
    reviewed,
    secretary,
)
from union_portal.core.policy import services as policy

pytestmark = pytest.mark.django_db
TABLE, DECIDE, SHEET = (reverse(f"admin:proposals_proposal_{page}") for page in ("table", "decide", "sheet"))
SECRET = "此件涉及院区搬迁"


def deed(proposal, name):
    return reverse("admin:proposals_proposal_deed", args=[proposal.pk, name])


# -- role × action × state -------------------------------------------------------------------------------------
@pytest.fixture
def cast() -> dict[str, Any]:
    worker = handler()
    return {
        "author": UserFactory(delegate=True, posts=["COMMITTEE_SECRETARY"]),
        "seconder": UserFactory(delegate=True, posts=["COMMITTEE_MEMBER"]), "delegate": UserFactory(delegate=True),
        "staff": UserFactory(), "member": member(), "secretary": secretary(), "chair": chair(), "worker": worker,
        "head": handler(worker.posts[0].department, kind=Post.Kind.DEPARTMENT_HEAD), "leader": leader(),
        "union chair": UserFactory(posts=["UNION_CHAIR"]),
        "supervisor": UserFactory(posts=["DISCIPLINE_SUPERVISOR"]),
        "auditor": UserFactory(posts=["SECURITY_AUDITOR"]),
    }  # fmt: skip


RUN, SIT = {"secretary", "chair"}, {"member", "secretary", "chair"}
DECISIONS = dict.fromkeys(["file", "suggestion", "answer", "return", "refuse"], RUN)
OFFERED: dict[str, dict[str, set[str]]] = {
    "draft": {}, "seconding": {}, "returned": {}, "withdrawn": {}, "refused": {}, "answered": {}, "replied": {},
    "submitted": {"review": RUN},
    "without a round": {"review": RUN},
    "collecting": {"opinion": SIT, "close-round": {"chair"}},
    "ready": DECISIONS,
    "filed": {"join": RUN, "split": RUN},
    "in progress": {"split": RUN},
    "merged": {"separate": RUN, "split": RUN},
}  # fmt: skip
"""Situation of a submission → deed → who is offered it; whoever isn't named is offered nothing."""


def situation(name: str, cast: dict[str, Any]) -> Proposal:
    def proposal(state: str, **fields: Any) -> Proposal:
        return bare_proposal(state, proposer=cast["author"].person, reason="请补充", **fields)

    def case(state: str) -> ProposalCase:
        return bare_case(state, worker=cast["worker"], head=cast["leader"])

    match name:
        case "draft" | "seconding" | "submitted" | "returned" | "withdrawn" | "answered":
            made = proposal(State[name.upper()])
        case "refused":
            made = proposal(State.NOT_FILED)
        case "without a round" | "collecting" | "ready":
            made = proposal(State.UNDER_REVIEW)
        case "filed":
            made = proposal(State.FILED)
        case "in progress" | "replied":
            made = proposal(State.FILED, case=case(C[name.upper().replace(" ", "_")]))
        case _:
            founder = bare_proposal(case=case(C.IN_PROGRESS))
            made = proposal(State.FILED, number="8-4-900", case=bare_case(C.FILED))
            made.inclusions.all().delete()
            Inclusion.objects.create(case=founder.case, proposal=made)
            made = Proposal.objects.get(pk=made.pk)
    if name in {"collecting", "ready"}:
        now = timezone.now()
        Review.objects.create(
            proposal=made, opened_by=cast["secretary"], opened_at=now, due_on=timezone.localdate(),
            policy=policy.version("proposal.opinion_days"), shown_at=now if name == "ready" else None,
        )  # fmt: skip
    moment = timezone.now()
    Seconding.objects.create(
        proposal=made, person=cast["seconder"].person, state="ACCEPTED", asked_at=moment, answered_at=moment
    )
    return made


@pytest.mark.parametrize("name", OFFERED)
def test_who_is_offered_what(name, cast):
    proposal = situation(name, cast)
    room = admin.site._registry[Proposal]
    ours = {*DECISIONS, "review", "opinion", "close-round", "join", "separate", "split"}
    assert ours <= {each.name for each in room.deeds}
    offered = {
        each.name: {who for who, user in cast.items() if each.offered(user, proposal)}
        for each in room.deeds
        if each.name in ours
    }
    assert {deed: who for deed, who in offered.items() if who} == OFFERED[name]


def test_who_is_offered_to_mark_a_key_proposal(cast):
    room = admin.site._registry[ProposalCase]
    (mark,) = [each for each in room.deeds if each.name == "key"]
    for state in C:
        case = bare_case(state, worker=cast["worker"], head=cast["leader"])
        bare_proposal(proposer=cast["author"].person, case=case)
        may = {who for who, user in cast.items() if mark.offered(user, case)}
        assert may == (RUN if state != C.CLOSED else set()), state


def test_who_is_offered_to_decide_an_appeal(cast):
    proposal = situation("refused", cast)
    proposal.decided_by = cast["secretary"]
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["decided_by", "decided_at"])
    appeal = services.appeal(proposal, by=cast["author"], grounds="属医院自主权限")
    (decide,) = admin.site._registry[Appeal].deeds
    assert {who for who, user in cast.items() if decide.offered(user, appeal)} == {"chair", "union chair"}
    services.decide_appeal(appeal, by=cast["chair"], result="DISMISSED", words="维持")
    appeal.refresh_from_db()
    assert not any(decide.offered(user, appeal) for user in cast.values())


# -- nothing is shown too early ---------------------------------------------------------------------------------
def shown_to(client, user, proposal):
    """All that the portal shows this person of a review: the table, its sheet, the desk's page, the submission's page."""
    client.force_login(user)
    pages = [TABLE, proposal.desk_url, deed(proposal, "opinion"), proposal.get_absolute_url()]
    text = "".join(client.get(page).content.decode() for page in pages)
    answer = client.get(SHEET)
    if answer.status_code == 200:
        rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
        text += "".join(str(cell) for row in rows for cell in row)
    return text


def test_no_page_and_no_export_shows_an_opinion_before_all_are_in(client):
    one, other, party = member(), member(), UserFactory(delegate=True, posts=["COMMITTEE_MEMBER"])
    proposal, clerk = proposal_in(State.SUBMITTED, proposer=party.person), secretary()
    services.open_review(proposal, by=clerk)
    services.give_opinion(proposal, by=one, verdict="REFUSE", words=SECRET)
    assert SECRET in shown_to(client, one, proposal)
    for user in (other, clerk, party, UserFactory(posts=["SECURITY_AUDITOR"])):
        assert SECRET not in shown_to(client, user, proposal)
    services.give_opinion(proposal, by=other, verdict="FILE")
    services.give_opinion(proposal, by=clerk, verdict="FILE")
    for user in (one, other, clerk):
        assert SECRET in shown_to(client, user, proposal)
    assert SECRET not in shown_to(client, party, proposal)


# -- working at the table ----------------------------------------------------------------------------------------
def test_an_opinion_is_given_from_the_table_and_leads_back_to_it(client):
    proposal, clerk = proposal_in(State.SUBMITTED), secretary()
    services.open_review(proposal, by=clerk)
    client.force_login(clerk)
    answer = client.post(deed(proposal, "opinion") + "?from=table", {"verdict": "FILE"})
    assert answer.headers["Location"] == TABLE
    assert Opinion.objects.get().verdict == "FILE"


def test_what_an_opinion_lacks_stands_beside_its_field(client):
    proposal, clerk = proposal_in(State.SUBMITTED), secretary()
    services.open_review(proposal, by=clerk)
    client.force_login(clerk)
    for verdict, field in {"MERGE": "alike", "REFUSE": "words"}.items():
        answer = client.post(deed(proposal, "opinion"), {"verdict": verdict})
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {field}


def test_the_table_filters(client):
    new, clerk = proposal_in(State.SUBMITTED), secretary()
    waiting, done = proposal_in(State.SUBMITTED), reviewed()
    services.open_review(waiting, by=clerk)
    client.force_login(clerk)

    def rows(show):
        return {column.proposal.pk for column in client.get(TABLE, {"show": show}).context["page_obj"]}

    assert rows("") == {new.pk, waiting.pk, done.pk}
    assert (rows("new"), rows("mine"), rows("ready")) == ({new.pk}, {waiting.pk}, {done.pk})


def test_one_decision_for_many_is_previewed_and_then_told_one_by_one(client):
    good, late, clerk = reviewed(), proposal_in(State.SUBMITTED), secretary()
    client.force_login(clerk)
    ticked = {"pick": [good.pk, late.pk]}
    assert [c.proposal.pk for c in client.post(DECIDE, ticked).context["columns"]] == [good.pk, late.pk]
    answer = client.post(DECIDE, ticked | {"sent": "1", "outcome": "SUGGESTION"}, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert len(told) == 2
    assert told[0].endswith("The decision has been recorded.")
    assert "nothing can be decided" in told[1]
    assert Decision.objects.get().proposal == good


def test_several_become_one_case_from_the_table_or_none_does(client):
    first, second, clerk = reviewed(), reviewed(), secretary()
    client.force_login(clerk)
    sent = {"pick": [first.pk, second.pk], "sent": "1", "outcome": "FILE", "together": "on"}
    late = proposal_in(State.SUBMITTED)
    refused = client.post(DECIDE, sent | {"pick": [first.pk, late.pk]})
    assert refused.status_code == 422
    assert not ProposalCase.objects.exists()
    client.post(DECIDE, sent)
    assert ProposalCase.objects.get().submissions.count() == 2


def test_what_a_batch_lacks_stands_beside_its_field(client):
    first, clerk = reviewed(), secretary()
    join = file_proposal(proposal_in(State.UNDER_REVIEW), by=clerk).case
    client.force_login(clerk)
    sent = {"pick": [first.pk], "sent": "1"}
    for data, field in (
        ({}, "outcome"), ({"outcome": "REFUSE"}, "words"), ({"outcome": "FILE", "join": join.pk}, "together"),
    ):  # fmt: skip
        answer = client.post(DECIDE, sent | data)
        assert set(answer.context["form"].errors) == {field}


def test_nobody_decides_in_a_batch_on_what_is_their_own(client):
    clerk = UserFactory(delegate=True, posts=["COMMITTEE_SECRETARY"])
    own = reviewed(proposer=clerk.person)
    client.force_login(clerk)
    assert client.post(DECIDE, {"pick": [own.pk], "sent": "1", "outcome": "FILE"}).status_code == 403
    assert client.post(reverse("admin:proposals_proposal_open"), {"pick": [own.pk]}).status_code == 403


def test_rounds_are_opened_on_many_at_once(client):
    waiting, clerk = [proposal_in(State.SUBMITTED), proposal_in(State.SUBMITTED)], secretary()
    client.force_login(clerk)
    client.post(reverse("admin:proposals_proposal_open"), {"pick": [each.pk for each in waiting]})
    assert Review.objects.collecting().count() == 2


def test_splitting_takes_two_to_five_subjects_one_a_line(client):
    proposal, clerk = reviewed(), secretary()
    client.force_login(clerk)
    for matters in ("只有一个", "\n".join("一二三四五六"), f"甲\n{'长' * 61}"):
        assert client.post(deed(proposal, "file"), {"matters": matters}).status_code == 422
    client.post(deed(proposal, "file"), {"matters": "夜班用餐\n夜班交通"})
    assert ProposalCase.objects.count() == 2


# -- the author's appeal --------------------------------------------------------------------------------------------
def test_the_author_appeals_on_the_phone(client):
    proposal = reviewed()
    author = proposal.proposer.user
    services.decide([proposal], by=secretary(), outcome="REFUSE", words="不属职权")
    client.force_login(author)
    page = reverse("proposals:proposal-appeal", args=[proposal.public_id])
    actions = client.get(proposal.get_absolute_url()).context["actions"]
    assert next(action.url for action in actions) == page
    assert client.post(page, {"grounds": ""}).status_code == 422
    assert client.post(page, {"grounds": "属医院自主权限"}).headers["Location"] == proposal.get_absolute_url()
    shown = client.get(proposal.get_absolute_url())
    assert page not in [action.url for action in shown.context["actions"]]
    assert "属医院自主权限" in shown.content.decode()
    assert client.get(page).headers["Location"] == proposal.get_absolute_url()
