"""The committee's review (审查立案): a round of opinions, the joint decision, one appeal, and what a leader takes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.organisation.models import Committee
from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from union_portal.core.audit.history import track
from union_portal.core.policy.models import PolicyValue

if TYPE_CHECKING:
    from members.user.models import User


class Verdict(models.TextChoices):
    """What a member thinks should become of a submission."""

    FILE = "FILE", pgettext_lazy("proposal", "File")
    MERGE = "MERGE", _("Merge with another")
    SPLIT = "SPLIT", _("Split into several cases")
    SUGGESTION = "SUGGESTION", _("Take as a suggestion")
    ANSWER = "ANSWER", _("Answer only")
    RETURN = "RETURN", _("Return for completion")
    REFUSE = "REFUSE", _("Don't file")


NEEDS_WORDS = frozenset({Verdict.SPLIT, Verdict.ANSWER, Verdict.RETURN, Verdict.REFUSE})
"""An opinion that helps nobody without its words: which matters, which answer, what is missing, why not."""


class ReviewQuerySet(models.QuerySet["Review"]):
    def current(self) -> Self:
        """Of submissions that the committee has before it now."""
        return self.filter(ended_at=None, proposal__state=State.UNDER_REVIEW)

    def collecting(self) -> Self:
        """Opinions are still coming in."""
        return self.current().filter(shown_at=None)

    def with_counts(self) -> Self:
        """``asked``: how many take part, ``given``: how many of them have given their opinion."""
        takes_part = Q(opinions__abstains=False)
        return self.annotate(
            asked=Count("opinions", filter=takes_part),
            given=Count("opinions", filter=takes_part & Q(opinions__given_at__isnull=False)),
        )

    def owed_by(self, user: User) -> Self:
        """Waiting for this member's opinion."""
        mine = Opinion.objects.filter(review=OuterRef("pk"), member=user, given_at=None, abstains=False)
        return self.collecting().filter(Exists(mine))


@track()
class Review(models.Model):
    """A round of opinions (审查意见) on one submission; a submission that comes back gets another.

    The opinions are shown when the last one is in, or when the chair closes the round after its last day.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="reviews")
    opened_by = models.ForeignKey(
        "members.User", verbose_name=_("opened by"), on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("opened"))
    due_on = models.DateField(_("opinions until"))
    policy = models.ForeignKey(
        PolicyValue, verbose_name=_("rule"), on_delete=models.PROTECT, related_name="+"
    )
    shown_at = models.DateTimeField(_("opinions shown"), null=True)
    closed_by = models.ForeignKey(
        "members.User",
        verbose_name=pgettext_lazy("round of opinions", "closed by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    ended_at = models.DateTimeField(_("ended"), null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of a submission")
        verbose_name_plural = _("reviews of submissions")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(ended_at=None), name="review_one_open_a_submission"
            ),
            models.CheckConstraint(
                name="review_closed_is_shown", condition=Q(closed_by=None) | Q(shown_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}"

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, user: User) -> Self:
        """The only door through which pages, exports and the desk get opinions.

        A member's own; those of colleagues once the round is shown, and never to who abstains.
        """
        own = Q(member=user)
        if not user.sits_on(Committee.Kind.PROPOSAL):
            return self.filter(own)
        party = Proposal.objects.filter(pk=OuterRef("review__proposal")).of_party(user)
        return self.filter(own | Q(review__shown_at__isnull=False) & ~Exists(party))

    def asked(self) -> Self:
        """Of members who take part."""
        return self.filter(abstains=False)

    def missing(self) -> Self:
        return self.asked().filter(given_at=None)


class Opinion(models.Model):
    """One member's place at the table: empty until given, hidden from colleagues until the round is shown.

    Authors, co-authors and seconders abstain (回避).
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="opinions")
    member = models.ForeignKey(
        "members.User", verbose_name=_("committee member"), on_delete=models.PROTECT, related_name="+"
    )
    abstains = models.BooleanField(_("abstains"), default=False)
    verdict = models.CharField(_("opinion"), max_length=12, choices=Verdict, blank=True)
    alike = models.ForeignKey(
        Proposal, verbose_name=_("merge with"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField(_("in words"), max_length=1_000, blank=True)
    given_at = models.DateTimeField(_("opinion given"), null=True)

    unaudited = "Row history would show opinions before the round is closed; that one was given is recorded."
    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion of a member")
        verbose_name_plural = _("opinions of members")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "member"], name="opinion_once_a_member"),
            models.CheckConstraint(
                name="opinion_given_has_verdict",
                condition=Q(given_at=None, verdict="") | Q(given_at__isnull=False) & ~Q(verdict=""),
            ),
            models.CheckConstraint(
                name="opinion_abstains_is_empty", condition=Q(abstains=False) | Q(verdict="")
            ),
            models.CheckConstraint(
                name="opinion_merge_says_with_which",
                condition=Q(verdict=Verdict.MERGE, alike__isnull=False)
                | ~Q(verdict=Verdict.MERGE) & Q(alike=None),
            ),
            models.CheckConstraint(
                name="opinion_says_why", condition=~Q(verdict__in=sorted(NEEDS_WORDS)) | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.member}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def refusals(self) -> Self:
        return self.filter(outcome=Decision.Outcome.REFUSE)


