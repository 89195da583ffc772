"""Joint authors (联名提案人) of a submission, and the members of a delegation that proposes as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.person.models import Person
from proposals.proposal.models import Proposal
from union_portal.core.audit.history import track

if TYPE_CHECKING:
    from members.user.models import User


class CoAuthorQuerySet(models.QuerySet["CoAuthor"]):
    def confirmed(self) -> Self:
        return self.filter(state=CoAuthor.State.CONFIRMED)

    def standing(self) -> Self:
        """Invitations that still stand, whatever was answered."""
        return self.exclude(state=CoAuthor.State.LAPSED)

    def answerable_by(self, user: User) -> Self:
        """The invitations that a person got and that still stand."""
        return self.standing().filter(person=user.person_id)


@track()
class CoAuthor(models.Model):
    """A joint author: invited by the lead author, one by the own hand. The lead author writes, rates and withdraws."""

    class State(models.TextChoices):
        INVITED = "INVITED", _("Invited")
        CONFIRMED = "CONFIRMED", _("Joint author")
        DECLINED = "DECLINED", pgettext_lazy("joint author", "Declined")
        LAPSED = "LAPSED", _("Lapsed")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="co_authors")
    person = models.ForeignKey(
        Person, verbose_name=_("joint author"), on_delete=models.PROTECT, related_name="co_authored"
    )
    state = models.CharField(_("answer"), max_length=10, choices=State, default=State.INVITED)
    asked_at = models.DateTimeField(pgettext_lazy("invitation", "asked"))
    answered_at = models.DateTimeField(_("answered"), null=True)

    objects = CoAuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("joint author")
        verbose_name_plural = _("joint authors")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "person"], name="co_author_once_a_person"),
            models.CheckConstraint(
                name="co_author_answer_has_time",
                condition=Q(state__in=["CONFIRMED", "DECLINED"], answered_at__isnull=False)
                | Q(state__in=["INVITED", "LAPSED"], answered_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"
