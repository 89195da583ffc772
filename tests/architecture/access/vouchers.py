"""Who gets what around vouchers: templates, summaries, forms on paper, the series of numbers."""

from __future__ import annotations

from typing import Any

from finance.template import services as templates
from finance.template.models import StandardSummary, TemplateLine, VoucherTemplate
from members.models import Post
from tests.architecture.access import desk
from tests.architecture.access.finance import READERS
from tests.factories.finance import Office, account

OFFICE: dict[str, Any] = {"staff": 302, **dict.fromkeys(Post.Kind.values, 403)}
DESK_READERS = [role for role in READERS if role not in {"audit_member", "own_preparer"}]
KEEPERS = ["PREPARER", "BOOKKEEPER"]


def _template(name: str) -> VoucherTemplate:
    lines = [TemplateLine(account=account("102"), side=TemplateLine.Side.CREDIT)]
    return templates.keep_template(name=name, summary="生日慰问", lines=lines, by=None)


def build(people: dict[str, Any]) -> dict[str, Any]:
    closed = templates.close_template(_template("旧"), by=people["PREPARER"])
    old = templates.keep_summary(text="旧", by=people["PREPARER"])
    return {
        "voucher": Office().draft("102 D 5", "401 C 5"),
        "template": _template("生日"),
        "closed_template": closed,
        "summary": templates.keep_summary(text="支付生日慰问", by=people["PREPARER"]),
        "closed_summary": templates.close_summary(old, by=people["PREPARER"]),
    }


ROWS: dict[str, dict[str, Any]] = {
    "admin:finance_voucher_numbers": {**OFFICE, **dict.fromkeys(DESK_READERS, 200)},
    "admin:finance_voucher_print": {**OFFICE, **dict.fromkeys(DESK_READERS, 200)},
    "admin:finance_voucher_print POST": {**OFFICE, **dict.fromkeys(DESK_READERS, 422), "data": {"period": ""}},
    "admin:finance_voucher_form POST": {
        "of": "voucher", "staff": 302, **dict.fromkeys(Post.Kind.values, 404), **dict.fromkeys(DESK_READERS, 302),
    },
}  # fmt: skip
DESK = {
    "finance.vouchertemplate": desk(
        of="template", see=DESK_READERS, deeds={"close": KEEPERS, "open": ("closed_template", KEEPERS)}
    ),
    "finance.standardsummary": desk(
        of="summary", see=DESK_READERS, add=KEEPERS,
        deeds={"close": KEEPERS, "open": ("closed_summary", KEEPERS)},
    ),
}  # fmt: skip


def more_templates(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    VoucherTemplate.objects.bulk_create(
        VoucherTemplate(name=f"{count}-{n}", summary="x", kept_by=people["PREPARER"]) for n in range(count)
    )


def more_summaries(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    StandardSummary.objects.bulk_create(StandardSummary(text=f"{count}-{n}") for n in range(count))


LISTS = {
    "admin:finance_vouchertemplate_changelist": ("BOOKKEEPER", more_templates),
    "admin:finance_standardsummary_changelist": ("BOOKKEEPER", more_summaries),
}
