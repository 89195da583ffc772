"""Bank accounts, their statements (对账单), and what was matched with the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.account.models import Account
from finance.bank.profiles import Bank
from finance.bank.workflow import FILE_NEXT, NEXT, FileState, State
from finance.period.models import Period
from finance.voucher.models import Entry
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User


class BankAccountQuerySet(models.QuerySet["BankAccount"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_bankaccount") else self.none()

    def open(self) -> Self:
        return self.filter(closed_on=None)


@track()
class BankAccount(Record):
    """An account of the union at a bank or payment service, and the ledger account (102) that mirrors it."""

    name = models.CharField(_("name of the account"), max_length=60, unique=True)
    bank = models.CharField(_("bank"), max_length=10, choices=Bank)
    number = models.CharField(
        _("account number"), max_length=40, blank=True,
        help_text=_("A file of another account is refused by it. Alipay and WeChat have none."),
    )  # fmt: skip
    ledger = models.OneToOneField(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="bank_account",
        help_text=_("102 or one of its sub-accounts: each account at a bank has one of its own."),
    )  # fmt: skip
    since = models.DateField(
        _("matched from"),
        help_text=_("Statements and books are matched from this day on; choose the first day of a month."),
    )
    opening_balance = MoneyField(
        _("balance at the start of that day"), default=ZERO, help_text=_("As the bank states it.")
    )
    closed_on = models.DateField(pgettext_lazy("bank account", "closed"), null=True, blank=True)

    objects = BankAccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        ordering = ["ledger__code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_bankaccount_change", args=[self.pk])

    @property
    def matching_url(self) -> str:
        return reverse("admin:finance_bankaccount_matching", args=[self.pk])


class BankStatementQuerySet(models.QuerySet["BankStatement"]):
    def visible_to(self, user: User) -> Self:
        return self.defer("content") if user.has_perm("finance.view_bankstatement") else self.none()


class BankStatement(Record, Stateful):
    """A statement file as the bank gave it out: its bytes and their hash are the evidence."""

    NEXT = FILE_NEXT
    State = FileState

    account = models.ForeignKey(
        BankAccount, verbose_name=_("bank account"), on_delete=models.PROTECT, related_name="statements"
    )
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("hash"), max_length=64, editable=False)
    content = models.BinaryField(editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=FileState, default=FileState.READY, editable=False
    )
    first_on = models.DateField(_("first day"), null=True, editable=False)
    last_on = models.DateField(_("last day"), null=True, editable=False)
    rows = models.PositiveIntegerField(_("movements"), default=0, editable=False)
    known = models.PositiveIntegerField(_("known already"), default=0, editable=False)
    income = MoneyField(_("money in"), default=ZERO, editable=False)
    expense = MoneyField(_("money out"), default=ZERO, editable=False)
    closing = MoneyField(_("closing balance"), null=True, editable=False)
    problems = models.JSONField(_("problems"), default=list, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("taken over by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    taken_at = models.DateTimeField(_("taken over"), null=True, editable=False)

    objects = BankStatementQuerySet.as_manager()
    unaudited = "uploading, taking over and dropping it are audit entries, and the file never changes"

    class Meta:
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "sha256"], name="bank_statement_once", condition=Q(state="TAKEN")
            ),
            models.CheckConstraint(
                name="bank_statement_taken_by_somebody",
                condition=~Q(state="TAKEN") | Q(taken_by__isnull=False, taken_at__isnull=False),
            ),
        ]
        triggers = [
            guard_moves(FILE_NEXT),
            pgtrigger.Protect(name="evidence_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_bankstatement_change", args=[self.pk])

    @property
    def tone(self) -> str:
        return {"REFUSED": "danger", "READY": "info", "TAKEN": "success"}.get(self.state, "neutral")


BALANCED = """
    SELECT m.id, coalesce((SELECT sum(amount) FROM finance_bankline WHERE match_id = m.id), 0) AS bank,
        coalesce((SELECT sum(e.debit - e.credit) FROM finance_matchedentry x JOIN finance_entry e ON e.id = x.entry_id
            WHERE x.match_id = m.id), 0) AS books
        INTO sums FROM finance_match m WHERE m.id = {match};
    IF sums.bank <> sums.books THEN
        RAISE EXCEPTION 'match % is not even: bank %, books %', sums.id, sums.bank, sums.books
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
"""Checked at commit; a match that was undone isn't there any more and counts nothing."""


def _balanced(name: str, match: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, operation=operation, when=pgtrigger.After, timing=pgtrigger.Deferred,
        declare=[("sums", "RECORD")], func=pgtrigger.Func(BALANCED.replace("{match}", match)),
    )  # fmt: skip


