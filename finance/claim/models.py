"""Claims (报销): what a colleague has paid for the union, or what a company is to be paid, with the invoices behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.claim.workflow import EDITABLE, NEXT, OVER, STEP_OF, UNDER_WAY, State, Step
from finance.invoice.models import Invoice
from finance.payee.models import Company
from finance.payment.models import PaymentRequest
from finance.rules import READERS
from finance.unit.models import Unit
from members.models import Person
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.sealing.fields import SealedTextField
from union_portal.core.sealing.models import SealedRecord
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User


class ClaimKind(models.Model):
    """What is claimed (报销事项), e.g. a taxi or a club's costs: it knows the ledger account, so that nobody else must."""

    name = models.CharField(_("what it was for"), max_length=40, unique=True)
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="+",
        limit_choices_to={"is_leaf": True, "element": "EXPENSE"},
    )  # fmt: skip
    item = models.CharField(_("occasion"), max_length=80, blank=True)
    hint = models.CharField(_("what to hand in"), max_length=120, blank=True)
    asks_heads = models.BooleanField(_("asks for how many people"), default=False)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=50)
    is_closed = models.BooleanField(_("not offered any more"), default=False)

    unaudited = "a list of the house; changes at the desk are audit entries"

    class Meta:
        verbose_name = _("kind of claim")
        verbose_name_plural = _("kinds of claims")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class ClaimQuerySet(models.QuerySet["Claim"]):
    def of(self, user: User) -> Self:
        return self.filter(claimant=user.person_id) if user.person_id else self.none()

    def visible_to(self, user: User) -> Self:
        """One's own; those of one's department for its head; all that were handed in for union and finance."""
        if user.person_id is None:
            return self.none()
        seen = Q(claimant=user.person_id)
        handed_in = ~Q(submitted_at=None)
        if user.holds("UNION_OFFICER", *READERS) or user.sits_on("AUDIT"):
            seen |= handed_in
        if heads := [post.department_id for post in user.posts if post.kind == "DEPARTMENT_HEAD"]:
            seen |= handed_in & Q(department__in=heads)
        if user.holds("HOSPITAL_LEADER"):
            seen |= handed_in & Q(claimant__in=Person.objects.filter(posts__kind="UNION_CHAIR"))
        return self.filter(seen)

    def waiting_for(self, user: User) -> Self:
        """Those whose next step is this person's."""
        step = Q(pk__in=[])
        if heads := [post.department_id for post in user.posts if post.kind == "DEPARTMENT_HEAD"]:
            step |= Q(state=State.WITH_HEAD, department__in=heads)
        if user.holds("UNION_OFFICER"):
            step |= Q(state=State.WITH_OFFICER)
        if user.holds("UNION_CHAIR"):
            step |= Q(state=State.WITH_CHAIR)
        if user.holds("HOSPITAL_LEADER"):
            chairs = Person.objects.filter(posts__kind="UNION_CHAIR")
            step |= Q(state=State.WITH_CHAIR, claimant__in=chairs)
        signed = Approval.objects.filter(by=user, round=models.OuterRef("round"), claim=models.OuterRef("pk"))
        return self.filter(step, ~models.Exists(signed)).exclude(claimant=user.person_id)

    def matching(self, words: str) -> Self:
        words = words.strip()
        return self.filter(Q(purpose__icontains=words) | Q(number__icontains=words)) if words else self

    def with_page_parts(self) -> Self:
        return self.select_related(
            "kind__account", "claimant__department", "department", "company", "unit", "payment"
        )


