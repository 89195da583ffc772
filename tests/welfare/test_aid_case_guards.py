"""What the database itself refuses, what never stands in the clear, and what happens when two are fast at once."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from cryptography.exceptions import InvalidTag
from django.core.files.base import ContentFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from finance.models import PaymentRequest
from tests.factories.core import png
from tests.factories.welfare import CANARIES, AidCaseFactory, Union, budget_for_aid, make_union
from union_portal.core.audit.models import AuditEntry
from union_portal.core.consent import services as consent
from union_portal.core.errors import DomainError
from union_portal.core.retention.registry import sensitive_fields
from union_portal.core.sealing.fields import SealedTextField
from welfare.aid_case import services
from welfare.aid_case.forms import DraftForm
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.workflow import NEXT, AidKind, Category, State
from welfare.models import AidCase, AidCheck, AidDecision, VisitNote
from welfare.visit.services import record_visit


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


# -- constraints --------------------------------------------------------------------------------------
@pytest.mark.parametrize("maker", ["officer", "decided_by", "submitted_by"])
def test_the_database_refuses_an_approver_who_was_a_maker(maker, union):
    case = AidCaseFactory(state=State.APPROVAL)
    with pytest.raises(IntegrityError, match="aidcase_approver_is_another"):
        sql(f"UPDATE welfare_aidcase SET approved_by_id = {maker}_id WHERE id = %s", case.pk)


@pytest.mark.parametrize("hand", ["officer", "decided_by", "submitted_by", "approved_by"])
def test_the_database_refuses_that_the_applicant_works_on_the_case(hand, union):
    case = AidCaseFactory(state=State.APPROVAL)
    with pytest.raises(IntegrityError, match="aidcase_nobody_works_on_own"):
        sql(f"UPDATE welfare_aidcase SET {hand}_id = applied_by_id WHERE id = %s", case.pk)


@pytest.mark.parametrize("state", list(State))
def test_the_database_refuses_every_move_outside_the_table(state, union):
    case = AidCaseFactory(state=state)
    for target in sorted(set(State) - NEXT[state] - {state}):
        with pytest.raises(DatabaseError, match="Invalid transition"):
            sql("UPDATE welfare_aidcase SET state = %s WHERE id = %s", target.value, case.pk)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("fingerprint = ''", "aidcase_approved_is_signed"),
        ("approved_by_id = NULL", "aidcase_approved_is_signed"),
        ("amount_granted = 0", "aidcase_granted_has_decision"),
        ("notice_id = NULL", "aidcase_granted_has_decision"),
        ("number = ''", "aidcase_sent_is_complete"),
        ("officer_id = NULL", "aidcase_checked_has_officer"),
        ("closed_on = now()", "aidcase_closed_has_day"),
    ],
)
def test_the_database_refuses_half_an_approved_case(change, constraint, union):
    case = AidCaseFactory(state=State.APPROVED)
    with pytest.raises(IntegrityError, match=constraint):
        sql(f"UPDATE welfare_aidcase SET {change} WHERE id = %s", case.pk)


def test_one_open_application_of_a_kind(union):
    AidCaseFactory(state=State.CHECKING, applied_by=union.applicant)
    with pytest.raises(IntegrityError, match="aidcase_one_open_of_a_kind"), transaction.atomic():
        AidCaseFactory(state=State.DRAFT, applied_by=union.applicant)
    AidCaseFactory(state=State.PAID, applied_by=union.applicant)


def test_a_grant_without_majority_is_refused_by_the_database(union):
    case = AidCaseFactory(state=State.COMMITTEE)
    with pytest.raises(IntegrityError, match="aiddecision_grant_has_majority"), transaction.atomic():
        AidDecision.objects.create(
            case=case, data_key=case.data_key, outcome="GRANT", category=Category.SEVERE, amount=Decimal(1),
            met_on=timezone.localdate(), votes_for=1, votes_against=1, abstentions=0, recorded_by=union.secretary,
        )  # fmt: skip


# -- sealing ------------------------------------------------------------------------------------------
def test_an_account_moved_to_another_case_cannot_be_opened(union):
    mine, other = AidCaseFactory(), AidCaseFactory(bank_account="6222028888888888888")
    sql(
        "UPDATE welfare_aidcase SET bank_account = (SELECT bank_account FROM welfare_aidcase WHERE id = %s) WHERE id = %s",
        mine.pk, other.pk,
    )  # fmt: skip
    with pytest.raises(InvalidTag):
        AidCase.objects.get(pk=other.pk).bank_account.open()


def test_every_sealed_field_is_registered_with_purpose_class_and_retention():
    sealed = {
        f"{model._meta.label}.{field.name}"
        for model in (AidCase, AidCheck, AidDecision, VisitNote)
        for field in model._meta.get_fields()
        if isinstance(field, SealedTextField)
    }
    assert {key for key in sealed if key not in sensitive_fields} == set()
    assert {(sensitive_fields[key].data_class, sensitive_fields[key].years) for key in sealed} == {("S3", 10)}


def all_rows() -> str:
    """Every row of every table of the database, as a DBA would dump it."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')
            found.append(cursor.fetchone()[0] or "")
        cursor.execute("SET ROLE app_rw")
    return "\n".join(found)


