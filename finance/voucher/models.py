"""Vouchers (记账凭证) and their entries: balanced, numbered without gaps, never changed once posted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.period.models import Period, VoucherKind
from finance.unit.models import Unit
from finance.voucher.workflow import NEXT, UNPOSTED, State
from union_portal.core.audit.history import track
from union_portal.core.base import AboutQuerySet, Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User

NO_TRUNCATE = pgtrigger.Trigger(
    name="no_truncate",
    operation=pgtrigger.Truncate,
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    func="RAISE EXCEPTION 'the books can''t be emptied: %', TG_TABLE_NAME;",
)


class Word(models.TextChoices):
    """The voucher word (凭证字): each has its own series of numbers in each month.

    Unions write general vouchers in one series, or by policy in three: money that came in, money that went out, and
    neither (会计基础工作规范 art. 50).
    """

    GENERAL = "记", _("General (记)")
    RECEIPT = "收", _("Receipt (收)")
    PAYMENT = "付", _("Payment (付)")
    TRANSFER = "转", _("Transfer (转)")
    CLOSING = "结", _("Year-end transfer (结)")
    OPENING = "初", _("Opening balances (初)")


class VoucherQuerySet(AboutQuerySet):
    def posted(self) -> Self:
        return self.filter(state=State.POSTED)

    def unposted(self) -> Self:
        return self.filter(state__in=UNPOSTED)

    def visible_to(self, user: User) -> Self:
        """The books are open to whoever keeps, checks or audits them, and to nobody else."""
        return self if user.has_perm("finance.view_voucher") else self.none()

    def waiting_for(self, user: User) -> Self:
        """The next step is this person's, by post, and the person had no other hand in the voucher."""
        mine = Q()
        nobody = True
        if user.holds("PREPARER"):
            mine |= Q(state=State.DRAFT, preparer=user) | Q(state=State.DRAFT, preparer=None)
            nobody = False
        if user.holds("CHECKER"):
            mine |= Q(state=State.PREPARED) & ~Q(preparer=user) & (Q(cashier=None) | ~Q(cashier=user))
            nobody = False
        if user.holds("BOOKKEEPER"):
            mine |= Q(state=State.CHECKED) & ~Q(checker=user) & (Q(cashier=None) | ~Q(cashier=user))
            nobody = False
        return self.none() if nobody else self.filter(mine)

    def with_total(self) -> Self:
        """The sum of the debit side, as lists show it."""
        return self.annotate(total=Sum("entries__debit", default=ZERO))


