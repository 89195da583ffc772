"""Pay runs: two people, one file that never differs, and every payment once, whoever is fast and whatever crashes."""

from __future__ import annotations

import csv
import io
import os
import signal
import threading
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from finance.payment import services as payments
from finance.payment.models import PaymentRequest
from finance.payment.signals import payment_paid
from finance.payment.sources import sources
from finance.payrun import services
from finance.payrun.layout import Transfer, Whole, lay_out, rows
from finance.payrun.models import BankLayout, PayRun, PayRunLine
from finance.payrun.workflow import State
from finance.voucher.models import Voucher
from members.models import Person
from tests.architecture.access.finance import AnyRecord
from tests.factories.finance import Office, budget
from tests.factories.members import PersonFactory, UserFactory
from union_portal.core.audit.models import READ, AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.outbox.models import OutboxMessage

TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared in the words of the code, whichever translations are compiled."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def source(monkeypatch):
    monkeypatch.setitem(sources._items, "members.person", AnyRecord())


@pytest.fixture
def office(db) -> Office:
    budget("50404", 50_000, year=TODAY.year)
    return Office()


def approved(count: int = 3, **words) -> list[PaymentRequest]:
    chair = UserFactory(posts=["UNION_CHAIR"])
    people = [PersonFactory() for _n in range(count)]
    said = {
        "account_code": "50404",
        "summary": "帮扶",
        "by": chair,
        "payee_account": "6222020200112233445",
    } | words
    return [
        payments.request_payment(person, payee=person, amount=Decimal(100 + n), **said)
        for n, person in enumerate(people)
    ]


def layout(form: str = "CSV") -> BankLayout:
    return BankLayout.objects.filter(form=form)[0]


def sent(office: Office, requests: list[PaymentRequest]) -> PayRun:
    run = services.make_run(requests=requests, layout=layout(), by=office.cashier)
    services.release(run, by=office.checker)
    services.bank_file(run, by=office.cashier)
    return PayRun.objects.get(pk=run.pk)


# -- two people and one file --------------------------------------------------------------------------------------
def test_a_run_from_the_list_to_the_books(office):
    requests = approved()
    run = services.make_run(requests=requests, layout=layout(), by=office.cashier)
    assert (run.number, run.count, run.total) == (f"{TODAY.year}-付001", 3, Decimal(303))
    assert list(PaymentRequest.objects.waiting_for(office.cashier)) == []
    with pytest.raises(NotNow):
        services.bank_file(run, by=office.cashier)
    with pytest.raises(DomainError, match="release"):
        services.release(run, by=office.cashier)
    services.release(run, by=office.checker)
    name, content, _type = services.bank_file(run, by=office.cashier)
    lines = list(csv.reader(io.StringIO(content.decode("gb18030"))))
    assert name == f"{run.number}.csv"
    assert lines[1] == ["6222020200112233445", requests[0].payee_name, "100.00", "", "帮扶"]
    assert AuditEntry.objects.filter(action=READ, by=office.cashier).count() == 3

    services.note_answer(run, by=office.cashier, paid_on=TODAY, failed={requests[1].number: "户名不符"})
    states = dict(PaymentRequest.objects.values_list("number", "state"))
    assert states == {requests[0].number: "PAID", requests[1].number: "APPROVED", requests[2].number: "PAID"}
    assert Voucher.objects.filter(origin="PAYMENT").count() == 2
    assert [line.result for line in run.lines.all()] == ["PAID", "FAILED", "PAID"]
    again = services.make_run(requests=[requests[1]], layout=layout(), by=office.cashier)
    assert again.count == 1


def test_what_is_in_a_run_is_paid_by_it_alone(office):
    (request,) = approved(1)
    run = services.make_run(requests=[request], layout=layout(), by=office.cashier)
    for wrong in (
        lambda: payments.pay(request, by=office.cashier),
        lambda: payments.cancel_request(request, reason="x", by=office.cashier),
        lambda: payments.change_payee_account(request, payee_account="1", by=office.cashier),
        lambda: services.make_run(requests=[request], layout=layout(), by=office.cashier),
    ):
        with pytest.raises(NotNow):
            wrong()
    services.drop(run, by=office.cashier, reason="选错")
    assert payments.pay(request, by=office.cashier).state == "PAID"
    with pytest.raises(NotNow):
        services.release(run, by=office.checker)


def test_cash_and_own_payments_dont_go_into_a_run(office):
    (cash,) = approved(1, payee_account="")
    with pytest.raises(DomainError, match="cash"):
        services.make_run(requests=[cash], layout=layout(), by=office.cashier)
    both = UserFactory(posts=["CASHIER", "UNION_CHAIR"])
    with pytest.raises(DomainError, match="Whoever approved"):
        services.make_run(requests=approved(1, by=both), layout=layout(), by=both)
    assert not PayRun.objects.exists()


def test_the_file_made_again_is_the_same_or_isnt_made(office, client):
    run = sent(office, approved(2))
    client.force_login(office.cashier)
    url = reverse("admin:finance_payrun_file", args=[run.pk])
    first, second = client.post(url), client.post(url)
    assert first.content == second.content
    assert "no-store" in first["Cache-Control"]
    Person.objects.filter(pk=run.lines.first().request.payee_id).update(name="别人")
    assert client.post(url).status_code == 302
    with pytest.raises(DomainError, match="differ"):
        services.bank_file(run, by=office.cashier)


