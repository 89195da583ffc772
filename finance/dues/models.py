"""Members' dues (会费): what each owes for a month and why, what was paid, and which payment settled which month."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.organisation.models import BranchUnion
from members.person.models import Person
from union_portal.core.audit.appendonly import append_only
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.policy.models import PolicyValue
from union_portal.core.sealing.fields import SealedTextField
from union_portal.core.sealing.models import SealedRecord

if TYPE_CHECKING:
    from decimal import Decimal

    from members.models import User


def last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


# -- what the dues are counted from ---------------------------------------------------------------------
class WageBaseQuerySet(models.QuerySet["WageBase"]):
    def in_force(self) -> Self:
        return self.filter(state=WageBase.State.IN_FORCE)

    def valid_on(self, day: dt.date) -> Self:
        """The base of each person that counts on a day: the latest that began by then."""
        started = self.in_force().filter(since__lte=day)
        return started.order_by("person_id", "-since").distinct("person_id")


@track()
class WageBase(Record, SealedRecord):
    """The part of a person's wage that dues are counted from (会费基数), from a day on. Sealed: it is the wage."""

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", _("In a file to be confirmed")
        IN_FORCE = "IN_FORCE", pgettext_lazy("wage base", "In force")
        REPLACED = "REPLACED", pgettext_lazy("wage base", "Replaced")

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="wage_bases"
    )
    amount = SealedTextField(_("wage base"))
    since = models.DateField(_("valid from"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.IN_FORCE)
    source = models.CharField(_("source"), max_length=200)
    entered_by = models.ForeignKey(
        "members.User", verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = WageBaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("wage base")
        verbose_name_plural = _("wage bases")
        ordering = ["person", "-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "since"], condition=Q(state="IN_FORCE"), name="wage_base_one_a_day"
            ),
            models.CheckConstraint(name="wage_base_has_amount", condition=Q(amount__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.since}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_wagebase_change", args=[self.pk])

    @property
    def concerned_user(self) -> User | None:
        """Each reading of the wage is shown to whose it is."""
        account: User | None = self.person.account
        return account


# -- who needn't pay ------------------------------------------------------------------------------------
class DuesExemptionQuerySet(models.QuerySet["DuesExemption"]):
    def covering(self, first: dt.date, last: dt.date) -> Self:
        """Those that cover the whole of a month."""
        return self.filter(Q(until=None) | Q(until__gte=last), since__lte=first)

    def meeting(self, since: dt.date, until: dt.date | None) -> Self:
        """Those that have a day in common with a span."""
        found = self.filter(Q(until=None) | Q(until__gte=since))
        return found if until is None else found.filter(since__lte=until)


@track()
class DuesExemption(Record):
    """One member who needn't pay dues for some months (个人免缴), e.g. in hardship, beside those exempt by their standing."""

    person = models.ForeignKey(
        Person,
        verbose_name=pgettext_lazy("dues", "member"),
        on_delete=models.PROTECT,
        related_name="dues_exemptions",
    )
    since = models.DateField(_("valid from"))
    until = models.DateField(_("valid until"), null=True)
    reason = models.CharField(_("reason"), max_length=200)
    entered_by = models.ForeignKey(
        "members.User", verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = DuesExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exemption from dues")
        verbose_name_plural = _("exemptions from dues")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="dues_exemption_lasts", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(name="dues_exemption_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.since}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_duesexemption_change", args=[self.pk])


# -- what is owed ---------------------------------------------------------------------------------------
class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def with_sums(self) -> Self:
        """``received`` and ``open``: what has been paid of each month, and what hasn't."""
        return self.annotate(received=Coalesce(Sum("dues__paid"), ZERO, output_field=MoneyField())).annotate(
            open=F("total") - F("received")
        )


@track()
class Assessment(Record):
    """The dues of one month, worked out for all members (会费核定). Working it out again follows what has changed."""

    year = models.PositiveSmallIntegerField(_("year"))
    month = models.PositiveSmallIntegerField(_("month"))
    payers = models.PositiveIntegerField(_("members who owe dues"), default=0)
    exempt = models.PositiveIntegerField(_("exempt"), default=0)
    unknown = models.PositiveIntegerField(_("without a wage base"), default=0)
    total = MoneyField(_("dues"), default=ZERO)
    assessed_by = models.ForeignKey(
        "members.User", verbose_name=_("assessed by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    assessed_at = models.DateTimeField(_("assessed"), null=True)

    objects = AssessmentQuerySet.as_manager()

    if TYPE_CHECKING:  # what ``with_sums`` adds
        received: Decimal
        open: Decimal

    class Meta:
        verbose_name = _("assessment of dues")
        verbose_name_plural = _("assessments of dues")
        ordering = ["-year", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="assessment_once_a_month"),
            models.CheckConstraint(name="assessment_month", condition=Q(month__range=(1, 12))),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_assessment_change", args=[self.pk])

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return last_day(self.year, self.month)


class DueQuerySet(models.QuerySet["Due"]):
    def of(self, *people: int) -> Self:
        """In the order in which they fell due."""
        return self.filter(person__in=people).order_by("person", "assessment__year", "assessment__month")

    def unpaid(self) -> Self:
        return self.filter(paid__lt=F("amount"))

    def of_months_over_by(self, day: dt.date) -> Self:
        return self.filter(
            Q(assessment__year__lt=day.year) | Q(assessment__year=day.year, assessment__month__lt=day.month)
        )


@track()
class Due(Record):
    """What one member owes for one month (应缴会费), by which rule, and how much of it has been paid.

    Sums are kept in the clear, for arrears are found and summed by them; as they tell the wage base to within ten
    yuan, nobody sees another person's but who keeps, checks or audits the books.
    """

    class Basis(models.TextChoices):
        RATE = "RATE", _("Share of the wage base")
        FIXED = "FIXED", _("Fixed sum")
        EXEMPT = "EXEMPT", _("Exempt")
        UNKNOWN = "UNKNOWN", _("Wage base missing")
        NONE = "NONE", _("No member in this month")

    assessment = models.ForeignKey(
        Assessment, verbose_name=_("month"), on_delete=models.PROTECT, related_name="dues"
    )
    person = models.ForeignKey(
        Person, verbose_name=pgettext_lazy("dues", "member"), on_delete=models.PROTECT, related_name="dues"
    )
    branch = models.ForeignKey(
        BranchUnion, verbose_name=_("branch union"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    basis = models.CharField(pgettext_lazy("dues", "basis"), max_length=10, choices=Basis)
    version = models.ForeignKey(
        PolicyValue, verbose_name=_("rule"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    amount = MoneyField(pgettext_lazy("dues", "due"), default=ZERO)
    paid = MoneyField(pgettext_lazy("dues", "paid"), default=ZERO)

    objects = DueQuerySet.as_manager()

    class Meta:
        verbose_name = _("member's dues")
        verbose_name_plural = _("members' dues")
        ordering = ["-assessment__year", "-assessment__month", "person"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "person"], name="due_once_a_month"),
            models.CheckConstraint(
                name="due_paid_within_due", condition=Q(paid__gte=0, paid__lte=F("amount"))
            ),
            models.CheckConstraint(
                name="due_only_who_pays", condition=Q(amount=0) | Q(basis__in=["RATE", "FIXED"])
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="due_unpaid", condition=Q(paid__lt=F("amount"))),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.assessment}"

    def get_absolute_url(self) -> str:
        return reverse("finance:dues")

    @property
    def unpaid(self) -> Decimal:
        left: Decimal = self.amount - self.paid
        return left

    @property
    def facts(self) -> tuple[str, Decimal, int | None, int | None]:
        """What working out again may change."""
        return self.basis, self.amount, self.branch_id, self.version_id

    def standing(self) -> tuple[str, Any]:
        """Tone and words of how it stands."""
        if self.basis not in {self.Basis.RATE, self.Basis.FIXED}:
            return "warning" if self.basis == self.Basis.UNKNOWN else "neutral", self.get_basis_display()
        if self.unpaid == 0:
            return "success", pgettext_lazy("dues", "Paid")
        if self.assessment.last_day >= timezone.localdate():
            return "neutral", _("Not due yet")
        return "danger", _("Partly paid") if self.paid else _("Unpaid")


# -- what was paid --------------------------------------------------------------------------------------
class DuesPaymentQuerySet(models.QuerySet["DuesPayment"]):
    def standing(self) -> Self:
        return self.filter(voided_at=None)

    def with_credit(self) -> Self:
        """Paid, and not needed for any month yet (预缴)."""
        return self.standing().filter(amount__gt=F("matched") + F("refunded"))


@track()
class DuesPayment(Record):
    """Dues that came in from one member (会费缴纳): by payroll, in cash, or by transfer."""

    class Method(models.TextChoices):
        PAYROLL = "PAYROLL", _("Deducted from wages")
        CASH = "CASH", _("Cash")
        TRANSFER = "TRANSFER", _("Transfer")

    person = models.ForeignKey(
        Person,
        verbose_name=pgettext_lazy("dues", "member"),
        on_delete=models.PROTECT,
        related_name="dues_payments",
    )
    assessment = models.ForeignKey(
        Assessment, verbose_name=_("meant for"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    method = models.CharField(_("way of payment"), max_length=10, choices=Method)
    paid_on = models.DateField(_("paid on"))
    amount = MoneyField(_("amount"))
    matched = MoneyField(pgettext_lazy("dues", "matched"), default=ZERO)
    refunded = MoneyField(_("paid back"), default=ZERO)
    note = models.CharField(_("note"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        "members.User", verbose_name=_("recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    voided_at = models.DateTimeField(_("voided"), null=True)
    voided_by = models.ForeignKey(
        "members.User", verbose_name=_("voided by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    voided_because = models.CharField(_("reason"), max_length=200, blank=True)

    objects = DuesPaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment of dues")
        verbose_name_plural = _("payments of dues")
        ordering = ["-paid_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="dues_payment_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("A payment must be more than nothing."),
            ),
            models.CheckConstraint(
                name="dues_payment_matched_within", condition=Q(matched__gte=0, matched__lte=F("amount"))
            ),
            models.CheckConstraint(
                name="dues_payment_paid_back_within",
                condition=Q(refunded__gte=0, amount__gte=F("matched") + F("refunded")),
            ),
            models.CheckConstraint(
                name="dues_payment_voided_settles_nothing",
                condition=Q(voided_at=None, voided_by=None, voided_because="")
                | Q(voided_at__isnull=False, voided_by__isnull=False, matched=0) & ~Q(voided_because=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "paid_on"], name="dues_payment_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.paid_on} {self.amount}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_duespayment_change", args=[self.pk])

    @property
    def credit(self) -> Decimal:
        """What no month needs yet: it settles the next ones, or is paid back."""
        left: Decimal = self.amount - self.matched - self.refunded
        return left


@track()
class DuesRefund(Record):
    """Dues paid back (会费退还) to a member who owes no more, e.g. because of leaving."""

    payment = models.ForeignKey(
        DuesPayment, verbose_name=_("payment of dues"), on_delete=models.PROTECT, related_name="refunds"
    )
    amount = MoneyField(_("amount"))
    method = models.CharField(_("way of payment"), max_length=10, choices=DuesPayment.Method)
    paid_on = models.DateField(_("paid on"))
    reason = models.CharField(_("reason"), max_length=200)
    paid_by = models.ForeignKey(
        "members.User", verbose_name=_("cashier"), on_delete=models.PROTECT, related_name="+"
    )
    voided_at = models.DateTimeField(_("voided"), null=True)

    class Meta:
        verbose_name = _("refund of dues")
        verbose_name_plural = _("refunds of dues")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="dues_refund_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="dues_refund_by_money", condition=Q(method__in=["CASH", "TRANSFER"])),
        ]

    def __str__(self) -> str:
        return f"{self.payment.person} {self.paid_on} {self.amount}"

    def get_absolute_url(self) -> str:
        return self.payment.get_absolute_url()


class DuesMatch(models.Model):
    """How much of a payment settled how much of a month."""

    payment = models.ForeignKey(DuesPayment, on_delete=models.PROTECT, related_name="matches")
    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="matches")
    amount = MoneyField(_("amount"))

    unaudited = "follows by one rule from dues and payments, whose versions are kept"

    class Meta:
        verbose_name = _("matched payment")
        verbose_name_plural = _("matched payments")
        ordering = ["due__assessment__year", "due__assessment__month", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "due"], name="match_once"),
            models.CheckConstraint(name="match_positive", condition=Q(amount__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} → {self.due_id}: {self.amount}"


class DuesReminder(models.Model):
    """Somebody in arrears was reminded (催缴): of how many months and how much."""

    person = models.ForeignKey(
        Person,
        verbose_name=pgettext_lazy("dues", "member"),
        on_delete=models.PROTECT,
        related_name="dues_reminders",
    )
    months = models.PositiveSmallIntegerField(_("months"))
    amount = MoneyField(_("amount"))
    reminded_on = models.DateField(_("reminded on"))
    reminded_by = models.ForeignKey(
        "members.User", verbose_name=_("reminded by"), on_delete=models.PROTECT, null=True, related_name="+"
    )

    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("reminder of dues")
        verbose_name_plural = _("reminders of dues")
        ordering = ["-reminded_on", "-pk"]
        indexes = [models.Index(fields=["person", "-reminded_on"], name="dues_reminder_last")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.person} {self.reminded_on}"

    def get_absolute_url(self) -> str:
        return reverse("finance:dues")
