"""The chart of accounts (会计科目) of the Trade Union Accounting System of 2021, and earmarked funds (专款)."""

from __future__ import annotations

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finance.account.chart import VERSION
from union_portal.core.audit.history import track


class AccountQuerySet(models.QuerySet["Account"]):
    def leaves(self) -> Self:
        """Accounts that take entries: those without sub-accounts."""
        return self.filter(is_leaf=True)

    def open(self) -> Self:
        """Accounts that take entries now."""
        return self.leaves().filter(is_closed=False)

    def expenses(self) -> Self:
        return self.filter(element=Account.Element.EXPENSE)


@track()
class Account(models.Model):
    """A ledger account. Those of the first level come from the Ministry of Finance: none may be added or renamed.

    A union may add sub-accounts (明细科目) of its own below them.
    """

    class Element(models.TextChoices):
        ASSET = "ASSET", _("Assets")
        LIABILITY = "LIABILITY", _("Liabilities")
        NET_ASSETS = "NET_ASSETS", _("Net assets")
        INCOME = "INCOME", _("Income")
        EXPENSE = "EXPENSE", _("Expense")

    ELEMENTS = {"1": Element.ASSET, "2": Element.LIABILITY, "3": Element.NET_ASSETS, "4": Element.INCOME,
                "5": Element.EXPENSE}  # fmt: skip
    """The first digit of a code tells the element."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    name = models.CharField(_("account name"), max_length=60)
    full_name = models.CharField(_("full name"), max_length=120)
    initials = models.CharField(_("pinyin initials"), max_length=60, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("belongs to"), on_delete=models.PROTECT, null=True, related_name="children"
    )
    element = models.CharField(_("element"), max_length=10, choices=Element)
    is_leaf = models.BooleanField(_("takes entries"), default=True)
    is_basic = models.BooleanField(_("in the list for basic unions"), default=True)
    is_closed = models.BooleanField(_("closed for entries"), default=False)
    is_own = models.BooleanField(_("added by the union"), default=False, editable=False)
    chart = models.CharField(_("chart of"), max_length=10, default=VERSION, editable=False)

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger account")
        verbose_name_plural = _("ledger accounts")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="account_own_is_a_sub_account",
                condition=Q(is_own=False) | Q(parent__isnull=False),
                violation_error_message=_(
                    "Accounts of the first level come from the ministry; none is added."
                ),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="prescribed_keeps_its_name",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__is_own=False)
                & (
                    pgtrigger.Q(old__code__df=pgtrigger.F("new__code"))
                    | pgtrigger.Q(old__name__df=pgtrigger.F("new__name"))
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.full_name}"

    @property
    def may_have_own(self) -> bool:
        """Below the first level; the sub-accounts of net assets are prescribed and the closing counts on them."""
        return self.parent_id is None and self.element != self.Element.NET_ASSETS

    @staticmethod
    def initials_of(name: str) -> str:
        """What the keyboard finds the account by: 文体活动 → wthd."""
        from pypinyin import Style, lazy_pinyin  # 55 MB, and only the chart's making needs it

        return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))[:60]


class FundQuerySet(models.QuerySet["Fund"]):
    def called(self, text: str) -> Self:
        """By code or by name."""
        return self.filter(Q(code=text) | Q(name=text))


@track()
class Fund(models.Model):
    """Earmarked money (专款): kept apart from the free money, spent on its purpose alone."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("fund name"), max_length=80, unique=True)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    is_closed = models.BooleanField(_("closed for entries"), default=False)

    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = _("earmarked fund")
        verbose_name_plural = _("earmarked funds")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = self.name or self.code
        super().save(*args, **kwargs)
