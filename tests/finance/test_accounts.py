"""The chart of accounts: prescribed names stay, the union's own sub-accounts come below them, 2009 leads to 2021."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from finance.account import scheme_2009, services
from finance.account.chart import CHART
from finance.account.models import Account
from tests.factories.finance import Office, account
from union_portal.core.errors import DomainError


@pytest.fixture
def office(db) -> Office:
    return Office()


def test_a_sub_account_comes_after_the_last_one_and_is_found_by_its_initials(office):
    own = services.open_sub_account(account("505"), name="驻会补助", by=office.bookkeeper)
    assert (own.code, own.full_name, own.initials, own.element, own.is_leaf, own.is_own) == (
        "50505", "业务支出—驻会补助", "zhbz", "EXPENSE", True, True,
    )  # fmt: skip


def test_an_account_without_entries_becomes_a_heading(office):
    services.open_sub_account(account("135"), name="差旅借款", by=office.bookkeeper)
    assert not account("135").is_leaf
    with pytest.raises(DomainError, match="135"):
        office.draft("135 D 5", "102 C 5")
    office.draft("13501 D 5", "102 C 5")


def test_an_account_with_entries_takes_them_until_its_balance_has_been_moved(office):
    office.posted("102 D 5", "401 C 5")
    services.open_sub_account(account("102"), name="基本户", by=office.bookkeeper)
    office.posted("10201 D 5", "102 C 5")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as the commit of the posting would
    services.close_account(account("102"), by=office.bookkeeper)
    with pytest.raises(DomainError, match="102"):
        office.draft("102 D 5", "401 C 5")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("32205", {"name": "新"}),
        ("322", {"name": "新"}),
        ("505", {"name": "培训"}),
        ("505", {"name": "新", "tail": "01"}),
    ],
)
def test_what_may_not_be_opened(office, code, words):
    with pytest.raises(DomainError):
        services.open_sub_account(account(code), by=office.bookkeeper, **words)
    assert not Account.objects.filter(is_own=True).exists()


def test_only_an_unused_account_of_the_unions_own_is_renamed(office):
    own = services.open_sub_account(account("505"), name="驻会补助", by=office.bookkeeper)
    services.rename_account(own, name="兼职补助", by=office.bookkeeper)
    assert account("50505").full_name == "业务支出—兼职补助"
    office.posted("50505 D 5", "102 C 5")
    for refused in (own, account("50501")):
        with pytest.raises(DomainError):
            services.rename_account(refused, name="别的", by=office.bookkeeper)


@pytest.mark.parametrize("change", ["name = '会费'", "code = '499'"])
def test_the_database_keeps_prescribed_names(office, change):
    with (
        pytest.raises(DatabaseError, match=r"(?i)cannot update"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE finance_account SET {change} WHERE code = '401'")


def test_the_database_takes_no_account_of_the_unions_own_on_the_first_level(office):
    with pytest.raises(IntegrityError, match="account_own_is_a_sub_account"), transaction.atomic():
        Account.objects.create(code="499", name="x", full_name="x", element="INCOME", is_own=True)


# -- 2009 ---------------------------------------------------------------------------------------------
def test_every_account_of_2009_leads_to_one_that_takes_entries():
    parents = {code[:3] for code, _name in CHART if len(code) > 3}
    leaves = {code for code, _name in CHART if code not in parents}
    assert {old.successor for old in scheme_2009.CHART.values()} | {scheme_2009.SURPLUS_OF_FUND} <= leaves


@pytest.mark.parametrize(
    ("old", "earmarked", "new"),
    [
        ("50204", False, "50404"), ("50302", False, "50502"), ("50502", False, "50702"), ("221", False, "211"),
        ("301", False, "30104"), ("331", False, "32205"), ("331", True, "32104"), ("50402", False, "506"),
        ("5060101", False, "508"), ("322", False, None), ("501", False, None), ("601", False, None),
    ],
)  # fmt: skip
def test_codes_that_changed_their_meaning_are_read_by_the_table(old, earmarked, new):
    assert scheme_2009.successor(old, earmarked=earmarked) == new
