"""Aid cases (帮扶个案): what a colleague in hardship asks for, how it was checked, and what was decided."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from finance.models import PaymentRequest
from members.models import Person
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.notice.models import PublicNotice
from union_portal.core.policy.models import PolicyValue
from union_portal.core.sealing import crypto
from union_portal.core.sealing.fields import BlindIndexField, Sealed, SealedTextField
from union_portal.core.sealing.models import SealedRecord
from union_portal.core.workflow import Stateful, guard_moves
from welfare.aid_case import workflow
from welfare.aid_case.workflow import AidKind, Category, State

if TYPE_CHECKING:
    from members.models import User


def person_of_the_desk(verbose_name: Any) -> Any:
    """A reference to the user who did one step of a case."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )


class AidCaseQuerySet(models.QuerySet["AidCase"]):
    def of(self, user: User) -> Self:
        """The person's own applications."""
        return self.filter(applied_by=user)

    def workable_by(self, user: User) -> Self:
        """What a person sees at the desk; nobody works on an application of one's own.

        An untaken case is seen by every welfare officer, then by the assigned one alone; by the committee and the
        union chair only while it is with them, and by the chair for what that person has approved.
        """
        seen = Q(pk__in=[])
        if user.holds("WELFARE_OFFICER"):
            seen |= Q(state=State.APPLIED) | Q(officer=user)
        if user.sits_on("WELFARE"):
            seen |= Q(state=State.COMMITTEE)
        if user.holds("UNION_CHAIR"):
            seen |= Q(state=State.APPROVAL) | Q(approved_by=user)
        return self.filter(seen).exclude(applied_by=user).exclude(state=State.DRAFT)

    def overseen_by(self, user: User) -> Self:
        """Cases that the union chair may give to another officer, so that none is orphaned; not what stands in them."""
        if not user.holds("UNION_CHAIR"):
            return self.none()
        return self.filter(state__in=workflow.WITH_OFFICER).exclude(applied_by=user)

    def visible_to(self, user: User) -> Self:
        """The only door: one's own applications, and at the desk those that are with the person."""
        return self.of(user) | self.workable_by(user)

    def untaken(self) -> Self:
        return self.filter(state=State.APPLIED)

    def with_officer(self, user: User) -> Self:
        return self.filter(officer=user, state__in=workflow.WITH_OFFICER)

    def at_committee(self) -> Self:
        return self.filter(state=State.COMMITTEE)

    def for_approval(self) -> Self:
        return self.filter(state=State.APPROVAL)

    def notice_ended(self, *, on: dt.date) -> Self:
        return self.filter(state=State.PUBLIC_NOTICE, notice__ends_on__lt=on)

    def granted(self) -> Self:
        return self.filter(state__in=workflow.GRANTED)

    def twins_of(self, case: AidCase) -> Self:
        """Cases of other applicants with the same bank account or identity number, found without opening either."""
        same = Q(pk__in=[])
        if case.bank_account_index:
            same |= Q(bank_account_index=case.bank_account_index)
        if case.national_id_index:
            same |= Q(national_id_index=case.national_id_index)
        return self.filter(same).exclude(applicant=case.applicant_id).exclude(state=State.DRAFT)