def run_through(union: Union) -> AidCase:
    """One case from the first word to the payment, with everything that may be said about it."""
    budget_for_aid()
    case = services.begin(AidKind.ILLNESS_RELIEF, by=union.applicant)
    consent.give(union.applicant, AID)
    consent.give(union.applicant, PUBLICATION)
    details = CANARIES | {"household_size": 3, "amount_asked": Decimal(8000)}
    services.save_draft(case, by=union.applicant, **details)
    services.add_evidence(case, file=ContentFile(png(), name="金丝雀诊断证明.png"), by=union.applicant)
    services.send(case, by=union.applicant)
    services.take_on(case, by=union.officer)
    services.ask_for_completion(case, remark="金丝雀请补充", by=union.officer)
    services.send(case, by=union.applicant)
    services.record_check(
        case, income=Decimal("48765.43"), rigid_expenditure=Decimal("31234.56"), people=3, sudden_costs=Decimal(0),
        findings="金丝雀核查意见", by=union.officer,
    )  # fmt: skip
    record_visit(case, visited_on=timezone.localdate(), note="金丝雀家访记录", by=union.officer)
    services.lay_before_committee(case, category=Category.SEVERE, by=union.officer)
    services.decide(
        case, outcome="GRANT", category=Category.SEVERE, amount=Decimal(6000), met_on=timezone.localdate(),
        present=union.committee, votes_for=3, votes_against=0, abstentions=0, grounds="金丝雀理由", by=union.secretary,
    )  # fmt: skip
    case = AidCase.objects.get(pk=case.pk)
    assert case.notice is not None
    case.notice.ends_on = timezone.localdate() - timezone.timedelta(days=1)
    case.notice.save(update_fields=["ends_on"])
    services.submit(case, by=union.officer)
    return services.approve(case, by=union.chair)


def test_no_table_holds_a_word_of_it_in_the_clear(union, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    run_through(union)
    dump = all_rows()
    assert "welfare.aidcase.approved" in dump, "the dump sees what is there"
    needles = ["金丝雀", *(text for text in CANARIES.values())]
    leaks = [
        needle
        for text in needles
        for needle in (text, text.encode().hex(), text.encode("utf-16-le").hex())
        if needle in dump
    ]
    assert leaks == []


# -- the desk -----------------------------------------------------------------------------------------
def test_showing_a_field_at_the_desk_is_logged_and_shown_to_the_applicant(union, client):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer, applied_by=union.applicant)
    client.force_login(union.officer)
    page = client.get(reverse("admin:welfare_aidcase_change", args=[case.pk]))
    assert page.status_code == 200
    assert [text for text in CANARIES.values() if text in page.content.decode()] == []

    answer = client.post(reverse("admin:welfare_aidcase_reveal", args=[case.pk, "illness"]))

    assert CANARIES["illness"] in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    entry = AuditEntry.objects.concerning(union.applicant).get()
    assert (entry.by, entry.details) == (union.officer, {"field": "illness"})


def test_showing_a_part_is_logged_and_kept_to_its_case(union, client):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer, applied_by=union.applicant)
    other = AidCaseFactory(state=State.CHECKING)
    visit = record_visit(case, visited_on=timezone.localdate(), note="家访所见", by=union.officer)
    foreign = record_visit(other, visited_on=timezone.localdate(), note="别人家", by=other.officer)
    client.force_login(union.officer)

    def show(part_id: int) -> object:
        return client.post(
            reverse("admin:welfare_aidcase_reveal_part", args=[case.pk, "visit", part_id, "note"])
        )

    assert "家访所见" in show(visit.pk).content.decode()
    assert show(foreign.pk).status_code == 404
    assert AuditEntry.objects.concerning(union.applicant).get().details == {"field": "note"}


def test_evidence_downloads_are_logged(union, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case = AidCaseFactory(state=State.RETURNED, officer=union.officer, applied_by=union.applicant)
    evidence = services.add_evidence(case, file=ContentFile(png(), name="x.png"), by=union.applicant)
    client.force_login(union.officer)
    assert client.get(evidence.get_absolute_url()).status_code == 200
    assert AuditEntry.objects.concerning(union.applicant).get().by == union.officer
    client.force_login(union.other_officer)
    assert client.get(evidence.get_absolute_url()).status_code == 404


def test_the_desk_flags_an_account_that_stands_in_another_applicants_case(union, client):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer)
    twin = AidCaseFactory(state=State.PAID)
    AidCaseFactory(state=State.PAID, bank_account="6222028888888888888", national_id="A1234567")
    assert list(AidCase.objects.twins_of(case)) == [twin]
    client.force_login(union.officer)
    assert twin.number in client.get(case.desk_url).content.decode()


# -- races --------------------------------------------------------------------------------------------
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_once_make_one_payment_request():
    union = make_union()
    budget_for_aid()
    case = AidCaseFactory(state=State.APPROVAL)
    start, refused = threading.Barrier(2), []

    def approve(by: object) -> None:
        try:
            start.wait(timeout=10)
            services.approve(AidCase.objects.get(pk=case.pk), by=by)
        except DomainError as error:
            refused.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=approve, args=[user]) for user in (union.chair, union.other_chair)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert PaymentRequest.objects.count() == 1
    assert len(refused) == 1
    assert AidCase.objects.get(pk=case.pk).state == State.APPROVED


@pytest.mark.django_db
def test_full_width_numbers_are_sealed_as_plain_ones():
    typed = {name: text.replace("2", "２").replace("X", "ｘ") for name, text in CANARIES.items()}
    typed |= {"bank_account": "６２２２ ０２１２３４５６７８９０１２３"}
    form = DraftForm(typed, kind=AidKind.ILLNESS_RELIEF)
    assert form.is_valid(), form.errors
    for name in ("national_id", "bank_account"):
        assert form.cleaned_data[name] == CANARIES[name]