@track()
class Voucher(Record, Stateful):
    """A voucher. It gets its number when posted (per month and kind); a draft has none and may be unbalanced."""

    NEXT = NEXT
    State = State
    Kind = VoucherKind

    class Origin(models.TextChoices):
        DESK = "DESK", _("Written at the desk")
        PAYMENT = "PAYMENT", _("Made by a payment")
        PROPOSED = "PROPOSED", _("Proposed by the portal")
        REVERSAL = "REVERSAL", _("Red reversal")
        CORRECTION = "CORRECTION", _("Correction")
        IMPORTED = "IMPORTED", _("Imported")

    date = models.DateField(_("date"))
    period = models.ForeignKey(
        Period, verbose_name=_("month"), on_delete=models.PROTECT, related_name="vouchers", editable=False
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=VoucherKind, default=VoucherKind.GENERAL, editable=False
    )
    word = models.CharField(_("voucher word"), max_length=1, choices=Word, blank=True, editable=False)
    number = models.PositiveIntegerField(_("number"), null=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.DESK, editable=False)
    summary = models.CharField(_("summary"), max_length=200)
    documents = models.PositiveSmallIntegerField(_("documents attached"), default=0)
    documents_hash = models.CharField(
        _("hash of the attached files"), max_length=64, blank=True, editable=False
    )
    about_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    about_id = models.BigIntegerField(null=True, editable=False)
    about = GenericForeignKey("about_type", "about_id")
    source_no = models.CharField(_("number in the old books"), max_length=40, blank=True, editable=False)
    file_hash = models.CharField(
        _("hash of the imported file"), max_length=64, blank=True, editable=False, db_index=True
    )
    reverses = models.OneToOneField(
        "self", verbose_name=_("reverses"), on_delete=models.PROTECT, null=True, related_name="reversed_by",
        editable=False,
    )  # fmt: skip
    corrects = models.ForeignKey(
        "self", verbose_name=_("corrects"), on_delete=models.PROTECT, null=True, related_name="corrections",
        editable=False,
    )  # fmt: skip
    preparer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("preparer"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    checker = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("checker"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    bookkeeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("bookkeeper"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    cashier = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("cashier"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    returned_because = models.CharField(_("returned because"), max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    posted_at = models.DateTimeField(_("posted"), null=True, editable=False)

    objects = VoucherQuerySet.as_manager()

    class Meta:
        verbose_name = _("voucher")
        verbose_name_plural = _("vouchers")
        ordering = ["-date", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "kind", "word", "number"],
                name="voucher_number_once",
                condition=~Q(number=None),
            ),
            models.UniqueConstraint(
                fields=["date", "source_no"],
                name="voucher_imported_once",
                condition=~Q(source_no=""),
                violation_error_message=_("A voucher with this date and number has been imported already."),
            ),
            models.CheckConstraint(
                name="voucher_posted_is_numbered_and_signed",
                condition=~Q(state=State.POSTED)
                | Q(number__isnull=False, posted_at__isnull=False, bookkeeper__isnull=False)
                & (Q(checker__isnull=False) | Q(origin="IMPORTED") & ~Q(file_hash="")),
                violation_error_message=_("A posted voucher needs a number, a checker and a bookkeeper."),
            ),
            models.CheckConstraint(
                name="voucher_number_comes_with_posting",
                condition=Q(state=State.POSTED) | Q(number=None, posted_at=None, bookkeeper=None),
            ),
            models.CheckConstraint(
                name="voucher_checker_stands_apart",
                condition=(Q(origin="IMPORTED") & ~Q(file_hash=""))
                | Q(checker=None)
                | (
                    (Q(preparer=None) | ~Q(checker=F("preparer")))
                    & (Q(bookkeeper=None) | ~Q(checker=F("bookkeeper")))
                    & (Q(cashier=None) | ~Q(checker=F("cashier")))
                ),
                violation_error_message=_("The checker must be somebody who did nothing else here."),
            ),
            models.CheckConstraint(
                name="voucher_cashier_keeps_no_books",
                condition=(Q(origin="IMPORTED") & ~Q(file_hash=""))
                | Q(cashier=None)
                | Q(bookkeeper=None)
                | ~Q(cashier=F("bookkeeper")),
                violation_error_message=_("The cashier can't be the bookkeeper of the same voucher."),
            ),
            models.CheckConstraint(
                name="voucher_imported_has_its_file", condition=~Q(origin="IMPORTED") | ~Q(file_hash="")
            ),
            models.CheckConstraint(
                name="voucher_source_is_a_record",
                condition=Q(about_type=None, about_id=None)
                | Q(about_type__isnull=False, about_id__isnull=False),
            ),
            models.CheckConstraint(
                name="voucher_reversal_names_its_voucher",
                condition=Q(origin="REVERSAL", reverses__isnull=False)
                | ~Q(origin="REVERSAL") & Q(reverses=None),
            ),
            models.CheckConstraint(
                name="voucher_correction_names_its_voucher",
                condition=Q(origin="CORRECTION", corrects__isnull=False)
                | ~Q(origin="CORRECTION") & Q(corrects=None),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "date"], name="voucher_unposted", condition=~Q(state="POSTED")),
            models.Index(fields=["date"], name="voucher_date"),
            models.Index(fields=["about_type", "about_id"], name="voucher_about"),
        ]
        triggers = [
            guard_moves(NEXT),
            pgtrigger.Protect(
                name="posted_is_posted",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state=State.POSTED),
            ),
            pgtrigger.Trigger(
                name="closed_months_take_nothing",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__state=State.POSTED),
                func=pgtrigger.Func("""
                    -- waits for whoever writes entries of a voucher that isn't there yet
                    PERFORM pg_advisory_xact_lock(hashtext('finance.posting'));
                    -- what others have committed by now counts, or an entry of theirs would be overlooked
                    IF current_setting('transaction_isolation') <> 'read committed' THEN
                        RAISE EXCEPTION 'vouchers are posted in read committed transactions alone'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    -- the share lock waits for a closing under way
                    PERFORM FROM finance_period WHERE id = NEW.period_id AND closed_at IS NULL FOR SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'the month of voucher % is closed', NEW.id USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """),
            ),
            pgtrigger.Trigger(
                name="posted_balances",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__state=State.POSTED),
                declare=[("sums", "RECORD")],
                func=pgtrigger.Func("""
                    SELECT coalesce(sum(debit), 0) AS debit, coalesce(sum(credit), 0) AS credit, count(*) AS lines,
                        count(*) FILTER (WHERE a.id IS NULL OR a.is_closed OR NOT a.is_leaf) AS shut
                        INTO sums FROM finance_entry e LEFT JOIN finance_account a ON a.id = e.account_id
                        WHERE e.voucher_id = NEW.id;
                    IF sums.shut > 0 THEN
                        RAISE EXCEPTION 'voucher % has entries on accounts that take none', NEW.id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF sums.lines < 2 OR sums.debit <> sums.credit THEN
                        RAISE EXCEPTION 'voucher % does not balance: debit %, credit %, % entries',
                            NEW.id, sums.debit, sums.credit, sums.lines USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                """),
            ),
            NO_TRUNCATE,
        ]  # fmt: skip

    def __str__(self) -> str:
        if self.number is None:
            return f"{self.date} {self.summary}"
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_voucher_change", args=[self.pk])

    @property
    def label(self) -> str:
        """记-2026-03-0012, or a dash for what has no number yet."""
        if self.number is None:
            return "–"
        return f"{self.word or VoucherKind(self.kind).word}-{self.date:%Y-%m}-{self.number:04}"

    @property
    def is_posted(self) -> bool:
        return self.state == State.POSTED

    @property
    def is_editable(self) -> bool:
        """Only a draft written at the desk; what a payment, a reversal or a file made stays as it was made."""
        return self.state == State.DRAFT and self.origin == self.Origin.DESK

    @property
    def needs_documents(self) -> bool:
        """Closing and correcting entries need no original documents; a record of the portal is its own (art. 51)."""
        without = {self.Origin.REVERSAL, self.Origin.CORRECTION, self.Origin.IMPORTED}
        return self.kind == VoucherKind.GENERAL and self.origin not in without and self.about_id is None

    @property
    def is_discardable(self) -> bool:
        """A draft that may be thrown away: written at the desk, red, or proposed; not what a payment or a file made."""
        kept = {self.Origin.PAYMENT, self.Origin.IMPORTED}
        return self.state == State.DRAFT and self.origin not in kept

    @property
    def sums(self) -> tuple[Decimal, Decimal]:
        """Debit and credit."""
        sums = self.entries.aggregate(debit=Sum("debit", default=ZERO), credit=Sum("credit", default=ZERO))
        return sums["debit"], sums["credit"]

    def _enter(self, state: str, **changes: Any) -> list[str]:
        """Move in memory and set what comes with it; returns the names of the changed fields."""
        self._move(state)
        for name, value in changes.items():
            setattr(self, name, value)
        return ["state", *changes]


