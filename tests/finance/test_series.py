"""Series of numbers by voucher word, documents counted and hashed, sub-accounts that stand in for divided accounts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from finance.account import services as accounts
from finance.voucher import papers, services
from finance.voucher.figures import broken_series, series_of
from tests.factories.finance import Office, account, line
from tests.factories.members import UserFactory
from union_portal.core.attachment.models import Attachment
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.policy import services as policy

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 test"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def by_money(office) -> None:
    policy.set_value(
        "finance.vouchers_by_money",
        True,
        valid_from=dt.date(2025, 4, 1),
        source="工会财务制度",
        by=UserFactory(),
    )


def test_receipts_payments_and_transfers_are_numbered_apart_from_the_month_on_that_the_policy_says(
    office, by_money
):
    april = dt.date(2025, 4, 8)
    made = [
        office.posted("102 D 5", "401 C 5"),
        *[
            office.posted(*lines, date=april)
            for lines in (
                ("102 D 5", "401 C 5"), ("50105 D 5", "101 C 5"), ("101 D 5", "102 C 5"), ("13101 D 5", "40301 C 5"),
                ("102 D 6", "408 C 6"), ("401 D 5", "32203 C 5"),
            )
        ],
    ]  # fmt: skip
    assert [voucher.label for voucher in made] == [
        "记-2025-03-0001", "收-2025-04-0001", "付-2025-04-0001", "付-2025-04-0002", "转-2025-04-0001",
        "收-2025-04-0002", "结-2025-04-0001",
    ]  # fmt: skip


def test_a_red_voucher_stands_in_the_series_of_what_it_reverses(office, by_money):
    voucher = office.posted("102 D 5", "401 C 5", date=dt.date(2025, 4, 8))
    red = services.reverse_voucher(voucher, by=office.preparer, reason="x", date=dt.date(2025, 4, 9))
    services.prepare_voucher(red, by=office.preparer)
    services.sign_voucher(red, by=office.cashier)
    services.check_voucher(red, by=office.checker)
    assert services.post_voucher(red, by=office.bookkeeper).label == "收-2025-04-0002"


def test_the_report_of_a_year_names_series_and_what_is_missing_in_them(client, office):
    first = office.posted("102 D 5", "401 C 5")
    office.posted("102 D 5", "401 C 5")
    office.posted("401 D 5", "32203 C 5", date=dt.date(2025, 12, 31))
    office.draft("102 D 5", "401 C 5")
    found = [
        (each.month, each.word, each.count, each.first, each.last, each.missing) for each in series_of(2025)
    ]
    assert found == [("2025-12", "结", 1, 1, 1, ()), ("2025-03", "记", 2, 1, 2, ())][::-1]
    assert broken_series(first.period) == []
    client.force_login(office.cashier)
    page = client.get(reverse("admin:finance_voucher_numbers"), {"year": "2025"})
    assert (page.context["broken"], page.context["unposted"]) == (0, 1)


def test_a_number_lost_by_force_is_named(office):
    made = [office.posted("102 D 5", "401 C 5") for _n in range(4)]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
        for table in ("finance_entry", "finance_voucher"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM finance_entry WHERE voucher_id = %s", [made[1].pk])
        cursor.execute("DELETE FROM finance_voucher WHERE id = %s", [made[1].pk])
        for table in ("finance_entry", "finance_voucher"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    (broken,) = broken_series(made[0].period)
    assert broken.missing == (2,)


# -- documents ----------------------------------------------------------------------------------------
def test_a_voucher_without_documents_is_not_handed_in(office):
    with pytest.raises(DomainError) as refused:
        services.prepare_voucher(office.draft("50105 D 5", "102 C 5", documents=0), by=office.preparer)
    assert refused.value.field == "documents"


@pytest.mark.parametrize("source", ["closing", "record", "red"])
def test_closing_red_and_proposed_vouchers_need_none(office, source):
    if source == "closing":
        voucher = office.draft("401 D 5", "32203 C 5", documents=0)
    elif source == "record":
        lines = [line("50105 D 5"), line("102 C 5")]
        voucher = services.propose_voucher(
            office.preparer.person, date=dt.date(2025, 3, 5), summary="x", lines=lines
        )
    else:
        posted = office.posted("13101 D 5", "40301 C 5")
        voucher = services.reverse_voucher(posted, by=office.preparer, reason="x", date=posted.date)
    assert services.prepare_voucher(voucher, by=office.preparer).state == "PREPARED"


def test_attached_files_are_counted_and_their_hash_is_kept_with_the_posting(office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    voucher = office.draft("50105 D 5", "102 C 5", documents=0)
    for name in ("1.pdf", "2.pdf"):
        papers.attach(voucher, upload=SimpleUploadedFile(name, PDF + name.encode()), by=office.preparer)
    voucher.refresh_from_db()
    assert voucher.documents == 2
    services.prepare_voucher(voucher, by=office.preparer)
    services.sign_voucher(voucher, by=office.cashier)
    services.check_voucher(voucher, by=office.checker)
    posted = services.post_voucher(voucher, by=office.bookkeeper)
    assert posted.documents_hash == papers.hash_of(posted) != ""
    Attachment.objects.filter(name="1.pdf").update(sha256="0" * 64)
    assert posted.documents_hash != papers.hash_of(posted)
    with pytest.raises(NotNow):
        papers.attach(posted, upload=SimpleUploadedFile("3.pdf", PDF), by=office.preparer)


# -- divided accounts ---------------------------------------------------------------------------------
def test_the_first_sub_account_stands_in_for_a_divided_account_when_the_portal_books(office):
    for name in ("基本户", "专户"):
        accounts.open_sub_account(account("102"), name=name, by=office.bookkeeper)
    voucher = services.propose_voucher(
        office.preparer.person,
        date=dt.date(2025, 3, 5),
        summary="x",
        lines=[line("50105 D 5"), line("102 C 5")],
    )
    assert list(voucher.entries.values_list("account__code", flat=True)) == ["50105", "10201"]
    assert services.touches_money(voucher)


def test_nothing_stands_in_for_an_account_that_the_system_divides(office):
    with pytest.raises(DomainError, match="501"):
        services.propose_voucher(
            office.preparer.person,
            date=dt.date(2025, 3, 5),
            summary="x",
            lines=[line("501 D 5"), line("102 C 5")],
        )


def test_a_vouchers_page_leads_to_the_record_that_it_comes_from(client, office):
    source = office.posted("102 D 5", "401 C 5")
    voucher = services.propose_voucher(
        source, date=dt.date(2025, 3, 5), summary="x", lines=[line("50105 D 5"), line("102 C 5")]
    )
    client.force_login(office.checker)
    page = client.get(voucher.get_absolute_url()).content.decode()
    assert f'<a href="{source.get_absolute_url()}">{source.label}</a>' in page