@track()
class AidCase(Record, SealedRecord, Stateful):
    """An application for aid by a colleague in hardship, from draft to payment. State changes go through services.

    What is told of health, family, money and identity is sealed under a key of this case alone.
    """

    NEXT = workflow.NEXT
    sensitive_attachments = True
    SEALED = (
        "illness",
        "circumstances",
        "family_income",
        "rigid_expenditure",
        "national_id",
        "bank_name",
        "bank_account",
        "remark",
    )

    number = models.CharField(_("number"), max_length=20, blank=True, editable=False)
    kind = models.CharField(_("kind of aid"), max_length=20, choices=AidKind)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    applicant = models.ForeignKey(
        Person, verbose_name=_("applicant"), on_delete=models.PROTECT, related_name="aid_cases"
    )
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    household_size = models.PositiveSmallIntegerField(_("people living together"), null=True, blank=True)
    amount_asked = MoneyField(_("amount asked for"), null=True, blank=True)

    illness = SealedTextField(_("illness or cause"))
    circumstances = SealedTextField(_("circumstances"))
    family_income = SealedTextField(_("family's disposable income of the year"))
    rigid_expenditure = SealedTextField(_("unavoidable expenditure of the year"))
    national_id = SealedTextField(_("identity number"))
    bank_name = SealedTextField(_("bank"))
    bank_account = SealedTextField(_("bank account"))
    remark = SealedTextField(_("word from the union"))
    national_id_index = BlindIndexField()
    bank_account_index = BlindIndexField()

    officer = person_of_the_desk(_("welfare officer"))
    category = models.CharField(_("category"), max_length=20, choices=Category, blank=True, editable=False)
    amount_granted = MoneyField(_("amount granted"), null=True, blank=True, editable=False)
    decided_by = person_of_the_desk(_("decision recorded by"))
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    notice = models.ForeignKey(
        PublicNotice, verbose_name=_("public notice"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    submitted_by = person_of_the_desk(_("brought for approval by"))
    approved_by = person_of_the_desk(_("approved by"))
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    payment = models.OneToOneField(
        PaymentRequest, verbose_name=_("payment request"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip

    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)
    applied_on = models.DateField(_("applied on"), null=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, editable=False)

    objects = AidCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("aid case")
        verbose_name_plural = _("aid cases")
        ordering = ["-applied_on", "-pk"]
        indexes = [models.Index(fields=["state", "officer"], name="aidcase_worklists")]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="aidcase_number_once"),
            models.UniqueConstraint(
                fields=["applicant", "kind"],
                condition=~Q(state__in=sorted(workflow.OVER)),
                name="aidcase_one_open_of_a_kind",
                violation_error_message=_("You have an application of this kind under way already."),
            ),
            models.CheckConstraint(
                name="aidcase_sent_is_complete",
                condition=Q(state=State.DRAFT)
                | ~Q(number="") & Q(applied_on__isnull=False, household_size__gte=1, amount_asked__gt=0),
                violation_error_message=_(
                    "An application that was sent has a number, a household and an amount."
                ),
            ),
            models.CheckConstraint(
                name="aidcase_checked_has_officer",
                condition=Q(state__in=[State.DRAFT, State.APPLIED, State.WITHDRAWN])
                | Q(officer__isnull=False),
                violation_error_message=_("A case under way has a welfare officer."),
            ),
            models.CheckConstraint(
                name="aidcase_granted_has_decision",
                condition=~Q(state__in=sorted(workflow.GRANTED))
                | ~Q(category="")
                & Q(
                    amount_granted__gt=0,
                    decided_by__isnull=False,
                    decided_on__isnull=False,
                    notice__isnull=False,
                ),
                violation_error_message=_(
                    "Granted aid has a category, an amount, a decision and a public notice."
                ),
            ),
            models.CheckConstraint(
                name="aidcase_approved_is_signed",
                condition=~Q(state__in=[State.APPROVED, State.PAID])
                | Q(approved_by__isnull=False, approved_at__isnull=False, submitted_by__isnull=False)
                & ~Q(fingerprint=""),
                violation_error_message=_("An approved case has an approver."),
            ),
            models.CheckConstraint(
                name="aidcase_closed_has_day",
                condition=Q(state__in=sorted(workflow.OVER), closed_on__isnull=False)
                | ~Q(state__in=sorted(workflow.OVER)) & Q(closed_on__isnull=True),
                violation_error_message=_("A closed case has the day of its closing."),
            ),
            models.CheckConstraint(
                name="aidcase_nobody_works_on_own",
                condition=(Q(officer=None) | ~Q(officer=F("applied_by")))
                & (Q(decided_by=None) | ~Q(decided_by=F("applied_by")))
                & (Q(submitted_by=None) | ~Q(submitted_by=F("applied_by")))
                & (Q(approved_by=None) | ~Q(approved_by=F("applied_by"))),
                violation_error_message=_("Nobody works on an application of one's own."),
            ),
            models.CheckConstraint(
                name="aidcase_approver_is_another",
                condition=Q(approved_by=None)
                | (Q(officer=None) | ~Q(approved_by=F("officer")))
                & (Q(decided_by=None) | ~Q(approved_by=F("decided_by")))
                & (Q(submitted_by=None) | ~Q(approved_by=F("submitted_by"))),
                violation_error_message=_("Whoever worked on a case can't approve it."),
            ),
        ]
        triggers = [guard_moves(workflow.NEXT)]

    def __str__(self) -> str:
        """Told in lists, logs and messages: never who, never what for."""
        return (
            gettext("Aid case %(number)s") % {"number": self.number}
            if self.number
            else gettext("Application for aid")
        )

    def get_absolute_url(self) -> str:
        return reverse("welfare:aidcase", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:welfare_aidcase_change", args=[self.pk])

    @property
    def concerned_user(self) -> User:
        return self.applied_by

    @property
    def is_over(self) -> bool:
        return self.state in workflow.OVER

    @property
    def is_editable(self) -> bool:
        """Whether the applicant may still change what the application says."""
        return self.state in workflow.WITH_APPLICANT

    @property
    def makers(self) -> set[int]:
        """Who worked on the case, and so can't approve it."""
        return {pk for pk in (self.officer_id, self.decided_by_id, self.submitted_by_id) if pk}

    def write(self, field: str, text: str) -> bool:
        """Put a text into a sealed field, with its blind index where it has one; says whether it differs.

        The old text is compared and shown to nobody; an unchanged field isn't sealed anew at each saving.
        """
        old = getattr(self, field)
        if (old.open() if isinstance(old, Sealed) else old or "") == text:
            return False
        setattr(self, field, text)
        if field in {"national_id", "bank_account"}:
            setattr(self, f"{field}_index", crypto.blind(text, purpose=f"welfare.{field}") if text else "")
        return True

    def seal_of_approval(self) -> str:
        """What an approval covers: this case, this amount, this account. Keyed, so that it tells nothing of them."""
        covered = f"{self.uuid}|{self.amount_granted or ZERO:.2f}|{self.bank_account_index}"
        return crypto.blind(covered, purpose="welfare.approval")

    # -- moves: in memory; the services lock, save, record and tell ---------------------------------------
    def must_be(self, *states: State) -> None:
        """Where several ways lead to a state, each begins in its own ones. Raises ``NotNow`` in all others."""
        if self.state not in states:
            raise NotNow(
                gettext(
                    "This can't be done now: the case is “%(now)s”. Reload the page to see what has happened."
                )
                % {"now": self.get_state_display()}
            )

    def apply(self, *, number: str, on: dt.date) -> None:
        self._move(State.APPLIED)
        self.number, self.applied_on = number, on

    def take_on(self, *, by: User) -> None:
        self.must_be(State.APPLIED)
        self._move(State.CHECKING)
        self.officer = by

    def return_for_completion(self) -> None:
        self._move(State.RETURNED)

    def resume_check(self) -> None:
        """Back to the officer: completed, sent back, objected to. What was decided has to be decided again."""
        self.must_be(*workflow.SENT_BACK)
        self._move(State.CHECKING)
        self.decided_by = self.decided_on = self.submitted_by = self.notice = None

    def lay_before_committee(self, *, category: str) -> None:
        self._move(State.COMMITTEE)
        self.category = category

    def grant(self, *, category: str, amount: Decimal, on: dt.date, by: User) -> None:
        self._move(State.PUBLIC_NOTICE)
        self.category, self.amount_granted, self.decided_on, self.decided_by = category, amount, on, by

    def submit(self, *, by: User) -> None:
        self.must_be(State.PUBLIC_NOTICE)
        self._move(State.APPROVAL)
        self.submitted_by = by

    def approve(self, *, by: User, at: dt.datetime) -> None:
        """Raises ``DomainError`` when the approver applied for the aid or worked on the case."""
        if by.pk in self.makers | {self.applied_by_id}:
            raise DomainError(gettext("Whoever worked on a case can't approve it. Another person has to."))
        self.must_be(State.APPROVAL)
        self._move(State.APPROVED)
        self.approved_by, self.approved_at, self.fingerprint = by, at, self.seal_of_approval()

    def void_approval(self) -> None:
        self.must_be(State.APPROVED)
        self._move(State.APPROVAL)
        self.approved_by, self.approved_at, self.fingerprint, self.payment = None, None, "", None

    def wait_for_money_again(self) -> None:
        """What was paid came back."""
        self._move(State.APPROVED)
        self.closed_on = None

    def close(self, state: State) -> None:
        """Paid, refused or withdrawn."""
        self._move(state)
        self.closed_on = timezone.localdate()


@track()
class AidCheck(SealedRecord):
    """A worksheet (核查表): the figures as checked, the standard of that day, and the category that follows.

    It only suggests; people decide (个人信息保护法 art. 24).
    """

    case = models.ForeignKey(AidCase, on_delete=models.PROTECT, related_name="checks")
    worksheet = SealedTextField(_("worksheet"))
    findings = SealedTextField(_("findings"))
    suggested = models.CharField(_("suggested category"), max_length=20, choices=Category)
    standard = models.ForeignKey(
        PolicyValue, verbose_name=_("minimum living standard"), on_delete=models.PROTECT, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("checked by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("checked at"), auto_now_add=True)

    class Meta:
        verbose_name = _("aid check")
        verbose_name_plural = _("aid checks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.case)

    @property
    def concerned_user(self) -> User:
        return self.case.applied_by


@track()
class AidDecision(SealedRecord):
    """A decision of the welfare committee on one case: who was there, how they voted, what and why."""

    class Outcome(models.TextChoices):
        GRANT = "GRANT", _("Grant")
        REFUSE = "REFUSE", _("Refuse")

    case = models.ForeignKey(AidCase, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome)
    category = models.CharField(_("category"), max_length=20, choices=Category, blank=True)
    amount = MoneyField(_("amount"), null=True)
    cap = models.ForeignKey(PolicyValue, on_delete=models.PROTECT, null=True, related_name="+")
    met_on = models.DateField(_("decided on"))
    present = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("members present"), related_name="+"
    )
    votes_for = models.PositiveSmallIntegerField(_("votes for"))
    votes_against = models.PositiveSmallIntegerField(_("votes against"))
    abstentions = models.PositiveSmallIntegerField(_("abstentions"))
    grounds = SealedTextField(_("reasons for the decision"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("committee decision")
        verbose_name_plural = _("committee decisions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="aiddecision_grant_has_majority_and_amount",
                condition=Q(outcome="REFUSE")
                | Q(amount__gt=0, votes_for__gt=F("votes_against") + F("abstentions")) & ~Q(category=""),
                violation_error_message=_(
                    "A grant needs more than half of the votes, a category and an amount."
                ),
            )
        ]

    def __str__(self) -> str:
        return str(self.case)

    @property
    def concerned_user(self) -> User:
        return self.case.applied_by