class EntryQuerySet(models.QuerySet["Entry"]):
    def posted(self) -> Self:
        return self.filter(voucher__state=State.POSTED)

    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_entry") else self.none()


class Entry(models.Model):
    """One line (分录) of a voucher: an amount on one side of one leaf account. Red is negative on the same side."""

    voucher = models.ForeignKey(
        Voucher, verbose_name=_("voucher"), on_delete=models.CASCADE, related_name="entries"
    )
    position = models.PositiveSmallIntegerField(_("line"), default=0)
    summary = models.CharField(_("summary"), max_length=200)
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="entries",
        limit_choices_to={"is_leaf": True},
    )  # fmt: skip
    debit = MoneyField(_("debit"), default=ZERO)
    credit = MoneyField(_("credit"), default=ZERO)
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="entries",
    )  # fmt: skip
    item = models.CharField(_("occasion"), max_length=80, blank=True)

    objects = EntryQuerySet.as_manager()
    unaudited = "the voucher's steps are recorded, and posted entries never change"

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        ordering = ["voucher", "position"]
        constraints = [
            models.CheckConstraint(
                name="entry_has_one_side",
                condition=(Q(debit=0) & ~Q(credit=0)) | (~Q(debit=0) & Q(credit=0)),
                violation_error_message=_("An entry has an amount on one side."),
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="posted_is_posted",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                declare=[("before", "TEXT"), ("after", "TEXT")],
                func=pgtrigger.Func("""
                    -- the share lock waits for a posting under way, so that no entry slips in beside it
                    IF TG_OP <> 'INSERT' THEN
                        SELECT state INTO before FROM finance_voucher WHERE id = OLD.voucher_id FOR SHARE;
                    END IF;
                    IF TG_OP <> 'DELETE' THEN
                        SELECT state INTO after FROM finance_voucher WHERE id = NEW.voucher_id FOR SHARE;
                        IF after IS NULL THEN
                            -- in bulk the entries come first; until they are committed, others post nothing beside them
                            PERFORM pg_advisory_xact_lock(hashtext('finance.posting'));
                            SELECT state INTO after FROM finance_voucher WHERE id = NEW.voucher_id FOR SHARE;
                        END IF;
                    END IF;
                    IF before = 'POSTED' OR after = 'POSTED' THEN
                        RAISE EXCEPTION 'entries of a posted voucher never change'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """),
            ),
            NO_TRUNCATE,
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.debit or self.credit}"
