"""Rationalisation suggestions and small innovations (合理化建议与小发明、小改革、小创新), their marks and awards."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.models import PaymentRequest
from members.models import Committee, Department, Person, Post
from proposals.innovation.workflow import NEXT, OVER, PUBLIC, State
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.bigram import bigram_field, containing
from union_portal.core.money import MoneyField, to_tenth
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User

REQUIRED = ("title", "problem", "idea")


class RationalizationProposalQuerySet(models.QuerySet["RationalizationProposal"]):
    def visible_to(self, user: User) -> Self:
        """Authors and reviewers see theirs, the committee and the chair what was handed in, all staff what is adopted."""
        if user.person_id is None:
            return self.none()
        seen = Q(author=user.person_id) | Q(partners=user.person_id) | Q(state__in=PUBLIC)
        seen |= Q(pk__in=Evaluation.objects.filter(reviewer=user).values("proposal"))
        if user.sits_on(Committee.Kind.PROPOSAL) or user.holds(Post.Kind.UNION_CHAIR):
            seen |= ~Q(state=State.DRAFT)
        return self.filter(pk__in=self.model.objects.filter(seen).values("pk"))

    def of(self, user: User) -> Self:
        """One's own, alone or with others, the latest first."""
        own = Q(author=user.person_id) | Q(partners=user.person_id)
        return self.filter(own).distinct().order_by("-changed_at", "-pk")

    def public(self) -> Self:
        return self.filter(state__in=PUBLIC)

    def to_evaluate(self) -> Self:
        """Waiting for the committee: for reviewers to be named, or for its decision."""
        return self.filter(state__in=[State.SUBMITTED, State.EVALUATING])

    def to_reward(self) -> Self:
        """Adopted with a reward that the chair hasn't approved yet."""
        return self.filter(state__in=PUBLIC, reward__gt=0, approved_at=None)

    def matching(self, words: str) -> Self:
        words = words.strip()
        if not words:
            return self
        return self.filter(Q(**containing(words, grams="grams", text="title")) | Q(number=words))

    def with_page_parts(self) -> Self:
        return self.select_related("author__department", "department", "payment").prefetch_related("partners")


