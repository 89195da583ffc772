"""Awards: the open formula with its figures, the committee's choice with its reason, four eyes, the honour page."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from members.models import Committee, Post
from proposals.award import figures, policies, services
from proposals.award.figures import Candidate, Component
from proposals.models import Award, Proposal, ProposalCase
from tests.factories.members import UserFactory
from tests.factories.proposal_report import published_session
from tests.factories.proposals import secretary
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import InboxMessage
from union_portal.core.policy import services as policy

pytestmark = pytest.mark.django_db
PROPOSAL, DEPARTMENT = Award.Kind.PROPOSAL, Award.Kind.DEPARTMENT


@pytest.fixture
def made():
    return published_session()


@pytest.fixture
def clerk():
    return secretary()


@pytest.fixture
def chair(clerk):
    committee = Committee.objects.get(kind=Committee.Kind.PROPOSAL)
    return UserFactory(posts=[Post.Kind.COMMITTEE_CHAIR], posts__committee=committee)


def sheet(candidate):
    return {c.key: (c.figure, str(c.shown_points), c.weight) for c in candidate.components}


def test_a_proposals_score_is_the_sum_of_its_components(made):
    best = figures.candidates(made.session, PROPOSAL)[0]
    assert best.winner.number == "8-4-002"
    assert sheet(best) == {
        "support": ("4 people, at most 4", "30.0", 30), "solved": ("A 已解决或已采纳", "40.0", 40),
        "satisfaction": ("3 of 4 grades satisfied, 1 basically", "17.5", 20), "key": ("yes", "10.0", 10),
    }  # fmt: skip
    assert best.score == Decimal("97.5")


def test_a_departments_score_is_the_sum_of_its_components(made):
    found = figures.candidates(made.session, DEPARTMENT)
    assert len(found) == 4
    points = sheet(found[0])
    assert set(points) == set(policies.DEPARTMENT_WEIGHTS)
    assert found[0].score == sum((Decimal(p) for _figure, p, _w in points.values()), Decimal(0)).quantize(
        Decimal("0.1")
    )


def test_candidates_are_ranked_and_equal_scores_share_a_rank(made):
    found = figures.candidates(made.session, PROPOSAL)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    ranks = {c.score: c.rank for c in found}
    assert all(c.rank == ranks[c.score] for c in found)
    assert found[0].rank == 1


def test_what_is_confidential_is_no_candidate(made):
    assert {"8-4-001", "8-4-017"}.isdisjoint(
        c.winner.number for c in figures.candidates(made.session, PROPOSAL)
    )
    with pytest.raises(DomainError, match="is no candidate of this session"):
        services.choose(made.session, ProposalCase.objects.get(number="8-4-017"), by=made.head, reason="好")


def test_other_weights_give_other_points(made):
    row = figures.weights(PROPOSAL)
    row.value = {"support": 100, "solved": 0, "satisfaction": 0, "key": 0}
    row.save()
    assert figures.candidates(made.session, PROPOSAL)[0].score == Decimal("100.0")
    assert figures.candidates(made.session, PROPOSAL)[-1].score == Decimal("25.0")


@pytest.mark.parametrize(
    "weights",
    [
        {"support": 30, "solved": 40, "satisfaction": 20},
        {"support": 30, "solved": 40, "satisfaction": 20, "key": 11},
        {"support": -10, "solved": 60, "satisfaction": 40, "key": 10},
    ],
)
def test_weights_that_are_not_a_hundred_points_are_refused(weights):
    with pytest.raises(DomainError, match=r"must make 100|Give values for these|Enter a whole number"):
        policy.parameters["proposal.award_proposal_weights"].require_fit(weights)


def test_choosing_from_further_down_needs_a_reason(made, clerk):
    last = figures.candidates(made.session, PROPOSAL)[-1]
    assert last.rank > figures.places(PROPOSAL)
    with pytest.raises(DomainError, match="Please say why the committee chooses it") as refusal:
        services.choose(made.session, last.winner, by=clerk)
    assert refusal.value.field == "reason"
    award = services.choose(made.session, last.winner, by=clerk, reason="论证充分")
    assert (award.rank, award.score, award.sheet) == (last.rank, last.score, last.sheet)
    assert AuditEntry.objects.get(action="proposals.award.chosen").details["reason"] == "论证充分"


def test_nobody_is_chosen_twice(made, clerk):
    best = figures.candidates(made.session, DEPARTMENT)[0].winner
    services.choose(made.session, best, by=clerk)
    with pytest.raises(NotNow, match="has been chosen already"):
        services.choose(made.session, best, by=clerk)


def test_another_person_publishes_and_the_people_concerned_are_told(made, clerk, chair):
    best = figures.candidates(made.session, PROPOSAL)[0].winner
    first = figures.candidates(made.session, DEPARTMENT)[0].winner
    for winner in (best, first):
        services.choose(made.session, winner, by=clerk)
    with pytest.raises(DomainError, match="Another person looks them over"):
        services.publish(made.session, by=clerk)
    assert len(services.publish(made.session, by=chair)) == 2
    told = set(InboxMessage.objects.filter(kind="proposals.award.published").values_list("user", flat=True))
    authors = {p.proposer.user.pk for p in Proposal.objects.filter(cases=best)}
    handlers = {worker.pk for worker in made.workers if worker.posts[0].department == first}
    assert told == authors | handlers
    with pytest.raises(NotNow, match="Nothing has been chosen"):
        services.publish(made.session, by=chair)


def test_a_choice_is_taken_back_only_before_it_is_published(made, clerk, chair):
    best = figures.candidates(made.session, PROPOSAL)[0].winner
    services.drop(services.choose(made.session, best, by=clerk), by=clerk)
    assert not Award.objects.exists()
    award = services.choose(made.session, best, by=clerk)
    services.publish(made.session, by=chair)
    with pytest.raises(NotNow, match="it stays"):
        services.drop(award, by=chair)
    for change in (lambda rows: rows.update(reason="x"), lambda rows: rows.delete()):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            change(Award.objects.filter(pk=award.pk))


def test_the_honour_page_names_no_withheld_author_and_nothing_unpublished(client, made, clerk, chair):
    quiet = ProposalCase.objects.get(number="8-4-002")
    withheld = Proposal.objects.get(cases=quiet, name_withheld=True).proposer.name
    services.choose(made.session, quiet, by=clerk)
    client.force_login(UserFactory())
    assert quiet.title not in client.get(reverse("proposals:honours")).content.decode()
    services.publish(made.session, by=chair)
    page = client.get(reverse("proposals:honours"))
    assert quiet.title in page.content.decode()
    names = page.context["sessions"][0]["proposals"][0][1].split("、")
    assert len(names) == 3
    assert withheld not in names


def test_the_committee_works_on_the_score_sheet(client, made, clerk):
    client.force_login(clerk)
    address = reverse("proposals:award-sheet", args=[made.session.public_id, "proposal"])
    page = client.get(address)
    first = page.context["candidates"][0]
    assert f"1. {first['candidate'].winner} · 97.5" in page.content.decode()
    assert client.post(first["choose_url"], {"reason": ""}).status_code == 302
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("proposals:award-export", args=[made.session.public_id])).content)
    )
    rows = list(book["Excellent proposal"].iter_rows(min_row=3, values_only=True))
    assert (rows[0][0], rows[0][2], rows[0][-2]) == (1, 97.5, "✓")
    assert len(rows) == 15


def test_points_are_rounded_half_up():
    component = Component("key", figures.Fraction(1, 8), "", 10)
    assert Candidate("x", (component,)).score == Decimal("1.3")
