"""The applicant's pages: what they refuse beside the field, how they show amounts, where old links lead."""

from __future__ import annotations

import pytest
from django.urls import reverse

from members.models import User
from tests.factories.welfare import CANARIES, AidCaseFactory
from union_portal.core.policy.models import PolicyValue
from welfare.aid_case.services.steps import mirror
from welfare.aid_case.workflow import AidKind, State
from welfare.models import AidCase

DETAILS = CANARIES | {"household_size": "3", "amount_asked": "8000"}


def page(name: str, case: AidCase) -> str:
    return reverse(f"welfare:aidcase-{name}", args=[case.public_id])


@pytest.fixture
def draft(union, client) -> AidCase:
    client.force_login(union.applicant)
    return AidCaseFactory(state=State.DRAFT, applied_by=union.applicant)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("amount_asked", "20000.01", "此项最高可申请 ¥20,000.00，请修改金额。"),
        ("family_income", "1E9", "金额超过一千万元，请再核对一遍。"),
    ],
)
def test_details_refuse_an_amount_beside_its_field(draft, client, field, typed, sentence):
    answer = client.post(page("details", draft), DETAILS | {field: typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert sentence in answer.content.decode()


def test_review_shows_every_amount_as_money(draft, client):
    typed = {"family_income": "4E4", "rigid_expenditure": "31234.5"}
    answer = client.post(page("details", draft), DETAILS | typed, follow=True)
    assert AidCase.objects.get().family_income.open() == "40000.00"
    shown = [str(value) for _label, value in answer.context["details"]]
    assert [value for value in shown if "¥" in value] == ["¥40,000.00", "¥31,234.50", "¥8,000.00"]


def test_review_leads_to_the_field_that_a_new_cap_makes_wrong(draft, client):
    PolicyValue.objects.filter(key=f"welfare.cap.{AidKind.ILLNESS_RELIEF}").update(value="5000")
    answer = client.post(page("review", draft))
    assert answer.status_code == 422
    assert f"{page('details', draft)}#id_amount_asked" in answer.content.decode()


@pytest.mark.parametrize("name", ["details", "review"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_old_link_to_the_form_leads_to_the_case(union, client, name, method):
    client.force_login(union.applicant)
    case = AidCaseFactory(state=State.CHECKING, applied_by=union.applicant)
    answer = getattr(client, method)(page(name, case), follow=True)
    assert answer.redirect_chain == [(case.get_absolute_url(), 302)]
    assert [str(message) for message in answer.context["messages"]] == [
        "这份申请已经提交，请在这里查看进度。"
    ]


def test_what_is_typed_after_sending_is_refused_in_words(union, client):
    client.force_login(union.applicant)
    case = AidCaseFactory(state=State.CHECKING, applied_by=union.applicant)
    answer = client.post(page("autosave", case), DETAILS)
    assert (answer.status_code, "message" in answer.json()) == (422, True)


def test_search_finds_a_case_for_its_people_alone_and_once(union, client):
    case = AidCaseFactory(
        state=State.CHECKING, number="2026-0731", applied_by=union.applicant, officer=union.officer
    )
    mirror(case)

    def found(user: User, words: str) -> list[str]:
        client.force_login(user)
        return [hit.url for hit in client.get(reverse("core:search"), {"q": words}).context["results"]]

    assert found(union.applicant, "2026-0731") == [case.get_absolute_url()]
    assert found(union.officer, "2026-0731") == [case.desk_url]
    assert [found(user, "2026-0731") for user in (union.other_officer, union.chair, union.colleague)] == [
        []
    ] * 3
    assert found(union.applicant, CANARIES["illness"]) == []


def test_search_finds_the_services_that_one_can_use(union, client):
    client.force_login(union.colleague)
    hits = client.get(reverse("core:search"), {"q": "困难"}).context["results"]
    assert reverse("welfare:aidcase-new") in [hit.url for hit in hits]
