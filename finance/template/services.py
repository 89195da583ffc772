"""Keep summaries and templates, and take them out of use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.template.models import StandardSummary, TemplateLine, VoucherTemplate
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow

if TYPE_CHECKING:
    from members.models import User


@transaction.atomic
def keep_summary(*, text: str, by: User) -> StandardSummary:
    """Put a summary into the library (摘要库). One that stands there already is offered from now on again."""
    text = " ".join(text.split())
    kept, _is_new = StandardSummary.objects.update_or_create(
        text=text, defaults={"initials": Account.initials_of(text), "is_closed": False}
    )
    audit.record("finance.summary.kept", kept, by=by, text=text)
    return kept


@transaction.atomic
def close_summary(summary: StandardSummary, *, by: User) -> StandardSummary:
    """Offer a summary no longer; vouchers that have it keep it."""
    summary = StandardSummary.objects.select_for_update(of=("self",)).get(pk=summary.pk)
    if summary.is_closed:
        raise NotNow(_("This summary is out of use already."))
    summary.is_closed = True
    summary.save(update_fields=["is_closed"])
    audit.record("finance.summary.closed", summary, by=by)
    return summary


def open_summary(summary: StandardSummary, *, by: User) -> StandardSummary:
    """Offer a summary again."""
    return keep_summary(text=summary.text, by=by)


@transaction.atomic
def keep_template(
    *, name: str, summary: str, lines: Sequence[TemplateLine], by: User | None
) -> VoucherTemplate:
    """Keep a template (凭证模板) with its lines. A template of the same name must be closed first."""
    name = " ".join(name.split())
    if not lines:
        raise DomainError(_("A template needs at least one entry."))
    if VoucherTemplate.objects.open().filter(name=name).exists():
        raise DomainError(
            _("There is a template of this name already. Take it out of use first, or choose another name."),
            field="name",
        )
    template = VoucherTemplate.objects.create(
        name=name, initials=Account.initials_of(name), summary=summary, kept_by=by
    )
    for position, line in enumerate(lines, start=1):
        line.template, line.position = template, position
    TemplateLine.objects.bulk_create(lines)
    audit.record("finance.template.kept", template, by=by, name=name)
    return template


@transaction.atomic
def close_template(template: VoucherTemplate, *, by: User) -> VoucherTemplate:
    """Offer a template no longer."""
    template = VoucherTemplate.objects.select_for_update(of=("self",)).get(pk=template.pk)
    if template.is_closed:
        raise NotNow(_("This template is out of use already."))
    template.is_closed = True
    template.save(update_fields=["is_closed"])
    audit.record("finance.template.closed", template, by=by)
    return template


@transaction.atomic
def open_template(template: VoucherTemplate, *, by: User) -> VoucherTemplate:
    """Offer a template again."""
    template = VoucherTemplate.objects.select_for_update(of=("self",)).get(pk=template.pk)
    if VoucherTemplate.objects.open().filter(name=template.name).exists():
        raise DomainError(_("Another template of this name is in use."))
    template.is_closed = False
    template.save(update_fields=["is_closed"])
    audit.record("finance.template.opened", template, by=by)
    return template
