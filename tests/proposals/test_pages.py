"""The portal's pages: writing saves itself, a second press does no harm, what is typed survives."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from proposals.case import figures
from proposals.case.workflow import State as C
from proposals.draft.forms import DraftForm
from proposals.models import Category, CongressSession, Proposal
from proposals.proposal import services
from proposals.proposal.wording import clean_text
from proposals.proposal.workflow import State
from proposals.registrations import collection_windows
from proposals.seconding import services as seconding
from tests.factories.members import DelegationFactory, UserFactory
from tests.factories.proposals import (
    CongressSessionFactory,
    ProposalFactory,
    bare_case,
    bare_proposal,
    case_in,
    handler,
    leader,
    proposal_in,
    second,
    secretary,
)
from union_portal.core.errors import DomainError
from union_portal.core.models import AuditEntry, InboxMessage, Matter, Todo

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    user = UserFactory(delegate=True)
    client.force_login(user)
    return user


def page(name, proposal_or_id):
    key = proposal_or_id if isinstance(proposal_or_id, str) else proposal_or_id.public_id
    return reverse(f"proposals:proposal-{name}", args=[key])


def new_sheet(client):
    """The address that ``new/`` gives."""
    return client.get(reverse("proposals:proposal-new")).headers["Location"].split("/")[2]


# -- writing ------------------------------------------------------------------------------------------------
def test_opening_a_new_sheet_stores_nothing(client, author):
    sheet = new_sheet(client)
    assert client.get(page("write", sheet)).status_code == 200
    assert not Proposal.objects.exists()


def test_what_is_typed_saves_itself(client, author):
    sheet = new_sheet(client)
    answer = client.post(page("autosave", sheet), {"title": "夜班用餐"})
    assert answer.status_code == 200
    saved = Proposal.objects.get()
    assert json.loads(answer.content) == {
        "saved_at": f"{timezone.localtime():%H:%M}", "version": f"{saved.changed_at:%Y%m%d%H%M%S%f}",
    }  # fmt: skip
    client.post(page("autosave", sheet), {"title": "夜班用餐", "grounds": "没有热饭"})
    assert Proposal.objects.get().grounds == "没有热饭"


def test_an_empty_sheet_is_not_kept(client, author):
    assert client.post(page("autosave", new_sheet(client)), {"title": ""}).status_code == 422
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("address", ["short", "i" * 12, "x" * 13])
def test_a_made_up_address_is_no_sheet(client, author, address):
    assert client.get(page("write", address)).status_code == 404


def test_what_is_missing_stands_beside_its_field_and_nothing_typed_is_lost(client, author):
    answer = client.post(page("write", new_sheet(client)), {"title": "夜班用餐", "measures": "延时供餐"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"grounds", "category"}
    assert "延时供餐" in answer.content.decode()


def test_from_the_sheet_to_the_seconders_and_twice_is_harmless(client, author):
    sheet = new_sheet(client)
    fields = {
        "title": "夜班用餐",
        "grounds": "没有热饭",
        "measures": "延时供餐",
        "category": Category.objects.first().pk,
    }
    for _press in range(2):
        assert client.post(page("write", sheet), fields).headers["Location"] == page("review", sheet)
    assert client.get(page("review", sheet)).status_code == 200
    for _press in range(2):
        assert client.post(page("submit", sheet)).headers["Location"] == page("seconders", sheet)
    assert Proposal.objects.get().state == "SECONDING"
    assert client.get(page("write", sheet)).headers["Location"] == f"/proposals/{sheet}/"
    assert client.post(page("autosave", sheet), {"title": "另一个"}).status_code == 422
    assert Proposal.objects.get().title == "夜班用餐"


def test_a_suggestion_goes_straight_to_the_committee(client):
    writer = UserFactory()
    client.force_login(writer)
    draft = ProposalFactory(proposer=writer.person)
    assert client.post(page("submit", draft)).headers["Location"] == draft.get_absolute_url()
    draft.refresh_from_db()
    assert (draft.state, draft.kind) == ("SUBMITTED", "SUGGESTION")


def test_a_line_break_counts_as_one_character_as_in_the_browser():
    assert DraftForm({"title": "x", "grounds": "夜\r\n" * 1_500}).is_valid()
    assert not DraftForm({"title": "x", "grounds": "夜\r\n" * 1_501}).is_valid()


def test_text_from_word_is_cleaned():
    assert clean_text("夜班\u200d👩\u200d⚕️辛苦\u200d") == "夜班👩\u200d⚕️辛苦"
    assert clean_text("一、\u200b现状\xa0\r\n\r\n\r\n\r\n二、  \r\n建议\x07") == "一、现状\n\n二、\n建议"


# -- seconding ------------------------------------------------------------------------------------------------
def test_colleagues_are_found_by_name_number_and_initials_and_only_delegates(client, author):
    proposal = proposal_in(State.SECONDING, proposer=author.person)
    wanted = UserFactory(
        delegate=True, person__name="许文博", person__initials="xwb", person__staff_number="88123"
    )
    UserFactory(person__name="许文强", person__initials="xwq")
    for words in ("文博", "xw", "8812"):
        found = client.get(page("seconders", proposal), {"q": words}).context["colleagues"]
        assert found == [wanted.person], words


def test_the_search_field_gets_the_same_list_as_the_page(client, author):
    proposal = proposal_in(State.SECONDING, proposer=author.person)
    UserFactory(delegate=True, person__name="许文博")
    part = client.get(page("seconders", proposal), {"q": "许"}, headers={"HX-Request": "true"})
    assert part.templates[0].name == "proposals/partials/_colleagues.html"
    assert "许文博" in part.content.decode()


def test_one_tap_seconds(client, author):
    proposal = proposal_in(State.SECONDING)
    client.force_login(author)
    assert client.get(page("second", proposal)).status_code == 404
    asker = proposal.proposer.user
    client.force_login(asker)
    client.post(page("seconders", proposal), {"person": author.person.public_id})
    client.force_login(author)
    client.post(page("second", proposal), {"answer": "accept"})
    assert [person.pk for person in proposal.seconders] == [author.person_id]


def test_the_link_in_the_message_is_one_persons_and_opening_it_changes_nothing(client, author):
    proposal = proposal_in(State.SECONDING)
    seconding.ask_seconder(proposal, person=author.person, by=proposal.proposer.user)
    link = InboxMessage.objects.get(user=author, kind="proposals.proposal.second_asked").url
    assert client.get(link).status_code == 200
    assert proposal.seconders == []
    client.force_login(UserFactory(delegate=True))
    assert [client.get(link).status_code, client.post(link, {"answer": "accept"}).status_code] == [404, 404]
    client.logout()
    assert client.get(link).headers["Location"].startswith("/accounts/login/?next=/proposals/seconding/")
    client.force_login(author)
    client.post(link, {"answer": "accept"})
    assert [person.pk for person in Proposal.objects.get().seconders] == [author.person_id]


def test_a_link_is_worthless_once_its_request_has_lapsed(client, author):
    proposal = proposal_in(State.SECONDING)
    asker = proposal.proposer.user
    seconding.ask_seconder(proposal, person=author.person, by=asker)
    link = InboxMessage.objects.get(user=author, kind="proposals.proposal.second_asked").url
    services.take_back(proposal, by=asker)
    assert client.get(link).status_code == 404


def test_what_is_open_to_all_is_found_and_seconded_without_being_asked(client, author):
    proposal = proposal_in(State.SECONDING)
    assert client.get(page("second", proposal)).status_code == 404
    seconding.open_to_all(proposal, by=proposal.proposer.user)
    rows = client.get(reverse("proposals:seconding-list")).context["page_obj"].object_list
    assert [row.url for row in rows] == [page("second", proposal)]
    client.post(page("second", proposal), {"answer": "accept"})
    assert [person.pk for person in proposal.seconders] == [author.person_id]
    client.force_login(UserFactory())
    assert client.get(page("second", proposal)).status_code == 404


@pytest.mark.parametrize("field", ["confidential", "is_collective"])
def test_what_is_confidential_or_a_delegations_is_not_opened(field):
    proposal = bare_proposal(State.SECONDING, **{field: True}, delegation=DelegationFactory())
    with pytest.raises(DomainError, match="isn't opened to all"):
        seconding.open_to_all(proposal, by=proposal.proposer.user)


def test_the_sheet_has_its_steps_and_works_as_one_form(client, author):
    shown = client.get(page("write", new_sheet(client)))
    steps = [(str(label), [field.name for field in fields]) for label, fields in shown.context["form"].steps]
    assert steps == [
        ("Subject", ["title", "is_collective"]), ("Grounds", ["grounds"]), ("Measures", ["measures"]),
        ("Details", ["category", "suggested_department", "file", "name_withheld", "confidential"]),
    ]  # fmt: skip


# -- the ledger -------------------------------------------------------------------------------------------------
def test_the_ledger_filters_by_words_state_and_category(client, author):
    worker, head = handler(), leader()
    meal = bare_proposal(title="关于夜班用餐的提案", case=bare_case(C.IN_PROGRESS, worker=worker, head=head))
    parking = bare_proposal(
        title="关于职工停车的提案",
        case=bare_case(C.CLOSED, worker=worker, head=head),
        category=Category.objects.get(code="CAMPUS"),
    )

    def titles(**query):
        rows = client.get(reverse("proposals:proposal-list"), query).context["page_obj"].object_list
        return [row.title for row in rows]

    assert titles() == [parking.title, meal.title]
    assert titles(q="停车") == [parking.title]
    assert titles(q=meal.number) == [meal.title]
    assert titles(q="用餐", state="closed") == []
    assert titles(state="handling") == [meal.title]
    assert titles(category="CAMPUS") == [parking.title]


def test_the_page_shows_who_and_when(client, author):
    case = case_in(C.CLOSED, proposer=author.person)
    shown = client.get(case.submissions.get().get_absolute_url())
    steps = shown.context["steps"]
    assert [step.status for step in steps] == ["done"] * 8
    assert [str(step.who) for step in steps[3:7]] == [str(case.lead_department)] * 2 + [
        str(case.leader),
        "Satisfied",
    ]
    assert shown.context["entries"][0].words == "rated the reply"


def first_steps(client, proposal):
    """What the stepper says up to the step that is now, and one more."""
    steps = client.get(proposal.get_absolute_url()).context["steps"]
    return [(str(step.label), step.status, str(step.who)) for step in steps][1:4]


def test_the_stepper_counts_the_names_and_agrees_with_the_state(client, author):
    proposal = proposal_in(State.SECONDING, proposer=author.person)
    second(proposal, times=1)
    assert first_steps(client, proposal)[0] == ("Seconding", "now", "1 of 2 colleagues")
    services.withdraw(proposal, by=author)
    assert first_steps(client, proposal) == [
        ("Seconding", "skipped", "1 of 2 colleagues"),
        ("Withdrawn", "done", ""),
    ]
    filed = proposal_in(State.FILED, proposer=author.person)
    assert first_steps(client, filed)[::2] == [
        ("Seconding", "done", "2 colleagues"),
        ("Assignment", "now", ""),
    ]


def test_a_suggestion_has_no_step_for_seconders(client):
    user = UserFactory()
    client.force_login(user)
    proposal = proposal_in(State.SUBMITTED, proposer=user.person)
    assert first_steps(client, proposal)[0][0] == "Reviewed by the committee"


def test_names_count_until_the_windows_end(client, author):
    proposal = proposal_in(State.SECONDING, proposer=author.person)
    colleague = UserFactory(delegate=True)
    seconding.ask_seconder(proposal, person=colleague.person, by=author)
    closes_on = CongressSession.objects.get().closes_on
    assert client.get(proposal.get_absolute_url()).context["matter"]["due_on"] == closes_on
    assert Matter.objects.about(proposal).get().due_on == closes_on
    assert Todo.objects.waiting_for(colleague).get().due_on == closes_on


def test_old_links_to_what_was_withdrawn_say_so(client, author):
    proposal = proposal_in(State.SECONDING, proposer=author.person)
    colleague = UserFactory(delegate=True)
    seconding.ask_seconder(proposal, person=colleague.person, by=author)
    services.withdraw(proposal, by=author)
    for method in (client.get, client.post):
        assert method(page("withdraw", proposal)).headers["Location"] == proposal.get_absolute_url()
    client.force_login(colleague)
    shown = client.get(page("second", proposal)).content.decode()
    assert "asked for seconders" in shown
    assert "This proposal is now “Withdrawn”" in shown
    assert "asks you to second" not in shown


@pytest.mark.parametrize(
    ("state", "stage", "first"),
    [
        (State.DRAFT, "", "Go on writing"), (State.SECONDING, "", "Invite seconders"), (State.UNDER_REVIEW, "", "Seconders"),
        (State.RETURNED, "", "Go on writing"), (State.FILED, C.REPLIED, "Rate the reply"),
    ],
)  # fmt: skip
def test_the_author_finds_the_next_thing_to_do_first(client, author, state, stage, first):
    fields = {"case": bare_case(stage, worker=handler(), head=leader())} if stage else {}
    proposal = bare_proposal(state, proposer=author.person, reason="请补充", **fields)
    actions = client.get(proposal.get_absolute_url()).context["actions"]
    assert actions[0].label == first


# -- what the hall and the boards ask ----------------------------------------------------------------------------
def test_the_window_is_open_now(author):
    session = CongressSessionFactory()
    (window,) = collection_windows(author)
    assert (window.until, window.url) == (session.closes_on, "/proposals/new/")


def test_timeliness_counts_each_assignment_once():
    worker, head = handler(), leader()
    for stage in (C.CLOSED, C.REPLIED, C.IN_PROGRESS):
        bare_proposal(case=bare_case(stage, worker=worker, head=head))
    today = timezone.localdate()
    assert figures.timeliness(today.year, on=today) == (2, 0, 1, 0)
    titles = [chart.title for chart in figures.charts(worker, today.year)]
    assert titles == [
        "1 of 3 cases are closed", "Most cases concern: 后勤保障", f"Most cases are handled by: {worker.posts[0].department}",
        "100 % of the replies came in time",
    ]  # fmt: skip


def test_a_list_of_the_desk_goes_out_as_it_is_filtered(client):
    kept = bare_proposal(State.SUBMITTED, title="关于夜班用餐的提案")
    bare_proposal(State.UNDER_REVIEW, title="关于停车的提案")
    officer = secretary()
    client.force_login(officer)
    answer = client.get(reverse("admin:proposals_proposal_export"), {"state__exact": State.SUBMITTED})
    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.values
    lines = [list(row) for row in rows]
    assert [line[1] for line in lines[2:]] == [kept.title]
    assert kept.get_state_display() in lines[2]
    entry = AuditEntry.objects.get(action="core.desk.exported")
    assert (entry.by, entry.details["rows"]) == (officer, 1)
