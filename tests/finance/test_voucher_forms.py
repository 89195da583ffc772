"""Vouchers on paper: two forms a page, long ones as fractions, sums and hands on them."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from finance.voucher import reports
from finance.voucher.forms import LineForm
from finance.voucher.models import Voucher
from tests.factories.finance import Office
from union_portal.core.attachment.models import Attachment
from union_portal.core.job.models import Job
from union_portal.core.outbox import services as outbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def pages(content: bytes) -> list[str]:
    return [page.extract_text().replace("\n", " ") for page in PdfReader(io.BytesIO(content)).pages]


def test_a_long_voucher_goes_on_and_its_sum_stands_on_the_last_form(office):
    voucher = office.posted(*["50102 D 10"] * 7, "102 C 70")
    forms = reports.forms_of(voucher)
    assert [(form.part, form.parts, len(form.entries), len(form.blanks), form.is_last) for form in forms] == [
        (1, 2, 6, 0, False), (2, 2, 2, 4, True),
    ]  # fmt: skip
    assert (forms[1].debit, forms[1].credit) == (70, 70)


def test_two_forms_stand_on_a_page_with_sum_in_capitals_and_every_hand(office):
    for amount in ("1234.50", "20", "30"):
        office.posted(f"50102 D {amount}", f"102 C {amount}", documents=2)
    found = pages(reports.as_pdf(Voucher.objects.order_by("number")))
    assert len(found) == 2
    assert "壹仟贰佰叁拾肆元伍角整" in found[0]
    for hand in (office.preparer, office.checker, office.bookkeeper, office.cashier):
        assert found[0].count(str(hand)) == 2
    assert "职工活动支出—文体活动" in found[0].replace(" ", "")


@pytest.mark.parametrize(("choice", "labels"), [({}, [1, 2, 3]), ({"first": "2", "last": "2"}, [2])])
def test_a_month_is_printed_by_a_job(client, office, settings, tmp_path, choice, labels):
    settings.MEDIA_ROOT = tmp_path
    made = [office.posted("50102 D 5", "102 C 5") for _n in range(3)]
    client.force_login(office.cashier)
    client.post(reverse("admin:finance_voucher_print"), {"period": made[0].period_id, **choice})
    outbox.deliver()
    assert Job.objects.get().state == Job.State.DONE
    (file,) = Attachment.objects.all()
    text = " ".join(pages(file.file.read()))
    assert [n for n in (1, 2, 3) if made[n - 1].label in text] == labels


def test_a_single_voucher_is_printed_from_its_page(client, office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    voucher = office.draft("50102 D 5", "102 C 5")
    client.force_login(office.preparer)
    client.post(reverse("admin:finance_voucher_form", args=[voucher.pk]))
    outbox.deliver()
    assert len(pages(Attachment.objects.get().file.read())) == 1


@pytest.mark.parametrize(
    ("debit", "credit", "said"),
    [("1e5", "", "输入一个数字。"), ("1_000", "", "输入一个数字。"), ("5", "5", "借方和贷方只能填一边。"),
     ("", "", "请在借方或贷方填写金额。")],
)  # fmt: skip
def test_an_entry_has_one_amount_in_plain_digits(debit, credit, said):
    form = LineForm({"account": "50102", "debit": debit, "credit": credit})
    assert form.errors == {"debit": [said]}