@track()
class Match(models.Model):
    """Movements at the bank and entries in the books that are the same money (勾对); both sides have one sum."""

    class How(models.TextChoices):
        CERTAIN = "CERTAIN", _("Proposed by the portal")
        HAND = "HAND", _("By hand")
        VOUCHER = "VOUCHER", _("By the voucher made of the movement")

    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="matches")
    how = models.CharField(_("how"), max_length=10, choices=How)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("matched by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(pgettext_lazy("time", "matched"), auto_now_add=True)

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        triggers = [_balanced("match_is_even", "NEW.id", pgtrigger.Insert)]

    def __str__(self) -> str:
        return f"{self.account} {self.made_at:%Y-%m-%d}"


class BankLineQuerySet(models.QuerySet["BankLine"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_bankline") else self.none()

    def unmatched(self) -> Self:
        return self.filter(match=None)


class BankLine(Record):
    """One movement (流水) at the bank, as the statement tells it. Positive is money in."""

    account = models.ForeignKey(
        BankAccount, verbose_name=_("bank account"), on_delete=models.PROTECT, related_name="lines"
    )
    statement = models.ForeignKey(
        BankStatement, verbose_name=_("statement"), on_delete=models.PROTECT, related_name="lines"
    )
    day = models.DateField(_("date"))
    time = models.TimeField(_("time"), null=True)
    place = models.PositiveIntegerField(_("place within the day"))
    amount = MoneyField(_("amount"))
    balance = MoneyField(_("balance"), null=True)
    name = models.CharField(_("other side"), max_length=120, blank=True)
    number = models.CharField(_("last digits of its account"), max_length=4, blank=True)
    text = models.CharField(_("purpose"), max_length=200, blank=True)
    reference = models.CharField(_("bank's reference"), max_length=60, blank=True)
    key = models.CharField(max_length=200, editable=False)
    occurrence = models.PositiveSmallIntegerField(default=1, editable=False)
    match = models.ForeignKey(
        Match,
        verbose_name=_("match"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="lines",
        editable=False,
    )

    objects = BankLineQuerySet.as_manager()
    unaudited = "it is a row of the statement; taking that over and each match are recorded"

    class Meta:
        verbose_name = _("bank movement")
        verbose_name_plural = _("bank movements")
        ordering = ["-day", "-place"]
        constraints = [
            models.UniqueConstraint(fields=["account", "day", "key", "occurrence"], name="bank_line_once"),
            models.UniqueConstraint(fields=["account", "day", "place"], name="bank_line_place"),
            models.CheckConstraint(name="bank_line_moves_money", condition=~Q(amount=0)),
        ]
        indexes = [
            models.Index(fields=["account", "day"], name="bank_line_unmatched", condition=Q(match=None)),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="evidence_stays", exclude=["match"]),
            pgtrigger.Protect(
                name="matched_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__match__isnull=False),
            ),
            pgtrigger.Protect(
                name="comes_unmatched",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__match__isnull=False),
            ),
            _balanced("match_is_even", "NEW.match_id", pgtrigger.UpdateOf("match_id")),
            _balanced("match_stays_even", "OLD.match_id", pgtrigger.UpdateOf("match_id")),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.amount:+,.2f} {self.name or self.text}".strip()

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_bankline_change", args=[self.pk])


class MatchedEntry(models.Model):
    """An entry of the books that belongs to a match, to one alone."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="entries")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="bank_match")

    unaudited = "a part of its match"

    class Meta:
        verbose_name = _("matched entry")
        verbose_name_plural = _("matched entries")
        triggers = [
            _balanced("match_is_even", "NEW.match_id", pgtrigger.Insert),
            _balanced("match_stays_even", "OLD.match_id", pgtrigger.Delete),
            pgtrigger.Protect(name="never_changes", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.entry}"


class ReconciliationQuerySet(models.QuerySet["Reconciliation"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_reconciliation") else self.none()

    def waiting_for(self, user: User) -> Self:
        if not user.holds("CHECKER"):
            return self.none()
        return self.filter(state=State.MADE).exclude(made_by=user)


@track()
class Reconciliation(Record, Stateful):
    """The bank reconciliation statement (银行存款余额调节表) of one account at the end of one month."""

    NEXT = NEXT

    account = models.ForeignKey(
        BankAccount, verbose_name=_("bank account"), on_delete=models.PROTECT, related_name="reconciliations"
    )
    period = models.ForeignKey(
        Period, verbose_name=_("month"), on_delete=models.PROTECT, related_name="reconciliations"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.MADE, editable=False)
    bank_balance = MoneyField(_("balance at the bank"), editable=False)
    book_balance = MoneyField(_("balance in the books"), editable=False)
    adjusted = MoneyField(_("adjusted balance"), editable=False)
    items = models.JSONField(_("items in transit"), default=list, editable=False)
    """As figures.Item tells them, so that the paper stays what was signed."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    made_at = models.DateTimeField(_("made"), editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("confirmed by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)

    objects = ReconciliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("bank reconciliation")
        verbose_name_plural = _("bank reconciliations")
        ordering = ["-period__year", "-period__month", "account__ledger__code"]
        constraints = [
            models.UniqueConstraint(fields=["account", "period"], name="reconciliation_once_a_month"),
            models.CheckConstraint(
                name="reconciliation_takes_two",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("made_by")),
                violation_error_message=_("Whoever made a reconciliation can't confirm it."),
            ),
            models.CheckConstraint(
                name="reconciliation_confirmed_by_somebody",
                condition=Q(state="CONFIRMED", confirmed_by__isnull=False, confirmed_at__isnull=False)
                | Q(state="MADE", confirmed_by=None, confirmed_at=None),
            ),
        ]
        triggers = [
            guard_moves(NEXT),
            pgtrigger.Protect(
                name="confirmed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=State.CONFIRMED, new__state=State.CONFIRMED),
            ),
            pgtrigger.Protect(name="evidence_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_reconciliation_change", args=[self.pk])

    @property
    def tone(self) -> str:
        return "success" if self.state == State.CONFIRMED else "info"