@track()
class RationalizationProposal(Record, Stateful):
    """An idea for better work (合理化建议), or something invented or improved at the workplace already.

    The reward is decided by the committee's grade and paid by finance after the union chair's approval.
    """

    class Kind(models.TextChoices):
        SUGGESTION = "SUGGESTION", _("Rationalisation suggestion")
        INVENTION = "INVENTION", _("Small invention")
        REFORM = "REFORM", _("Small reform")
        INNOVATION = "INNOVATION", _("Small innovation")

    class Grade(models.TextChoices):
        FIRST = "FIRST", _("First grade")
        SECOND = "SECOND", _("Second grade")
        THIRD = "THIRD", _("Third grade")
        ENCOURAGED = "ENCOURAGED", _("Encouragement")

    NEXT = NEXT

    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SUGGESTION)
    number = models.CharField(_("number"), max_length=20, blank=True, editable=False)
    author = models.ForeignKey(
        Person, verbose_name=_("author"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    partners = models.ManyToManyField(Person, verbose_name=_("worked out with"), blank=True, related_name="+")
    title = models.CharField(_("subject"), max_length=60, blank=True)
    problem = models.TextField(_("what is not good now"), max_length=2_000, blank=True)
    idea = models.TextField(_("what to do, or what was done"), max_length=3_000, blank=True)
    benefit = models.TextField(_("what it brings"), max_length=1_000, blank=True)
    department = models.ForeignKey(
        Department, verbose_name=_("where it is used"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(pgettext_lazy("time", "changed"), auto_now=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        "members.User", verbose_name=_("decided by"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    reason = models.TextField(_("the committee's words"), max_length=1_000, blank=True, editable=False)
    grade = models.CharField(_("grade"), max_length=12, choices=Grade, blank=True, editable=False)
    reward = MoneyField(_("reward"), default=Decimal(0), editable=False)
    approved_at = models.DateTimeField(_("reward approved"), null=True, editable=False)
    approved_by = models.ForeignKey(
        "members.User", verbose_name=_("reward approved by"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    payment = models.OneToOneField(
        PaymentRequest,
        verbose_name=_("payment"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    used_since = models.DateField(_("in use since"), null=True, editable=False)
    effect = models.TextField(_("what it has brought"), max_length=1_000, blank=True, editable=False)
    grams = bigram_field("title")

    objects = RationalizationProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("rationalisation suggestion")
        verbose_name_plural = _("rationalisation suggestions")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="innovation_submitted_is_whole",
                condition=Q(state=State.DRAFT)
                | (
                    ~Q(title="")
                    & ~Q(problem="")
                    & ~Q(idea="")
                    & ~Q(number="")
                    & Q(submitted_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="innovation_decision_is_whole",
                condition=~Q(state__in=[*sorted(PUBLIC), State.NOT_ADOPTED])
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="innovation_refusal_has_reason", condition=~Q(state=State.NOT_ADOPTED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="innovation_in_use_says_since_when",
                condition=~Q(state=State.IN_USE) | Q(used_since__isnull=False, department__isnull=False),
            ),
            models.CheckConstraint(
                name="innovation_reward_approved_by_another",
                condition=Q(approved_by=None) | ~Q(approved_by=F("decided_by")),
                violation_error_message=_("Who decided on a suggestion doesn't approve its reward."),
            ),
            models.CheckConstraint(
                name="innovation_reward_has_grade", condition=Q(reward=0) | (Q(reward__gt=0) & ~Q(grade=""))
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="innovation_number_once"
            ),
        ]
        indexes = [
            GinIndex(fields=["grams"], name="innovation_grams"),
            models.Index(fields=["state", "-decided_at"], name="innovation_public"),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip() or "—"

    def get_absolute_url(self) -> str:
        return reverse("proposals:innovation", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:proposals_rationalizationproposal_change", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def missing(self) -> list[str]:
        """Labels of what must still be filled in before it can be handed in."""
        labels = {field.name: str(field.verbose_name) for field in self._meta.fields}
        return [labels[name] for name in REQUIRED if not getattr(self, name)]

    @property
    def authors(self) -> list[Person]:
        """The author and whoever worked it out as well."""
        return [self.author, *self.partners.all()]

    # -- moves, in memory --------------------------------------------------------------------------------------
    def submit(self, *, at: dt.datetime) -> None:
        self._move(State.SUBMITTED)
        self.submitted_at = at

    def withdraw(self) -> None:
        self._move(State.WITHDRAWN)

    def evaluate(self) -> None:
        """Reviewers have been named (评审)."""
        self._move(State.EVALUATING)

    def adopt(self, *, grade: str, reward: Decimal, by: User, at: dt.datetime, reason: str) -> None:
        """The committee takes it up (采纳)."""
        self._move(State.ADOPTED)
        self.grade, self.reward = grade, reward
        self.decided_by, self.decided_at, self.reason = by, at, reason

    def turn_down(self, *, by: User, at: dt.datetime, reason: str) -> None:
        self._move(State.NOT_ADOPTED)
        self.decided_by, self.decided_at, self.reason = by, at, reason

    def put_to_use(self, department: Department, *, since: dt.date, effect: str) -> None:
        """A department works with it now (推广应用)."""
        self._move(State.IN_USE)
        self.department, self.used_since, self.effect = department, since, effect


MARK = [MinValueValidator(1), MaxValueValidator(10)]


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def given(self) -> Self:
        return self.filter(given_at__isnull=False)

    def open(self) -> Self:
        return self.filter(given_at=None)

    def readable_by(self, user: User) -> Self:
        """One's own; those of the others only once all have given theirs, so that nobody leans on a colleague."""
        waiting = Evaluation.objects.open().filter(proposal__state=State.EVALUATING)
        return self.filter(Q(reviewer=user) | ~Q(proposal__in=waiting.values("proposal")))


@track()
class Evaluation(models.Model):
    """One reviewer's marks (评审打分): novelty, usefulness and feasibility, each from 1 to 10."""

    proposal = models.ForeignKey(
        RationalizationProposal, on_delete=models.CASCADE, related_name="evaluations"
    )
    reviewer = models.ForeignKey(
        "members.User", verbose_name=_("reviewer"), on_delete=models.PROTECT, related_name="+"
    )
    novelty = models.PositiveSmallIntegerField(_("novelty"), null=True, validators=MARK)
    usefulness = models.PositiveSmallIntegerField(_("usefulness"), null=True, validators=MARK)
    feasibility = models.PositiveSmallIntegerField(_("feasibility"), null=True, validators=MARK)
    words = models.TextField(_("in your words"), max_length=1_000, blank=True)
    given_at = models.DateTimeField(pgettext_lazy("opinion", "given"), null=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "reviewer"], name="evaluation_once_a_reviewer"),
            models.CheckConstraint(
                name="evaluation_is_whole_or_open",
                condition=Q(given_at=None, novelty=None, usefulness=None, feasibility=None)
                | Q(
                    given_at__isnull=False, novelty__range=(1, 10), usefulness__range=(1, 10),
                    feasibility__range=(1, 10),
                ),
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Protect(
                name="given_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__given_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.reviewer}"

    @property
    def score(self) -> Decimal | None:
        """The mean of the three marks, to one decimal."""
        marks = [self.novelty, self.usefulness, self.feasibility]
        if None in marks:
            return None
        total = Decimal(sum(mark for mark in marks if mark is not None))
        return to_tenth(total / 3)


@track()
class HigherAward(models.Model):
    """An award by somebody above the hospital's union (上级奖励)."""

    class Level(models.TextChoices):
        DISTRICT = "DISTRICT", _("District")
        CITY = "CITY", _("City")
        PROVINCE = "PROVINCE", _("Province")
        NATION = "NATION", _("Nation")

    proposal = models.ForeignKey(RationalizationProposal, on_delete=models.PROTECT, related_name="awards")
    name = models.CharField(_("award"), max_length=80)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    granted_by = models.CharField(_("granted by"), max_length=80)
    awarded_on = models.DateField(_("awarded on"))

    class Meta:
        verbose_name = _("higher award")
        verbose_name_plural = _("higher awards")
        ordering = ["-awarded_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "name", "awarded_on"], name="higher_award_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.granted_by})"
