"""The private talk between a submission's author and the department, and the record of their meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.organisation.models import Department
from members.post.models import Post
from proposals.case.models import ProposalCase
from proposals.case.workflow import State as CaseState
from proposals.proposal.models import Proposal, departments_of
from proposals.session.rules import runs_the_committee
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.history import track
from union_portal.core.base import Record

if TYPE_CHECKING:
    from members.user.models import User

TALKING = frozenset(
    {
        CaseState.ASSIGNED, CaseState.IN_PROGRESS, CaseState.REHANDLING, CaseState.LEADER_REVIEW,
        CaseState.REPLIED, CaseState.DECIDING, CaseState.TRACKING,
    }
)  # fmt: skip
"""There is a department to talk with, and the matter isn't over."""


@dataclass(frozen=True)
class Talk:
    """What one submission's author and the department say to each other about one case; other authors have their own."""

    case: ProposalCase
    proposal: Proposal

    def __str__(self) -> str:
        return str(self.proposal)

    @property
    def is_open(self) -> bool:
        return self.case.state in TALKING

    def get_absolute_url(self) -> str:
        return reverse("proposals:proposal-talk", args=[self.proposal.public_id, self.case.public_id])


class TalkQuerySet(models.QuerySet["TalkMessage"]):
    """Shared by messages and meetings: both belong to one talk."""

    def of(self, talk: Talk) -> Self:
        return self.filter(case=talk.case, proposal=talk.proposal)

    def visible_to(self, user: User) -> Self:
        """The author, the departments that handle the case now, its leader in charge, and who runs the committee."""
        if user.person_id is None:
            return self.none()
        if runs_the_committee(user):
            return self
        seen = Q(proposal__in=Proposal.objects.of(user).order_by())
        if user.holds(Post.Kind.HOSPITAL_LEADER):
            seen |= Q(case__leader=user.pk)
        if departments := departments_of(user):
            seen |= Q(case__lead_department__in=departments) | Q(
                case__in=ProposalCase.objects.co_handled_by(departments)
            )
        return self.filter(seen)

    def with_page_parts(self) -> Self:
        return self.select_related("proposal", "case", "department")


@track()
class TalkMessage(Record):
    """One message of a talk: from the author, or from a department."""

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="talk_messages")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="talk_messages")
    department = models.ForeignKey(
        Department,
        verbose_name=_("from the department"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    """``None``: from the author."""
    text = models.TextField(_("message"), max_length=2_000)
    written_by = models.ForeignKey(
        "members.User", verbose_name=_("written by"), on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("written"))
    files = GenericRelation(Attachment, content_type_field="about_type", object_id_field="about_id")

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of a talk")
        verbose_name_plural = _("messages of talks")
        ordering = ["written_at", "pk"]
        constraints = [models.CheckConstraint(name="talk_message_says_something", condition=~Q(text=""))]
        indexes = [models.Index(fields=["proposal", "case", "written_at"], name="talk_of_submission")]

    def __str__(self) -> str:
        return str(self.proposal)

    def get_absolute_url(self) -> str:
        return Talk(self.case, self.proposal).get_absolute_url()


@track()
class Meeting(Record):
    """A meeting with the author (面商记录): day, place, who and what. It counts once the author has confirmed it."""

    class Way(models.TextChoices):
        FACE = "FACE", _("Face to face")
        VIDEO = "VIDEO", _("By video")
        PHONE = "PHONE", _("By telephone")

    class State(models.TextChoices):
        RECORDED = "RECORDED", _("To be confirmed by the proposer")
        CONFIRMED = "CONFIRMED", _("Confirmed by the proposer")
        DISPUTED = "DISPUTED", _("Not confirmed")

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="meetings")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="meetings")
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.RECORDED)
    way = models.CharField(_("way"), max_length=10, choices=Way, default=Way.FACE)
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    present = models.CharField(_("who was there"), max_length=200)
    text = models.TextField(_("what was said"), max_length=2_000)
    recorded_by = models.ForeignKey(
        "members.User", verbose_name=_("recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"))
    answered_by = models.ForeignKey(
        "members.User", verbose_name=_("answered by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True)
    objection = models.TextField(_("the proposer's objection"), max_length=1_000, blank=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting with the author")
        verbose_name_plural = _("meetings with authors")
        ordering = ["held_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_answer_has_time",
                condition=Q(state="RECORDED", answered_at=None)
                | ~Q(state="RECORDED") & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_disputed_with_reason", condition=~Q(state="DISPUTED") | ~Q(objection="")
            ),
        ]
        indexes = [models.Index(fields=["case", "state"], name="meeting_of_case")]

    def __str__(self) -> str:
        return f"{self.proposal} · {self.held_on}"

    def get_absolute_url(self) -> str:
        return Talk(self.case, self.proposal).get_absolute_url()

    @property
    def tone(self) -> str:
        return {"CONFIRMED": "success", "DISPUTED": "warning"}.get(self.state, "info")
