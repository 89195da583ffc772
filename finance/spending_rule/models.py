"""Spending rules (经费使用规定): what union funds may not pay, and up to how much, by dated rules with their source."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import MoneyField

if TYPE_CHECKING:
    from members.models import User


class SpendingRuleQuerySet(models.QuerySet["SpendingRule"]):
    def valid_on(self, day: dt.date) -> Self:
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)

    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_spendingrule") else self.none()


@track()
class SpendingRule(Record):
    """One rule. It concerns spending whose account, occasion and words fit; what it leaves empty fits all."""

    class Kind(models.TextChoices):
        FORBIDDEN = "FORBIDDEN", _("Not paid from union funds")
        CAP_EACH = "CAP_EACH", _("At most so much at a time")
        CAP_PER_HEAD = "CAP_PER_HEAD", _("At most so much per head")
        CAP_PERSON_YEAR = "CAP_PERSON_YEAR", _("At most so much per person and year")
        CAP_YEAR = "CAP_YEAR", _("At most so much in a year")

    class Weight(models.TextChoices):
        REFUSE = "REFUSE", pgettext_lazy("spending rule", "Refuse")
        WARN = "WARN", _("Warn; whoever approves gives a reason")

    title = models.CharField(_("rule"), max_length=80)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    weight = models.CharField(_("what happens"), max_length=8, choices=Weight, default=Weight.REFUSE)
    accounts = ArrayField(
        models.CharField(max_length=12), verbose_name=_("ledger accounts"), default=list, blank=True,
        help_text=_("Codes or their beginnings, with commas; empty for all."),
    )  # fmt: skip
    items = ArrayField(
        models.CharField(max_length=80), verbose_name=_("occasions"), default=list, blank=True,
        help_text=_("With commas; empty for all."),
    )  # fmt: skip
    words = ArrayField(
        models.CharField(max_length=40), verbose_name=pgettext_lazy("spending rule", "words"), default=list, blank=True,
        help_text=_("In the purpose, the notes, the goods or the seller's name; with commas."),
    )  # fmt: skip
    but_words = ArrayField(
        models.CharField(max_length=40), verbose_name=_("words that mean something else"), default=list, blank=True,
        help_text=_("Taken out before looking, e.g. medical alcohol where liquor is meant."),
    )  # fmt: skip
    cap = MoneyField(_("cap"), null=True, blank=True)
    advice = models.CharField(_("what to do instead"), max_length=200)
    source = models.CharField(_("source"), max_length=200, help_text=_("Document and number"))
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = SpendingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("spending rule")
        verbose_name_plural = _("spending rules")
        ordering = ["kind", "title", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                name="spending_rule_says_what_it_needs",
                condition=Q(kind="FORBIDDEN", cap=None) & ~Q(words=[])
                | ~Q(kind="FORBIDDEN") & Q(cap__isnull=False, cap__gt=0),
                violation_error_message=_("What is forbidden needs words and no cap, all others need a cap."),
            ),
            models.CheckConstraint(
                name="spending_rule_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("A rule can't end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_spendingrule_change", args=[self.pk])

    def concerns(self, *, account: str, item: str, text: str) -> bool:
        """Whether spending on this account, for this occasion and in these words is what the rule is about."""
        if self.accounts and not account.startswith(tuple(self.accounts)):
            return False
        if self.items and item not in self.items:
            return False
        return not self.words or bool(self.found_words(text))

    def found_words(self, text: str) -> list[str]:
        for harmless in self.but_words:
            text = text.replace(harmless.casefold(), " ")
        return [word for word in self.words if word.casefold() in text]

    def is_broken_by(self, amount: Decimal) -> bool:
        return self.cap is not None and amount > self.cap
