"""Supervision (督办): urging by hand, and the discipline supervisor's checks with what they find."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.organisation.models import Department
from proposals.case.models import ProposalCase
from proposals.proposal.models import departments_of
from proposals.supervision.workflow import NEXT, OPEN, State
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User


@track()
class Urging(models.Model):
    """One urging by hand (催办): who urged in which role, in what words; everybody on the case can read it."""

    class Role(models.TextChoices):
        COMMITTEE = "COMMITTEE", _("The proposal committee")
        LEADER = "LEADER", _("A hospital leader")
        CHAIR = "CHAIR", _("The union chair")
        PROPOSER = "PROPOSER", _("The proposer")

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="urgings")
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        "members.User", verbose_name=_("urged by"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("in the role of"), max_length=12, choices=Role)
    words = models.TextField(_("words"), max_length=500)
    urged_at = models.DateTimeField(_("urged"), default=timezone.now)
    due_on = models.DateField(_("due on"), null=True)

    class Meta:
        verbose_name = _("urging")
        verbose_name_plural = _("urgings")
        ordering = ["urged_at", "pk"]
        constraints = [
            models.CheckConstraint(name="urging_has_words", condition=~Q(words="")),
        ]
        indexes = [models.Index(fields=["case", "-urged_at"], name="urging_of_case")]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_role_display()}"

    @property
    def who(self) -> str:
        """Role and name; a proposer may have asked not to be named, so only the role stands for one."""
        role = str(self.get_role_display())
        return role if self.role == self.Role.PROPOSER else f"{role} · {self.by}"


class CheckQuerySet(models.QuerySet["Check"]):
    def visible_to(self, user: User) -> Self:
        """The checks of all cases that the person sees at the desk."""
        return self.filter(case__in=ProposalCase.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(concluded_at=None)


@track()
class Check(Record):
    """The discipline supervisor's check (督查) of one case: its content, its procedure, and whether it kept its time."""

    class Reason(models.TextChoices):
        CHOSEN = "CHOSEN", _("Chosen by the supervisor")
        LATE = "LATE", _("Answered late")
        REHANDLED = "REHANDLED", _("Handled twice")
        DRAWN = "DRAWN", _("Drawn by the rule")

    case = models.ForeignKey(
        ProposalCase, verbose_name=_("proposal case"), on_delete=models.PROTECT, related_name="checks"
    )
    reason = models.CharField(_("why"), max_length=12, choices=Reason, default=Reason.CHOSEN)
    begun_by = models.ForeignKey(
        "members.User", verbose_name=_("supervisor"), on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    conclusion = models.TextField(_("conclusion"), max_length=1_000, blank=True)
    concluded_at = models.DateTimeField(_("concluded"), null=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("supervision", "check")
        verbose_name_plural = pgettext_lazy("supervision", "checks")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(concluded_at=None), name="check_one_open_a_case"
            ),
            models.CheckConstraint(
                name="check_concluded_with_words", condition=Q(concluded_at=None) | ~Q(conclusion="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.case)

    def get_absolute_url(self) -> str:
        return reverse("admin:proposals_check_change", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.concluded_at is not None

    def conclude(self, *, words: str, at: dt.datetime) -> None:
        self.conclusion, self.concluded_at = words, at


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: User) -> Self:
        """What was found about the cases that the person sees at the desk."""
        return self.filter(check_of__in=Check.objects.visible_to(user))

    def to_correct(self, user: User) -> Self:
        """Corrections asked of the departments that the person answers for."""
        mine = self.filter(check_of__case__lead_department__in=departments_of(user))
        return mine.filter(state=State.ASKED)

    def to_judge(self) -> Self:
        return self.filter(state=State.ANSWERED)

    def overdue(self, *, on: dt.date) -> Self:
        return self.filter(state=State.ASKED, due_on__lt=on)


@track()
class Finding(Record, Stateful):
    """What a check found of one aspect (督查发现), with its grade, and the correction (整改) if one was asked."""

    class Aspect(models.TextChoices):
        CONTENT = "CONTENT", _("Content")
        PROCEDURE = "PROCEDURE", _("Procedure")
        TIMELINESS = "TIMELINESS", _("Timeliness")

    class Grade(models.TextChoices):
        SOUND = "SOUND", _("Sound")
        FLAWED = "FLAWED", _("Flawed")
        FAILED = "FAILED", pgettext_lazy("finding", "Failed")

    NEXT = NEXT

    check_of = models.ForeignKey(
        Check, verbose_name=pgettext_lazy("supervision", "check"), on_delete=models.PROTECT, related_name="findings"
    )  # fmt: skip
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NOTED, editable=False)
    aspect = models.CharField(_("aspect"), max_length=12, choices=Aspect)
    grade = models.CharField(_("grade"), max_length=8, choices=Grade)
    words = models.TextField(_("finding"), max_length=2_000)
    found_by = models.ForeignKey(
        "members.User", verbose_name=_("found by"), on_delete=models.PROTECT, related_name="+"
    )
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    due_on = models.DateField(_("correction due on"), null=True)
    answer = models.TextField(_("correction"), max_length=2_000, blank=True)
    answered_by = models.ForeignKey(
        "members.User", verbose_name=_("reported by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("reported"), null=True)
    verdict = models.TextField(_("supervisor's words"), max_length=1_000, blank=True)
    judged_by = models.ForeignKey(
        "members.User", verbose_name=_("judged by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    judged_at = models.DateTimeField(_("judged"), null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = pgettext_lazy("supervision", "findings")
        ordering = ["check_of", "found_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_correction_has_deadline",
                condition=Q(state=State.NOTED, due_on=None) | (~Q(state=State.NOTED) & Q(due_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="finding_failed_is_corrected",
                condition=~Q(grade="FAILED") | Q(due_on__isnull=False),
                violation_error_message=_("What has failed must be corrected: please say by when."),
            ),
            models.CheckConstraint(
                name="finding_sound_needs_nothing",
                condition=~Q(grade="SOUND") | Q(due_on=None),
                violation_error_message=_("What is sound needs no correction."),
            ),
            models.CheckConstraint(
                name="finding_answered_by_somebody",
                condition=~Q(state__in=["ANSWERED", "CLOSED"])
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="finding_closed_by_another",
                condition=~Q(state="CLOSED")
                | (Q(judged_by__isnull=False, judged_at__isnull=False) & ~Q(judged_by=F("answered_by"))),
                violation_error_message=_("Who reported a correction doesn't accept it."),
            ),
        ]  # fmt: skip
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.check_of} · {self.get_aspect_display()}"

    def get_absolute_url(self) -> str:
        return reverse("admin:proposals_finding_change", args=[self.pk])

    @property
    def case(self) -> ProposalCase:
        return self.check_of.case

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def tone(self) -> str:
        """How its grade looks; what was corrected looks sound."""
        if self.state == State.CLOSED:
            return "success"
        return {"SOUND": "success", "FLAWED": "warning", "FAILED": "danger"}[self.grade]

    # -- moves, in memory -----------------------------------------------------------------------------------
    def correct(self, answer: str, *, by: User, at: dt.datetime) -> None:
        """The department reports its correction (整改)."""
        self._move(State.ANSWERED)
        self.answer, self.answered_by, self.answered_at = answer, by, at

    def close(self, verdict: str, *, by: User, at: dt.datetime) -> None:
        """The supervisor accepts it (销号)."""
        self._move(State.CLOSED)
        self.verdict, self.judged_by, self.judged_at = verdict, by, at

    def ask_again(self, verdict: str, *, by: User, at: dt.datetime, due_on: dt.date) -> None:
        """The supervisor isn't satisfied yet."""
        self._move(State.ASKED)
        self.verdict, self.judged_by, self.judged_at, self.due_on = verdict, by, at, due_on