@track()
class Decision(models.Model):
    """The committee's joint decision on a submission (审查结论), recorded by chair or secretary."""

    class Outcome(models.TextChoices):
        FILE = "FILE", pgettext_lazy("proposal", "Filed")
        SUGGESTION = "SUGGESTION", _("Taken as a suggestion")
        ANSWER = "ANSWER", _("Answered by the committee")
        RETURN = "RETURN", _("Returned for completion")
        REFUSE = "REFUSE", _("Not filed")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(_("joint decision"), max_length=12, choices=Outcome)
    cases = models.PositiveSmallIntegerField(_("cases that came of it"), default=0)
    joined = models.BooleanField(_("merged with other submissions"), default=False)
    words = models.TextField(_("words for the proposer"), max_length=1_000, blank=True)
    decided_by = models.ForeignKey(
        "members.User", verbose_name=_("recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"))

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision of the committee")
        verbose_name_plural = _("decisions of the committee")
        ordering = ["decided_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_says_why",
                condition=~Q(outcome__in=["ANSWER", "RETURN", "REFUSE"]) | ~Q(words=""),
                violation_error_message=_("The proposer is owed a reason."),
            ),
            models.CheckConstraint(
                name="decision_taken_in_has_cases",
                condition=Q(outcome__in=["FILE", "SUGGESTION", "ANSWER"], cases__gte=1)
                | Q(outcome__in=["RETURN", "REFUSE"], cases=0, joined=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.get_outcome_display()}"


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> Self:
        return self.filter(decided_at=None)


@track()
class Appeal(models.Model):
    """An author's appeal against a refusal (申诉, 复议): one, in time, decided by somebody else than the first time."""

    class Result(models.TextChoices):
        DISMISSED = "DISMISSED", _("The refusal stands")
        FILED = "FILED", _("To be filed after all")
        SUGGESTION = "SUGGESTION", _("To be taken as a suggestion")

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="appeal")
    grounds = models.TextField(_("grounds of the appeal"), max_length=2_000)
    appealed_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    appealed_at = models.DateTimeField(_("appealed"))
    refused_by = models.ForeignKey(
        "members.User", verbose_name=_("refusal recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    refusal = models.TextField(_("reason of the refusal"), max_length=1_000)
    due_on = models.DateField(_("to be decided by"))
    policy = models.ForeignKey(
        PolicyValue, verbose_name=_("rule"), on_delete=models.PROTECT, related_name="+"
    )
    result = models.CharField(_("result of the appeal"), max_length=12, choices=Result, blank=True)
    words = models.TextField(_("words for the proposer"), max_length=1_000, blank=True)
    decided_by = models.ForeignKey(
        "members.User", verbose_name=_("decided by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="appeal_decided_by_another",
                condition=Q(decided_by=None) | ~Q(decided_by=F("refused_by")),
                violation_error_message=_("Who recorded the refusal doesn't decide the appeal."),
            ),
            models.CheckConstraint(
                name="appeal_decided_is_whole",
                condition=Q(decided_at=None, decided_by=None, result="")
                | Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(result="") & ~Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}"

    def get_absolute_url(self) -> str:
        """Appeals are decided at the desk; the author follows them on the page of the submission."""
        return reverse("admin:proposals_appeal_change", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.decided_at is None


class KeyProposalQuerySet(models.QuerySet["KeyProposal"]):
    def led_by(self, user: User) -> Self:
        """What a hospital leader has taken on and isn't closed yet."""
        return self.filter(leader=user, case__closed_at=None)


@track()
class KeyProposal(models.Model):
    """A key proposal (重点提案): a case that a hospital leader by name leads to its end (领办)."""

    case = models.OneToOneField(ProposalCase, on_delete=models.PROTECT, related_name="key")
    leader = models.ForeignKey(
        "members.User", verbose_name=_("led by"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("why it is a key proposal"), max_length=300)
    marked_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(_("marked"))

    objects = KeyProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("key proposal")
        verbose_name_plural = _("key proposals")
        ordering = ["marked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.case}"