def test_an_unknown_number_in_the_answer_pays_nothing(office):
    run = sent(office, approved(2))
    with pytest.raises(DomainError, match="2000-9"):
        services.note_answer(run, by=office.cashier, paid_on=TODAY, failed={"2000-9": "x"})
    assert not Voucher.objects.filter(origin="PAYMENT").exists()


# -- layouts ------------------------------------------------------------------------------------------------------
ONE = [Transfer(1, "张三", "0622202020011223344", "工行", Decimal("86.40"), "交通费", "2026-00001")]
WHOLE = Whole("2026-付001", "20260305", 1, Decimal("86.40"))


@pytest.mark.django_db
def test_xlsx_keeps_every_digit_as_text():
    _name, content, _type = lay_out(layout("XLSX"), rows(layout("XLSX"), ONE, WHOLE), "x")
    cells = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    assert cells[1] == ("1", "0622202020011223344", "张三", "工行", "86.40", "交通费", "2026-00001")


@pytest.mark.django_db
def test_text_in_gbk_with_a_line_about_the_whole_and_fen():
    _name, content, _type = lay_out(layout("TXT"), rows(layout("TXT"), ONE, WHOLE), "x")
    assert (
        content.decode("gb18030")
        == "2026-付001|20260305|1|8640\r\n1|0622202020011223344|张三|8640|交通费\r\n"
    )
    odd = [Transfer(1, "张|三", "1", "", Decimal(1), "", "1")]
    with pytest.raises(DomainError):
        lay_out(layout("TXT"), rows(layout("TXT"), odd, WHOLE), "x")


# -- once -----------------------------------------------------------------------------------------------------------
def test_the_database_refuses_a_request_in_two_runs_and_a_release_by_its_maker(office):
    (request,) = approved(1)
    run = services.make_run(requests=[request], layout=layout(), by=office.cashier)
    with pytest.raises(IntegrityError, match="payrun_request_once"), transaction.atomic():
        PayRunLine.objects.create(run=run, request=request, serial=9, amount=1)
    with pytest.raises(IntegrityError, match="released_by_another"), transaction.atomic():
        PayRun.objects.filter(pk=run.pk).update(released_by=office.cashier)
    with pytest.raises(IntegrityError, match="sent_was_released"), transaction.atomic():
        PayRun.objects.create(number="x", layout=layout(), count=1, made_by=office.cashier, state=State.SENT)


def both_at_once(*deeds) -> list[str]:
    """Run the deeds at the same moment; what each came to."""
    start, results = threading.Barrier(len(deeds)), []

    def act(deed):
        try:
            start.wait()
            deed()
            results.append("done")
        except DomainError:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(results)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_paid_once_while_two_cashiers_and_a_single_payment_race():
    budget("50404", 50_000, year=TODAY.year)
    office = Office()
    other = UserFactory(posts=["CASHIER"])
    requests = approved(2)
    assert both_at_once(
        lambda: services.make_run(requests=requests, layout=layout(), by=office.cashier),
        lambda: services.make_run(requests=requests[::-1], layout=layout(), by=other),
        lambda: payments.pay(requests[0], by=other),
    ) == ["done", "refused", "refused"]
    for run in PayRun.objects.all():
        services.release(run, by=office.checker)
        services.bank_file(run, by=office.cashier)
        assert both_at_once(
            lambda run=run: services.note_answer(run, by=office.cashier, paid_on=TODAY),
            lambda run=run: services.note_answer(run, by=other, paid_on=TODAY),
        ) == ["done", "refused"]
    paid = PaymentRequest.objects.filter(state="PAID").count()
    assert Voucher.objects.filter(origin="PAYMENT").count() == paid >= 1


# -- a process that is killed -----------------------------------------------------------------------------------------
def killed(deed) -> None:
    """Do it in a process of its own, which must die on the way by the signal that nothing can catch."""
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        return
    connection.connection = None  # the parent's, not ours to use or to close
    try:
        deed()
    finally:
        os._exit(1)  # it lived


def power_goes(**_words) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def at_the_second(**words) -> None:
    if PaymentRequest.objects.filter(state="PAID").count() == 2:
        power_goes()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_whenever_the_process_is_killed_every_payment_is_made_once_and_everybody_told_once(mailoutbox):
    budget("50404", 50_000, year=TODAY.year)
    office = Office()
    run = sent(office, approved(3))
    addresses = [f"payee-{line.serial}@example.org" for line in run.lines.all()]
    for line, address in zip(run.lines.all(), addresses, strict=True):
        UserFactory(person=line.request.payee, email=address)
    note = partial(services.note_answer, run, by=office.cashier, paid_on=TODAY)

    def between_paying_and_committing() -> None:
        payment_paid.connect(at_the_second)
        note()

    def between_committing_and_the_outbox() -> None:
        outbox._Nudge.__call__ = lambda nudge: power_goes()  # type: ignore[method-assign]
        note()

    killed(between_paying_and_committing)
    assert set(PaymentRequest.objects.values_list("state", flat=True)) == {"WITH_BANK"}
    assert not Voucher.objects.exists()
    assert not OutboxMessage.objects.exists()
    killed(between_committing_and_the_outbox)
    with pytest.raises(NotNow):
        note()
    assert list(PaymentRequest.objects.values_list("state", flat=True)) == ["PAID"] * 3
    assert Voucher.objects.filter(origin="PAYMENT").count() == 3
    assert mailoutbox == []
    outbox.deliver()  # as the sweeper does, for nobody was nudged
    outbox.deliver()
    assert sorted(mail.to[0] for mail in mailoutbox) == addresses
