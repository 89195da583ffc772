"""The finance desk in a browser: the rooms of the books, a voucher's form and page, the fund report."""

from __future__ import annotations

import pytest
from django.urls import reverse

from finance.models import Voucher
from tests.factories.finance import Office, budget

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ROOMS = (
    "account", "fund", "period", "monthbalance", "voucher", "entry", "budgetline", "paymentrequest", "voucherimport",
)  # fmt: skip


@pytest.fixture
def office() -> Office:
    office = Office()
    budget("50102", 5000, year=2025)
    office.posted("102 D 30000.00", "405 C 30000.00")
    office.posted("50102 D 723.00", "102 C 723.00")
    office.draft("50102 D 300.00", "102 C 300.00")
    return office


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_rooms_of_the_books_are_open_to_everybody(
    page, sign_in, set_look, address, axe, fits, office, theme
):
    set_look(theme=theme)
    sign_in(office.preparer)
    draft = Voucher.objects.unposted().get()
    posted = Voucher.objects.posted().first()
    paths = [
        *(reverse(f"admin:finance_{room}_changelist") for room in ROOMS),
        reverse("admin:finance_voucher_add"),
        reverse("admin:finance_voucher_edit", args=[draft.pk]),
        draft.get_absolute_url(),
        posted.get_absolute_url(),
        reverse("admin:finance_voucherimport_upload"),
        reverse("finance:fund-report"),
        reverse("finance:fund-report-page", args=[2025]),
    ]
    found = {}
    for path in paths:
        page.goto(address(path))
        found[path] = [*axe(page), *([] if fits(page) else ["scrolls sideways"])]
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
