"""Replies (答复) of the departments: their classes, the signatures under them, and the letters that go out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.organisation.models import Department
from proposals.case.models import ProposalCase
from proposals.cohandling.models import CoHandling
from proposals.proposal.models import Proposal
from union_portal.core.audit.appendonly import append_only
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import MoneyField

if TYPE_CHECKING:
    from members.user.models import User


class ReplyClassQuerySet(models.QuerySet["ReplyClass"]):
    def in_use(self) -> Self:
        return self.filter(is_active=True)


@track()
class ReplyClass(models.Model):
    """A class of replies (答复类别). The letters mean different things in different houses, so they are data."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    name = models.CharField(_("class name"), max_length=60)
    is_resolved = models.BooleanField(_("counts as solved"), default=False)
    needs_tracking = models.BooleanField(_("carries a promise that is tracked"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = ReplyClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply class")
        verbose_name_plural = _("reply classes")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                name="reply_class_solved_or_tracked",
                condition=~Q(is_resolved=True, needs_tracking=True),
                violation_error_message=_("What is solved needs no tracking."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ReplyQuerySet(models.QuerySet["Reply"]):
    def open(self) -> Self:
        """Drafted, and neither signed to the end nor returned."""
        return self.filter(signed_at=None, returned_at=None)

    def standing(self) -> Self:
        """Signed, and not corrected since."""
        return self.filter(signed_at__isnull=False, superseded_at=None)


@track()
class Reply(models.Model):
    """A department's reply (答复), drafted by its handler and signed step by step, at the end by a leader.

    A signed reply is never changed. What must be put right is a new ``version`` with its reason; the old one stays.
    """

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="replies")
    round = models.PositiveSmallIntegerField(_("round"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    reply_class = models.ForeignKey(
        ReplyClass, verbose_name=_("reply class"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("reply"), max_length=5_000)
    cost = MoneyField(_("cost in yuan"), null=True, blank=True)
    promised = models.CharField(_("what is promised"), max_length=300, blank=True)
    promised_on = models.DateField(_("promised by"), null=True)
    is_imported = models.BooleanField(_("imported"), default=False, editable=False)
    drafted_by = models.ForeignKey(
        "members.User", verbose_name=_("drafted by"), on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField(_("drafted"))
    signed_by = models.ForeignKey(
        "members.User", verbose_name=_("signed by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed"), null=True)
    returned_at = models.DateTimeField(_("returned"), null=True)
    return_reason = models.TextField(_("reason for returning"), max_length=1_000, blank=True)
    corrects = models.ForeignKey(
        "self",
        verbose_name=pgettext_lazy("reply", "corrects"),
        on_delete=models.PROTECT,
        null=True,
        related_name="corrections",
    )
    correction_reason = models.TextField(_("reason for the correction"), max_length=1_000, blank=True)
    superseded_at = models.DateTimeField(_("replaced by a later version"), null=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["drafted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(signed_at=None, returned_at=None), name="reply_one_open_a_case"
            ),
            models.UniqueConstraint(
                fields=["case", "round"],
                condition=Q(signed_at__isnull=False, superseded_at=None),
                name="reply_one_signed_a_round",
            ),
            models.CheckConstraint(
                name="reply_signed_by_another",
                condition=Q(signed_by=None) | ~Q(signed_by=F("drafted_by")) | Q(is_imported=True),
                violation_error_message=_("Who drafted a reply doesn't sign it."),
            ),
            models.CheckConstraint(
                name="reply_signed_or_returned",
                condition=Q(signed_at=None, signed_by=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False, returned_at=None),
            ),
            models.CheckConstraint(
                name="reply_returned_with_reason", condition=Q(returned_at=None) | ~Q(return_reason="")
            ),
            models.CheckConstraint(
                name="reply_correction_has_reason",
                condition=Q(version=1, corrects=None)
                | Q(version__gt=1, corrects__isnull=False) & ~Q(correction_reason=""),
                violation_error_message=_("A correction says what was wrong."),
            ),
            models.CheckConstraint(
                name="reply_superseded_was_signed",
                condition=Q(superseded_at=None) | Q(signed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reply_cost_not_negative",
                condition=Q(cost=None) | Q(cost__gte=0),
                violation_error_message=_("A cost can't be negative."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_words_stand",
                operation=pgtrigger.UpdateOf("text", "cost", "promised", "drafted_by_id"),
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.reply_class.code}"

    @property
    def is_open(self) -> bool:
        return self.signed_at is None and self.returned_at is None

    @property
    def answer_parts(self) -> list[CoHandling]:
        """What the other departments answer with it, in separate handling (分办)."""
        return self.case.answer_parts(self.round)

    @property
    def tone(self) -> str:
        """How its class looks: solved, promised and not kept yet, or neither."""
        if self.reply_class.is_resolved or self.kept_at:
            return "success"
        return "warning" if self.reply_class.needs_tracking else "neutral"

    @property
    def kept_at(self) -> dt.datetime | None:
        """When its promise was kept (``promise.models``)."""
        promise = getattr(self, "promise", None)
        return promise.kept_at if promise else None

    @property
    def owed_on(self) -> dt.date | None:
        """Until when what it promises is owed: the day in the promise book, else its own."""
        promise = getattr(self, "promise", None)
        return promise.promised_on if promise else self.promised_on

    @property
    def kept_note(self) -> str:
        """What was done to keep it."""
        promise = getattr(self, "promise", None)
        return promise.kept_note if promise else ""


class SignatureQuerySet(models.QuerySet["Signature"]):
    def undecided(self) -> Self:
        return self.filter(outcome="")


@track()
class Signature(models.Model):
    """One step of the chain (审签) under a reply: who was asked, who signed or returned it, when and why.

    Steps with the same ``position`` are asked at the same time.
    """

    class Step(models.TextChoices):
        HEAD = "HEAD", _("Department head")
        COSIGN = "COSIGN", _("Co-signing department")
        LEADER = "LEADER", _("Leader in charge")

    class Outcome(models.TextChoices):
        SIGNED = "SIGNED", _("Signed")
        RETURNED = "RETURNED", _("Returned")

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="signatures")
    position = models.PositiveSmallIntegerField(_("position"))
    step = models.CharField(_("step"), max_length=8, choices=Step)
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True)
    by = models.ForeignKey(
        "members.User", verbose_name=_("signed or returned by"), on_delete=models.PROTECT, null=True,
        related_name="+",
    )  # fmt: skip
    at = models.DateTimeField(_("signed or returned"), null=True)
    reason = models.TextField(_("reason"), max_length=1_000, blank=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["reply", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "step", "department"], nulls_distinct=False, name="signature_once_a_step"
            ),
            models.UniqueConstraint(
                fields=["reply", "by"],
                condition=Q(by__isnull=False),
                name="signature_once_a_person",
                violation_error_message=_("You have signed this reply already."),
            ),
            models.CheckConstraint(
                name="signature_has_hand_and_time",
                condition=Q(outcome="", by=None, at=None)
                | ~Q(outcome="") & Q(by__isnull=False, at__isnull=False),
            ),
            models.CheckConstraint(
                name="signature_returned_with_reason", condition=~Q(outcome="RETURNED") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="signature_of_department",
                condition=Q(step="LEADER", department=None) | ~Q(step="LEADER") & Q(department__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_is_signed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=~pgtrigger.Q(old__outcome=""),
            ),
            pgtrigger.Trigger(
                name="signer_is_not_drafter",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__by_id__isnull=False),
                func=pgtrigger.Func("""
                    IF EXISTS (SELECT FROM proposals_reply WHERE id = NEW.reply_id AND drafted_by_id = NEW.by_id) THEN
                        RAISE EXCEPTION 'who drafted reply % does not sign it', NEW.reply_id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply}: {self.label}"

    @property
    def label(self) -> str:
        """The step in words, with the department that signs."""
        name = str(self.get_step_display())
        return f"{name} · {self.department}" if self.department else name


class ClassChange(models.Model):
    """A supervisor put a reply into another class (改判类别): which, why, who and when."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="class_changes")
    before = models.ForeignKey(ReplyClass, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(ReplyClass, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), max_length=1_000)
    changed_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(pgettext_lazy("time", "changed"), auto_now_add=True)

    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("change of a reply's class")
        verbose_name_plural = _("changes of replies' classes")
        ordering = ["changed_at", "pk"]
        constraints = [
            models.CheckConstraint(name="class_change_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="class_change_changes", condition=~Q(before=F("after"))),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.before.code} → {self.after.code}"


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: User) -> Self:
        """To the authors of the submission it answers, and to whoever works on the case at the desk."""
        if user.person_id is None:
            return self.none()
        own = Proposal.objects.of(user).order_by().values("pk")
        at_desk = ProposalCase.objects.visible_to(user).order_by().values("pk")
        return self.filter(Q(proposal__in=own) | Q(reply__case__in=at_desk))


@track()
class Letter(Record):
    """The letter (答复函) in which one signed reply goes to the authors of one submission, with its number."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="letters")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="letters")
    number = models.CharField(_("number"), max_length=60, unique=True)
    dated_on = models.DateField(_("dated"))

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply letter")
        verbose_name_plural = _("reply letters")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "proposal"], name="letter_once_a_submission"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.proposal.title}"

    def get_absolute_url(self) -> str:
        return reverse("proposals:letter", args=[self.public_id, "pdf"])

    @property
    def docx_url(self) -> str:
        return reverse("proposals:letter", args=[self.public_id, "docx"])
