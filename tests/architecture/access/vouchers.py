"""Who gets what around vouchers: templates, summaries, forms on paper, the series of numbers."""

from __future__ import annotations

from typing import Any

from finance.template import services as templates
from finance.template.models import StandardSummary, TemplateLine, VoucherTemplate
from tests.architecture.access import desk
from tests.architecture.access.finance import READERS
from tests.factories.finance import account

PEOPLE = ()
DESK_READERS = [role for role in READERS if role not in {"audit_member", "own_preparer"}]
KEEPERS = ["PREPARER", "BOOKKEEPER"]


def _template(name: str) -> VoucherTemplate:
    lines = [TemplateLine(account=account("102"), side=TemplateLine.Side.CREDIT)]
    return templates.keep_template(name=name, summary="生日慰问", lines=lines, by=None)


def build(people: dict[str, Any]) -> dict[str, Any]:
    closed = templates.close_template(_template("旧"), by=people["PREPARER"])
    old = templates.keep_summary(text="旧", by=people["PREPARER"])
    return {
        "template": _template("生日"),
        "closed_template": closed,
        "summary": templates.keep_summary(text="支付生日慰问", by=people["PREPARER"]),
        "closed_summary": templates.close_summary(old, by=people["PREPARER"]),
    }


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
