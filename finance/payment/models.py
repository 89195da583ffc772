"""Payment requests (付款申请): what an approval above asks the cashier to pay, once, to one account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.budget.models import Reservation
from finance.payee.models import Company
from finance.payment.sources import sources
from finance.payment.workflow import NEXT, OPEN, State
from finance.rules import reads_books
from finance.template.models import VoucherTemplate
from finance.unit.models import Unit
from finance.voucher.models import Voucher
from members.models import Person, Post
from union_portal.core.audit.history import track
from union_portal.core.base import About, AboutQuerySet, Record
from union_portal.core.money import MoneyField
from union_portal.core.sealing.fields import SealedTextField
from union_portal.core.sealing.models import SealedRecord
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User


class PaymentRequestQuerySet(AboutQuerySet):
    def visible_to(self, user: User) -> Self:
        """Finance sees all, a leader who stands in for the chair what asked for it; the apps above show theirs themselves."""
        if not user.has_perm("finance.view_paymentrequest"):
            return self.none()
        return self if reads_books(user) else self.filter(signature_of__in=_posts(user))

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def waiting_for(self, user: User) -> Self:
        """What this cashier may pay: approved by somebody else, for somebody else."""
        if not user.holds("CASHIER"):
            return self.none()
        mine = Q(approved_by=user) | Q(signed_by=user, signed_by__isnull=False)
        return self.filter(state=State.APPROVED).exclude(mine).exclude(payee_id=user.person_id)

    def to_sign(self, user: User) -> Self:
        """Those that wait for this person's further signature."""
        asked = self.filter(state=State.SIGNING, signature_of__in=_posts(user))
        return asked.exclude(approved_by=user).exclude(payee_id=user.person_id)

    def for_bank(self, user: User) -> Self:
        """Those of them that can go into a run: a transfer, and its account is known."""
        return self.waiting_for(user).filter(payee_account__isnull=False)


def _posts(user: User) -> list[str]:
    return [post.kind for post in user.posts]