@track()
class Claim(Record, SealedRecord, Stateful):
    """One claim with its items. The chain of its approvals is fixed when it is handed in."""

    NEXT = NEXT

    number = models.CharField(_("number"), max_length=20, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.DRAFT, editable=False)
    kind = models.ForeignKey(
        ClaimKind, verbose_name=_("what it was for"), on_delete=models.PROTECT, related_name="+"
    )
    claimant = models.ForeignKey(
        Person, verbose_name=_("claimant"), on_delete=models.PROTECT, related_name="claims", editable=False
    )
    department = models.ForeignKey(
        "members.Department",
        verbose_name=_("department"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    purpose = models.CharField(_("purpose"), max_length=80)
    heads = models.PositiveSmallIntegerField(_("how many people"), null=True, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("whose money"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    company = models.ForeignKey(
        Company,
        verbose_name=_("company to pay"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    payee_bank = models.CharField(_("bank and branch"), max_length=100, blank=True)
    payee_account = SealedTextField(_("bank account"))
    account = models.ForeignKey(
        Account,
        verbose_name=_("ledger account"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    amount = MoneyField(_("amount"), default=ZERO, editable=False)
    chain = models.JSONField(_("steps"), default=list, editable=False)
    needs_decision = models.BooleanField(default=False, editable=False)
    round = models.PositiveSmallIntegerField(default=0, editable=False)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("handed in"), null=True, editable=False)
    remark = models.CharField(_("remark"), max_length=300, blank=True, editable=False)
    payment = models.OneToOneField(
        PaymentRequest,
        verbose_name=_("payment"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="claim_number_once"),
            models.CheckConstraint(
                name="claim_handed_in_is_whole",
                condition=Q(state__in=[State.DRAFT, State.WITHDRAWN])
                | Q(submitted_at__isnull=False, amount__gt=0) & ~Q(number="") & ~Q(purpose=""),
            ),
            models.CheckConstraint(
                name="claim_approved_has_its_payment",
                condition=~Q(state__in=[State.APPROVED, State.PAID]) | Q(payment__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "department"], name="claim_waiting"),
            models.Index(fields=["claimant", "-id"], name="claim_claimant"),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.number} {self.purpose}".strip()

    def get_absolute_url(self) -> str:
        return reverse("finance:claim", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:finance_claim_change", args=[self.pk])

    @property
    def concerned_user(self) -> Any:
        return self.claimant.account

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def step(self) -> Step | None:
        """The step that is waited for."""
        return STEP_OF.get(self.state)

    @property
    def ledger_account(self) -> Account:
        return self.account or self.kind.account

    @property
    def total(self) -> Decimal:
        sum_: Decimal = self.items.aggregate(sum=Sum("amount", default=ZERO))["sum"]
        return sum_

    @property
    def missing(self) -> list[str]:
        """What must still be done before it can be handed in, in words."""
        items = list(self.items.select_related("invoice"))
        said = []
        if not items:
            said.append(_now("at least one invoice or receipt"))
        if any(not item.is_whole for item in items):
            said.append(_now("number, day and sum of each invoice"))
        if self.kind.asks_heads and not self.heads:
            said.append(_now("for how many people"))
        return said


@track()
class ClaimItem(Record):
    """One invoice or receipt of a claim. ``read`` keeps what the file said, so that a difference can be seen."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="items")
    invoice = models.OneToOneField(
        Invoice,
        verbose_name=_("invoice"),
        on_delete=models.PROTECT,
        null=True,
        related_name="item",
        editable=False,
    )
    attachment = models.ForeignKey(
        Attachment,
        verbose_name=_("file"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
    )
    amount = MoneyField(_("sum claimed"), null=True)
    spent_on = models.DateField(_("paid on"), null=True)
    note = models.CharField(_("note"), max_length=100, blank=True)
    no_invoice_because = models.CharField(_("why there is no invoice"), max_length=100, blank=True)
    read = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("item of a claim")
        verbose_name_plural = _("items of a claim")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="claim_item_positive",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message=_("The sum must be more than zero."),
            )
        ]

    def __str__(self) -> str:
        return str(self.invoice or self.note or self.attachment or self.pk)

    def get_absolute_url(self) -> str:
        return reverse("finance:claim-item", args=[self.claim.public_id, self.public_id])

    @property
    def is_whole(self) -> bool:
        has_paper = self.invoice_id is not None or bool(self.no_invoice_because)
        return (
            has_paper
            and self.amount is not None
            and self.spent_on is not None
            and self.attachment_id is not None
        )

    @property
    def is_read(self) -> bool:
        """Number, day and sum came out of the file."""
        return bool(self.read.get("number") and self.read.get("issued_on") and self.read.get("amount"))


class Approval(models.Model):
    """One step that somebody took in the chain. Nobody takes two of one round."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="approvals")
    round = models.PositiveSmallIntegerField()
    step = models.CharField(_("step"), max_length=10, choices=Step)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("at"))
    words = models.CharField(_("words"), max_length=300, blank=True)
    decision = models.CharField(_("the committee's decision"), max_length=120, blank=True)

    unaudited = "each step is an audit entry, and rows are never changed"

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "round", "step"], name="claim_step_taken_once",
                violation_error_message=_("This step has been taken already."),
            ),
            models.UniqueConstraint(
                fields=["claim", "round", "by"], name="claim_nobody_takes_two_steps",
                violation_error_message=_("Nobody takes two steps of one claim."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.by}"
