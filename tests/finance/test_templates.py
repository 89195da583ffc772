"""The summary library, templates, and what a new voucher begins with."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from finance.template import services
from finance.template.models import StandardSummary, VoucherTemplate
from finance.voucher import services as vouchers
from finance.voucher.admin import keep_as_template
from tests.factories.finance import Office, line
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def begun(client, office: Office, **query: object) -> tuple[object, list[dict[str, object]]]:
    """The summary and the filled lines that the form shows."""
    client.force_login(office.preparer)
    shown = client.get(reverse("admin:finance_voucher_add"), query).context
    lines = [form.initial for form in shown["lines"] if form.initial]
    return shown["form"].initial.get("summary"), lines


def test_a_summary_is_kept_once_and_found_by_its_initials(office):
    services.keep_summary(text=" 支付  生日慰问 ", by=office.preparer)
    kept = services.keep_summary(text="支付 生日慰问", by=office.preparer)
    assert [(each.text, each.initials) for each in StandardSummary.objects.all()] == [
        ("支付 生日慰问", "zfsrww")
    ]
    services.close_summary(kept, by=office.preparer)
    with pytest.raises(NotNow, match="该摘要已停用"):
        services.close_summary(kept, by=office.preparer)
    assert not StandardSummary.objects.open().exists()
    services.open_summary(kept, by=office.preparer)
    assert StandardSummary.objects.open().get() == kept


def test_the_summary_library_is_added_to_at_the_desk(client, office):
    client.force_login(office.preparer)
    client.post(reverse("admin:finance_standardsummary_add"), {"text": "收到会费"})
    assert StandardSummary.objects.get().initials == "sdhf"
    page = client.get(reverse("admin:finance_voucher_add")).content.decode()
    assert '<option value="收到会费">sdhf</option>' in page


@pytest.mark.parametrize(("with_amounts", "amount"), [(True, 300), (False, None)])
def test_a_new_voucher_begins_from_a_template(client, office, with_amounts, amount):
    voucher = office.draft(line("50105 D 300", item="会员生日慰问"), "102 C 300", summary="生日慰问")
    template = keep_as_template(voucher, by=office.preparer, name="生日", with_amounts=with_amounts)
    assert begun(client, office, template=template.pk) == (
        "生日慰问",
        [
            {
                "account": "50105",
                "debit": amount,
                "summary": "",
                "fund": None,
                "unit": None,
                "item": "会员生日慰问",
            },
            {"account": "102", "credit": amount, "summary": "", "fund": None, "unit": None, "item": ""},
        ],
    )


def test_a_template_name_is_free_again_once_it_is_out_of_use(office):
    voucher = office.draft("50105 D 300", "102 C 300")
    first = keep_as_template(voucher, by=office.preparer, name="生日", with_amounts=False)
    with pytest.raises(DomainError) as refused:
        keep_as_template(voucher, by=office.preparer, name="生日", with_amounts=False)
    assert refused.value.field == "name"
    services.close_template(first, by=office.preparer)
    with pytest.raises(NotNow):
        services.close_template(first, by=office.preparer)
    keep_as_template(voucher, by=office.preparer, name="生日", with_amounts=False)
    with pytest.raises(DomainError):
        services.open_template(first, by=office.preparer)
    assert VoucherTemplate.objects.open().count() == 1


def test_a_copy_has_the_entries_and_that_of_a_reversed_voucher_says_what_it_corrects(client, office):
    voucher = office.posted(line("50105 D 300", item="会员生日慰问"), "102 C 300", summary="生日慰问")
    summary, lines = begun(client, office, copy=voucher.pk)
    assert (summary, [each["account"] for each in lines]) == ("生日慰问", ["50105", "102"])
    vouchers.reverse_voucher(voucher, by=office.preparer, reason="金额有误", date=dt.date(2025, 3, 9))
    summary, _lines = begun(client, office, copy=voucher.pk)
    assert voucher.label in str(summary)
    assert "生日慰问" in str(summary)
