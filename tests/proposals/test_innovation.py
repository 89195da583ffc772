"""Rationalisation suggestions: written, marked by reviewers who can't see each other, adopted, rewarded, put to use."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from finance.models import PaymentRequest
from finance.payment import services as payments
from proposals.innovation import services
from proposals.innovation.workflow import NEXT, State
from proposals.models import Evaluation, HigherAward, RationalizationProposal
from tests.factories.core import upload
from tests.factories.finance import budget
from tests.factories.innovation import adopted, draft, evaluating, innovation_in, reviewer, submitted
from tests.factories.members import DepartmentFactory, UserFactory
from tests.factories.proposals import secretary
from union_portal.core.base import new_public_id
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import Attachment, AuditEntry, InboxMessage, Matter, Todo

pytestmark = pytest.mark.django_db

MARKS = {"novelty": 7, "usefulness": 9, "feasibility": 8}


def chair():
    return UserFactory(posts=["UNION_CHAIR"])


# -- writing ------------------------------------------------------------------------------------------------
def test_a_draft_is_kept_under_its_address_and_handed_in_once():
    nurse, friend = UserFactory(), UserFactory()
    where = new_public_id()
    services.save_draft(where, by=nurse, title="输液架快拆夹")
    proposal = services.save_draft(
        where, by=nurse, problem="拆架费时", idea="加装快拆夹", partners=[friend.person, nurse.person]
    )
    assert proposal.authors == [nurse.person, friend.person]
    first = services.submit(proposal, by=nurse)
    assert services.submit(first, by=nurse).number == first.number == f"{timezone.localdate().year}-合001"
    assert Matter.objects.about(first).get().parties.count() == 2
    assert {m.user for m in InboxMessage.objects.filter(kind="proposals.innovation.submitted")} == {
        nurse,
        friend,
    }


def test_nothing_is_handed_in_that_lacks_what_the_committee_needs():
    proposal = draft(idea="")
    with pytest.raises(DomainError, match="still missing"):
        services.submit(proposal, by=proposal.author.user)


def test_a_draft_belongs_to_who_began_it_and_stays_as_handed_in():
    proposal = submitted()
    with pytest.raises(DomainError, match="somebody else"):
        services.save_draft(proposal.public_id, by=UserFactory(), title="别人的")
    with pytest.raises(NotNow):
        services.save_draft(proposal.public_id, by=proposal.author.user, title="改后")
    with pytest.raises(NotNow):
        services.discard(proposal, by=proposal.author.user)


def test_files_come_and_go_with_the_draft_alone():
    proposal = draft()
    author = proposal.author.user
    services.detach(proposal, services.attach(proposal, file=upload(), by=author), by=author)
    kept = services.attach(proposal, file=upload(), by=author)
    services.submit(proposal, by=author)
    with pytest.raises(NotNow, match="handed in"):
        services.attach(proposal, file=upload(), by=author)
    with pytest.raises(NotNow, match="handed in"):
        services.detach(proposal, kept, by=author)
    assert list(Attachment.objects.about(proposal)) == [kept]


def test_a_draft_can_be_thrown_away():
    proposal = draft()
    services.discard(proposal, by=proposal.author.user)
    assert not RationalizationProposal.objects.exists()


def test_the_form_names_the_staff_numbers_that_nobody_has(client):
    nurse, colleague = UserFactory(), UserFactory().staff_number
    client.force_login(nurse)
    words = {
        "kind": "SUGGESTION",
        "title": "改进",
        "problem": "费时",
        "idea": "简化",
        "partners": f"{colleague}，９９９９９９９１",
    }
    answer = client.post(reverse("proposals:innovation-write", args=[new_public_id()]), words)
    assert answer.status_code == 422
    assert "the staff number 99999991." in answer.content.decode()


# -- marking ------------------------------------------------------------------------------------------------
def test_reviewers_see_each_others_marks_only_when_all_are_in():
    one, two = reviewer(), reviewer()
    proposal = evaluating(one, two)
    services.evaluate(proposal, by=one, **MARKS)
    assert list(Evaluation.objects.readable_by(two).given()) == []
    assert Evaluation.objects.readable_by(one).given().count() == 1
    assert Evaluation.objects.readable_by(secretary()).given().count() == 0
    services.evaluate(proposal, by=two, **MARKS)
    assert Evaluation.objects.readable_by(two).given().count() == 2
    assert Todo.objects.filter(kind="proposals.innovation_review", done_at=None).exists()


def test_the_mean_of_three_marks():
    proposal = evaluating(one := reviewer())
    assert services.evaluate(proposal, by=one, novelty=7, usefulness=9, feasibility=9).score == Decimal("8.3")


def test_marks_are_given_once_and_by_reviewers_alone():
    proposal = evaluating(one := reviewer())
    with pytest.raises(NotNow):
        services.evaluate(proposal, by=reviewer(), **MARKS)
    services.evaluate(proposal, by=one, **MARKS)
    with pytest.raises(NotNow, match="already"):
        services.evaluate(proposal, by=one, **MARKS)


def test_authors_never_mark_their_own():
    member = reviewer()
    proposal = submitted(author=member.person)
    with pytest.raises(DomainError, match="authors"):
        services.name_reviewers(proposal, by=secretary(), reviewers=[member])


# -- deciding -----------------------------------------------------------------------------------------------
def test_the_committee_waits_for_all_marks():
    proposal = evaluating(reviewer())
    with pytest.raises(NotNow, match="1"):
        services.adopt(proposal, by=secretary(), grade="FIRST")
    with pytest.raises(NotNow, match="1"):
        services.turn_down(proposal, by=secretary(), reason="已有")


def test_adopting_brings_the_rewards_of_the_house_and_shows_it_to_all(client):
    proposal = adopted(grade="SECOND")
    assert proposal.reward == Decimal(1000)
    other = adopted()
    client.force_login(UserFactory())
    page = client.get(reverse("proposals:innovation-list"), {"part": proposal.kind, "q": proposal.number})
    assert proposal.title in page.content.decode()
    sheet = load_workbook(io.BytesIO(client.get(page.context["export_url"]).content)).active
    numbers = [cell.value for cell in sheet["A"][1:]]
    assert numbers == [proposal.number]
    assert other.number not in numbers


def test_turning_down_needs_a_reason_that_the_authors_read():
    proposal = evaluating(one := reviewer())
    services.evaluate(proposal, by=one, **MARKS)
    with pytest.raises(DomainError, match="reason"):
        services.turn_down(proposal, by=secretary(), reason=" ")
    services.turn_down(proposal, by=secretary(), reason="与现有设备重复")
    told = InboxMessage.objects.get(kind="proposals.innovation.not_adopted", user=proposal.author.user)
    assert "与现有设备重复" in told.body


# -- the reward -----------------------------------------------------------------------------------------------
def test_the_chairs_approval_reserves_the_budget_and_asks_finance_to_pay_the_author():
    budget("50301", 5000, year=timezone.localdate().year)
    proposal = services.approve_reward(adopted(), by=(head := chair()))
    assert proposal.payment is not None
    assert (proposal.payment.payee, proposal.payment.amount) == (proposal.author, proposal.reward)
    assert proposal.payment.account.code == "50301"
    with pytest.raises(NotNow, match="already"):
        services.approve_reward(proposal, by=head)


def test_who_decided_does_not_approve_the_reward():
    both = chair()
    proposal = adopted(by=both)
    with pytest.raises(DomainError, match="somebody else"):
        services.approve_reward(proposal, by=both)
    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        RationalizationProposal.objects.filter(pk=proposal.pk).update(approved_by=both)


def test_beyond_the_budget_nothing_is_approved():
    proposal = adopted()
    with pytest.raises(DomainError):
        services.approve_reward(proposal, by=chair())
    proposal.refresh_from_db()
    assert proposal.approved_at is None
    assert not PaymentRequest.objects.exists()


def test_a_request_that_finance_gives_back_waits_for_the_chair_again():
    budget("50301", 5000, year=timezone.localdate().year)
    proposal = services.approve_reward(adopted(), by=(head := chair()))
    payments.give_back(proposal.payment, reason="姓名有误", by=UserFactory(posts=["CASHIER"]))
    proposal.refresh_from_db()
    assert (proposal.payment, proposal.approved_at) == (None, None)
    assert Todo.objects.filter(user=head, kind="proposals.innovation_reward", done_at=None).exists()
    assert services.approve_reward(proposal, by=head).payment is not None


# -- after ----------------------------------------------------------------------------------------------------
def test_put_to_use_with_day_and_effect():
    proposal, unit, today = adopted(), DepartmentFactory(), timezone.localdate()
    for wrong in ({"since": today + dt.timedelta(days=1), "effect": "省时"}, {"since": today, "effect": " "}):
        with pytest.raises(DomainError):
            services.put_to_use(proposal, by=secretary(), department=unit, **wrong)
    services.put_to_use(proposal, by=secretary(), department=unit, since=today, effect="每班省时二十分钟")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.department) == (State.IN_USE, unit)


def test_a_higher_award_is_noted_once():
    proposal, today = adopted(), timezone.localdate()
    award = {
        "name": "市职工优秀创新成果二等奖",
        "level": "CITY",
        "granted_by": "市总工会",
        "awarded_on": today,
    }
    services.record_award(proposal, by=secretary(), **award)
    services.record_award(proposal, by=secretary(), **award)
    assert HigherAward.objects.count() == 1
    with pytest.raises(DomainError, match="lie ahead"):
        services.record_award(
            proposal, by=secretary(), **award | {"awarded_on": today + dt.timedelta(days=1)}
        )
    with pytest.raises(NotNow):
        services.record_award(submitted(), by=secretary(), **award)


# -- who sees and does what -------------------------------------------------------------------------------------
WHO = ("author", "partner", "reviewer", "member", "chair", "staff")
SEEN = {
    State.DRAFT: {"author", "partner"},
    State.SUBMITTED: {"author", "partner", "member", "chair", "reviewer"},
    State.EVALUATING: {"author", "partner", "member", "chair", "reviewer"},
    State.NOT_ADOPTED: {"author", "partner", "member", "chair", "reviewer"},
    State.WITHDRAWN: {"author", "partner", "member", "chair", "reviewer"},
    State.ADOPTED: set(WHO),
    State.IN_USE: set(WHO),
}


@pytest.mark.parametrize("state", sorted(SEEN))
def test_who_reads_what(state):
    partner, one = UserFactory(), reviewer()
    proposal = innovation_in(state, reviewers=[one])
    proposal.partners.add(partner.person)
    cast = {
        "author": proposal.author.user, "partner": partner, "reviewer": one, "member": secretary(), "chair": chair(),
        "staff": UserFactory(),
    }  # fmt: skip
    found = {
        who
        for who, user in cast.items()
        if RationalizationProposal.objects.visible_to(user).filter(pk=proposal.pk)
    }
    assert found == SEEN[state]


@pytest.mark.parametrize("state", sorted(State))
def test_the_database_allows_only_the_moves_of_the_table(state):
    proposal = innovation_in(state)
    for target in sorted(set(State) - NEXT.get(State(state), frozenset()) - {state}):
        with (
            pytest.raises((ProgrammingError, InternalError), match="state"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "UPDATE proposals_rationalizationproposal SET state = %s WHERE id = %s", [target, proposal.pk]
            )


def test_given_marks_stay_as_they_are():
    proposal = evaluating(one := reviewer())
    services.evaluate(proposal, by=one, **MARKS)
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        Evaluation.objects.filter(proposal=proposal).update(novelty=1)


def test_withdrawing_tells_the_committee_and_the_history_tells_who():
    proposal = submitted()
    services.withdraw(proposal, by=proposal.author.user)
    assert AuditEntry.objects.filter(
        action="proposals.innovation.withdrawn", by=proposal.author.user
    ).exists()
    with pytest.raises(NotNow):
        services.withdraw(adopted(), by=proposal.author.user)