@track()
class PaymentRequest(Record, About, SealedRecord, Stateful):
    """One sum to one person or company. ``about`` is the record that it is for; the payee's account is sealed."""

    NEXT = NEXT
    State = State

    class Method(models.TextChoices):
        TRANSFER = "TRANSFER", _("Bank transfer")
        CASH = "CASH", _("Cash")

    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.APPROVED, editable=False)
    source_title = models.CharField(_("paid for"), max_length=200, editable=False)
    payee = models.ForeignKey(
        Person,
        verbose_name=_("payee"),
        on_delete=models.PROTECT,
        null=True,
        related_name="payments",
        editable=False,
    )
    company = models.ForeignKey(
        Company,
        verbose_name=_("company"),
        on_delete=models.PROTECT,
        null=True,
        related_name="payments",
        editable=False,
    )
    payee_bank = models.CharField(_("bank and branch"), max_length=100, blank=True, editable=False)
    payee_account = SealedTextField(_("payee's bank account"))
    amount = MoneyField(_("amount"), editable=False)
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    item = models.CharField(_("occasion"), max_length=80, blank=True, editable=False)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("accounting unit"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    summary = models.CharField(_("summary"), max_length=200, editable=False)
    documents = models.PositiveSmallIntegerField(_("documents"), default=1, editable=False)
    heads = models.PositiveSmallIntegerField(_("how many people"), null=True, editable=False)
    reservation = models.OneToOneField(
        Reservation, verbose_name=_("reservation"), on_delete=models.PROTECT, related_name="payment",
        editable=False,
    )  # fmt: skip
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("approved by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    approved_at = models.DateTimeField(_("approved"), editable=False)
    signature_of = models.CharField(
        _("further signature by"), max_length=24, choices=Post.Kind, blank=True, editable=False
    )
    """The post that must agree too, since the sum asks for it; empty: the approval is enough."""
    needs_decision = models.BooleanField(
        _("needs a decision of the committee"), default=False, editable=False
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("countersigned by"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    signed_at = models.DateTimeField(_("countersigned"), null=True, editable=False)
    decision = models.CharField(_("decision named"), max_length=120, blank=True, editable=False)
    approval_hash = models.CharField(max_length=64, editable=False)
    account_changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    method = models.CharField(_("paid by"), max_length=10, choices=Method, blank=True, editable=False)
    bank_reference = models.CharField(_("bank's reference"), max_length=60, blank=True, editable=False)
    paid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("cashier"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    paid_on = models.DateField(_("paid on"), null=True, editable=False)
    voucher = models.OneToOneField(
        Voucher, verbose_name=_("voucher"), on_delete=models.PROTECT, null=True, related_name="payment",
        editable=False,
    )  # fmt: skip
    cancelled_because = models.CharField(_("cancelled because"), max_length=300, blank=True, editable=False)

    objects = PaymentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment request")
        verbose_name_plural = _("payment requests")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="payment_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="payment_to_one_payee",
                condition=Q(payee__isnull=False, company=None) | Q(payee=None, company__isnull=False),
            ),
            models.CheckConstraint(
                name="payment_paid_is_complete",
                condition=Q(
                    state__in=["PAID", "REVERSED"],
                    paid_by__isnull=False,
                    paid_on__isnull=False,
                    voucher__isnull=False,
                )
                | ~Q(state__in=["PAID", "REVERSED"]) & Q(paid_by=None, paid_on=None, voucher=None),
            ),
            models.CheckConstraint(
                name="payment_cashier_is_not_approver",
                condition=Q(paid_by=None) | ~Q(paid_by=F("approved_by")),
                violation_error_message=_("Whoever approved a payment can't pay it."),
            ),
            models.CheckConstraint(
                name="payment_signer_stands_apart",
                condition=Q(signed_by=None)
                | ~Q(signed_by=F("approved_by")) & (Q(paid_by=None) | ~Q(paid_by=F("signed_by"))),
                violation_error_message=_("Whoever signs a payment neither approved it nor pays it."),
            ),
            models.CheckConstraint(
                name="payment_goes_on_with_its_signature",
                condition=Q(state__in=["SIGNING", "UNAPPROVED", "CANCELLED"])
                | Q(signature_of="")
                | Q(signed_by__isnull=False) & (Q(needs_decision=False) | ~Q(decision="")),
            ),
        ]
        indexes = [models.Index(fields=["about_type", "about_id"], name="payment_about")]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.number} {self.source_title}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_paymentrequest_change", args=[self.pk])

    @property
    def payee_name(self) -> str:
        """To whom the money goes, by name."""
        return str(self.company or self.payee)

    @property
    def source_kind(self) -> str:
        """In words, e.g. "Aid case"."""
        return str(sources[self._source_key].kind)

    @property
    def source_url(self) -> str:
        return sources[self._source_key].url(self.about_id)

    @property
    def _source_key(self) -> str:
        return f"{self.about_type.app_label}.{self.about_type.model}"

    @property
    def tone(self) -> str:
        return {
            "SIGNING": "warning",
            "REVERSED": "danger",
            "APPROVED": "info",
            "UNAPPROVED": "warning",
            "WITH_BANK": "info",
            "PAID": "success",
        }.get(self.state, "neutral")


class PaymentTemplateQuerySet(models.QuerySet["PaymentTemplate"]):
    def open(self) -> Self:
        return self.filter(is_closed=False)

    def for_request(self, request: PaymentRequest) -> VoucherTemplate | None:
        """The template that names a payment most closely: its kind and account, else its account, else its kind.

        A template that is out of use, or has an account that takes no entries any more, books nothing.
        """
        asked = Q(source__in=["", request._source_key]) & (Q(account=None) | Q(account=request.account_id))
        shut = Q(template__lines__account__is_closed=True) | Q(template__lines__account__is_leaf=False)
        found = self.open().filter(asked, template__is_closed=False).exclude(shut)
        rank = [F("account").desc(nulls_last=True), F("source").desc()]
        chosen = found.select_related("template").order_by(*rank).first()
        return chosen.template if chosen else None


@track()
class PaymentTemplate(models.Model):
    """Which payments are booked by a voucher template (付款凭证模板) instead of the two fixed entries."""

    source = models.CharField(_("paid for"), max_length=80, blank=True)
    """``app.model`` of the record that asks, in lower case; empty: any."""
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    template = models.ForeignKey(
        VoucherTemplate, verbose_name=_("voucher template"), on_delete=models.PROTECT, related_name="+"
    )
    is_closed = models.BooleanField(_("taken back"), default=False)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("chosen by"), on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField(_("chosen"), auto_now_add=True)

    objects = PaymentTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of payments")
        verbose_name_plural = _("templates of payments")
        ordering = ["is_closed", "account__code", "source"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "account"], name="payment_template_once", condition=Q(is_closed=False),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="payment_template_names_payments", condition=~Q(source="") | Q(account__isnull=False)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.kind, self.account) if part)

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_paymenttemplate_change", args=[self.pk])

    @property
    def kind(self) -> str:
        """In words, e.g. "Aid case"."""
        return str(sources[self.source].kind) if self.source in sources else self.source
