"""The audit committee's room (经费审查): one audit a year with its samples, questions, findings and signed opinion."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.account.models import Account
from finance.audit_room.workflow import ASKED_NEXT, REPAIR_NEXT, TONES, Asked, Repair
from finance.voucher.models import Voucher
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import MoneyField
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User


class AuditQuerySet(models.QuerySet["Audit"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_audit") else self.none()

    def open(self) -> Self:
        return self.filter(signed_at=None)


@track()
class Audit(Record):
    """The audit of one year's accounts (年度经费审查). What was signed doesn't change any more."""

    class Verdict(models.TextChoices):
        PROPER = "PROPER", _("In order")
        REMARKS = "REMARKS", _("In order, with remarks")
        OBJECTION = "OBJECTION", _("Objected to")

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    begun_by = models.ForeignKey(
        "members.User", verbose_name=_("begun by"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    begun_at = models.DateTimeField(_("begun"), editable=False)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True, editable=False)
    opinion = models.TextField(_("opinion"), max_length=4_000, blank=True, editable=False)
    signed_by = models.ForeignKey(
        "members.User",
        verbose_name=_("signed by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    signed_at = models.DateTimeField(_("signed"), null=True, editable=False)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit of a year")
        verbose_name_plural = _("audits of the years")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                name="audit_opinion_is_signed",
                condition=Q(verdict="", opinion="", signed_by=None, signed_at=None)
                | ~Q(verdict="") & ~Q(opinion="") & Q(signed_by__isnull=False, signed_at__isnull=False),
                violation_error_message=_("An opinion has a verdict, words and a signature."),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="opinion_stands",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return _("Audit of %(year)d") % {"year": self.year}

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_audit_change", args=[self.pk])

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None


class SampleQuerySet(models.QuerySet["Sample"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_sample") else self.none()

    def with_progress(self) -> Self:
        """With ``drawn_count`` and ``looked_count``."""
        looked = models.Count("vouchers", filter=Q(vouchers__looked_at__isnull=False))
        return self.annotate(drawn_count=models.Count("vouchers"), looked_count=looked)


@track()
class Sample(Record):
    """Vouchers drawn by a rule (抽样). Anybody can draw the same again from what stands here."""

    class Rule(models.TextChoices):
        AMOUNT = "AMOUNT", _("All from an amount on")
        RANDOM = "RANDOM", _("At random, by a seed")
        ACCOUNT = "ACCOUNT", _("All of an account")

    audit = models.ForeignKey(
        Audit, verbose_name=_("audit"), on_delete=models.PROTECT, related_name="samples"
    )
    rule = models.CharField(_("drawn by"), max_length=10, choices=Rule)
    amount = MoneyField(_("from this amount on"), null=True)
    count = models.PositiveSmallIntegerField(_("how many"), null=True)
    seed = models.CharField(_("seed"), max_length=40, blank=True)
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    drawn_by = models.ForeignKey(
        "members.User", verbose_name=_("drawn by whom"), on_delete=models.PROTECT, related_name="+"
    )
    drawn_at = models.DateTimeField(_("drawn"))

    objects = SampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("sample of vouchers")
        verbose_name_plural = _("samples of vouchers")
        ordering = ["-drawn_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="sample_says_its_rule",
                condition=Q(rule="AMOUNT", amount__isnull=False, amount__gt=0, count=None, account=None)
                | Q(rule="RANDOM", count__isnull=False, count__gt=0, amount=None, account=None) & ~Q(seed="")
                | Q(rule="ACCOUNT", account__isnull=False, amount=None, count=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.audit} · {self.rule_in_words}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_sample_change", args=[self.pk])

    @property
    def rule_in_words(self) -> str:
        """How it was drawn, so that it can be drawn again."""
        match self.rule:
            case self.Rule.AMOUNT:
                return str(_("all from %(amount)s yuan on") % {"amount": f"{self.amount:,.2f}"})
            case self.Rule.RANDOM:
                return str(_("%(count)d at random, seed %(seed)s") % {"count": self.count, "seed": self.seed})
        return str(_("all of %(account)s") % {"account": self.account})


class SampledVoucherQuerySet(models.QuerySet["SampledVoucher"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_sample") else self.none()

    def to_look_at(self) -> Self:
        return self.filter(looked_at=None, sample__audit__signed_at=None)


class SampledVoucher(Record):
    """One voucher of a sample, and that an auditor has looked at it with all its documents."""

    sample = models.ForeignKey(
        Sample, verbose_name=_("sample of vouchers"), on_delete=models.PROTECT, related_name="vouchers"
    )
    voucher = models.ForeignKey(
        Voucher, verbose_name=_("voucher"), on_delete=models.PROTECT, related_name="+"
    )
    is_sound = models.BooleanField(_("in order"), null=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    looked_by = models.ForeignKey(
        "members.User", verbose_name=_("looked at by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    looked_at = models.DateTimeField(_("looked at"), null=True)

    unaudited = "each look is an entry of the audit log about its sample"
    objects = SampledVoucherQuerySet.as_manager()

    class Meta:
        verbose_name = _("sampled voucher")
        verbose_name_plural = _("sampled vouchers")
        ordering = ["sample", "voucher__date", "voucher__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "voucher"], name="sampled_once"),
            models.CheckConstraint(
                name="sampled_looked_at_by_somebody",
                condition=Q(is_sound=None, looked_by=None, looked_at=None)
                | Q(is_sound__isnull=False, looked_by__isnull=False, looked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.voucher)

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_sampledvoucher_change", args=[self.pk])


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_question") else self.none()

    def unanswered(self) -> Self:
        return self.filter(state=Asked.OPEN)

    def to_judge(self) -> Self:
        return self.filter(state=Asked.ANSWERED)


@track()
class Question(Record, Stateful):
    """A question on a voucher (质询): finance answers, the audit committee is satisfied, asks again, or finds a fault."""

    NEXT = ASKED_NEXT

    audit = models.ForeignKey(
        Audit, verbose_name=_("audit"), on_delete=models.PROTECT, related_name="questions"
    )
    voucher = models.ForeignKey(
        Voucher, verbose_name=_("voucher"), on_delete=models.PROTECT, related_name="questions"
    )
    state = models.CharField(_("state"), max_length=10, choices=Asked, default=Asked.OPEN, editable=False)
    text = models.TextField(_("question"), max_length=2_000)
    asked_by = models.ForeignKey(
        "members.User",
        verbose_name=pgettext_lazy("question on a voucher", "asked by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(pgettext_lazy("question on a voucher", "asked"))
    answer = models.TextField(_("answer"), max_length=2_000, blank=True)
    answered_by = models.ForeignKey(
        "members.User",
        verbose_name=pgettext_lazy("question on a voucher", "answered by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered"), null=True)
    remark = models.TextField(_("the committee's remark"), max_length=2_000, blank=True)
    closed_by = models.ForeignKey(
        "members.User", verbose_name=_("closed by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed"), null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question on a voucher")
        verbose_name_plural = _("questions on vouchers")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="question_answered_before_closed",
                condition=Q(state="OPEN")
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="question_closed_by_another",
                condition=~Q(state="CLOSED")
                | Q(closed_by__isnull=False, closed_at__isnull=False) & ~Q(closed_by=F("answered_by")),
                violation_error_message=_("Who answered a question doesn't close it."),
            ),
        ]
        triggers = [guard_moves(ASKED_NEXT)]

    def __str__(self) -> str:
        return f"{self.voucher.label} {self.text[:40]}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_question_change", args=[self.pk])

    @property
    def tone(self) -> str:
        return TONES[self.state]

    def reply(self, answer: str, *, by: User, at: dt.datetime) -> None:
        self._move(Asked.ANSWERED)
        self.answer, self.answered_by, self.answered_at = answer, by, at

    def ask_again(self, remark: str) -> None:
        self._move(Asked.OPEN)
        self.remark = remark

    def close(self, remark: str, *, by: User, at: dt.datetime) -> None:
        self._move(Asked.CLOSED)
        self.remark, self.closed_by, self.closed_at = remark or self.remark, by, at


class AuditFindingQuerySet(models.QuerySet["AuditFinding"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_auditfinding") else self.none()

    def to_repair(self) -> Self:
        return self.filter(state=Repair.DUE)

    def to_judge(self) -> Self:
        return self.filter(state=Repair.REPORTED)


@track()
class AuditFinding(Record, Stateful):
    """What an audit found (审查发现), and its repair (整改) until the committee accepts it."""

    NEXT = REPAIR_NEXT

    audit = models.ForeignKey(
        Audit, verbose_name=_("audit"), on_delete=models.PROTECT, related_name="findings"
    )
    question = models.ForeignKey(
        Question,
        verbose_name=_("question on a voucher"),
        on_delete=models.PROTECT,
        null=True,
        related_name="findings",
    )
    state = models.CharField(_("state"), max_length=10, choices=Repair, default=Repair.NOTED, editable=False)
    text = models.TextField(pgettext_lazy("finding of an audit", "finding"), max_length=2_000)
    found_by = models.ForeignKey(
        "members.User", verbose_name=_("found by"), on_delete=models.PROTECT, related_name="+"
    )
    found_at = models.DateTimeField(_("found"))
    due_on = models.DateField(_("to be repaired by"), null=True)
    repair = models.TextField(_("repair"), max_length=2_000, blank=True)
    repaired_by = models.ForeignKey(
        "members.User", verbose_name=_("reported by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    repaired_at = models.DateTimeField(_("reported"), null=True)
    remark = models.TextField(_("the committee's remark"), max_length=2_000, blank=True)
    accepted_by = models.ForeignKey(
        "members.User", verbose_name=_("accepted by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(pgettext_lazy("finding of an audit", "accepted"), null=True)

    objects = AuditFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding of an audit")
        verbose_name_plural = _("findings of audits")
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="auditfinding_repair_has_a_day",
                condition=Q(state="NOTED", due_on=None) | ~Q(state="NOTED") & Q(due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="auditfinding_repair_is_reported",
                condition=Q(state__in=["NOTED", "DUE"])
                | ~Q(repair="") & Q(repaired_by__isnull=False, repaired_at__isnull=False),
            ),
            models.CheckConstraint(
                name="auditfinding_accepted_by_another",
                condition=~Q(state="ACCEPTED")
                | Q(accepted_by__isnull=False, accepted_at__isnull=False) & ~Q(accepted_by=F("repaired_by")),
                violation_error_message=_("Who reported a repair doesn't accept it."),
            ),
        ]
        triggers = [guard_moves(REPAIR_NEXT)]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_auditfinding_change", args=[self.pk])

    @property
    def tone(self) -> str:
        return TONES[self.state]

    def report(self, repair: str, *, by: User, at: dt.datetime) -> None:
        self._move(Repair.REPORTED)
        self.repair, self.repaired_by, self.repaired_at = repair, by, at

    def ask_again(self, remark: str, *, due_on: dt.date) -> None:
        self._move(Repair.DUE)
        self.remark, self.due_on = remark, due_on

    def accept(self, remark: str, *, by: User, at: dt.datetime) -> None:
        self._move(Repair.ACCEPTED)
        self.remark, self.accepted_by, self.accepted_at = remark or self.remark, by, at
