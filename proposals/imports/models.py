"""Earlier sessions on their way in (往届提案导入): the file, its preview row by row, and where each proposal came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proposals.imports.workflow import NEXT, State
from proposals.proposal.models import Proposal
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User


class ProposalImportQuerySet(models.QuerySet["ProposalImport"]):
    def visible_to(self, user: User) -> Self:
        """The files lie open to whoever may bring one in."""
        return self if user.has_perm("proposals.import_proposals") else self.none()


@track()
class ProposalImport(Record, Stateful):
    """One file with proposals of earlier sessions. Nothing is in the ledger before it is confirmed, and then all of it."""

    NEXT = NEXT
    State = State

    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("file's hash"), max_length=64, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READY, editable=False)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    mistakes = models.PositiveIntegerField(_("mistakes"), default=0)
    notes = models.JSONField(_("notes"), default=list)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        "members.User", verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_by = models.ForeignKey(
        "members.User", verbose_name=_("imported by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    applied_at = models.DateTimeField(pgettext_lazy("of a file", "imported"), null=True)
    undone_by = models.ForeignKey(
        "members.User", verbose_name=_("undone by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True)

    objects = ProposalImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of earlier proposals")
        verbose_name_plural = _("files of earlier proposals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="proposalimport_applied_by_somebody",
                condition=Q(
                    state__in=["APPLIED", "UNDONE"], applied_at__isnull=False, applied_by__isnull=False
                )
                | (~Q(state__in=["APPLIED", "UNDONE"]) & Q(applied_at=None, applied_by=None)),
            ),
            models.CheckConstraint(
                name="proposalimport_mistakes_keep_it_out",
                condition=~Q(state__in=["READY", "APPLIED", "UNDONE"]) | Q(mistakes=0),
            ),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return self.name

    def move(self, state: str) -> None:
        self._move(state)


class ImportedRow(models.Model):
    """One line of a preview: a proposal that would be new or is there already, or what is wrong."""

    class Outcome(models.TextChoices):
        MISTAKE = "MISTAKE", _("Mistake")
        NEW = "NEW", _("New")
        UNCHANGED = "UNCHANGED", _("There already")

    file = models.ForeignKey(ProposalImport, on_delete=models.CASCADE, related_name="preview")
    line = models.PositiveIntegerField(_("line"), default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    number = models.CharField(_("number"), max_length=40, blank=True)
    title = models.CharField(_("subject"), max_length=60, blank=True)
    column = models.CharField(_("column"), max_length=40, blank=True)
    words = models.CharField(_("what"), max_length=300, blank=True)

    unaudited = "a preview; what it leads to is in the proposals' history"

    class Meta:
        verbose_name = _("row of earlier proposals")
        verbose_name_plural = _("rows of earlier proposals")
        ordering = ["file", "pk"]

    def __str__(self) -> str:
        return f"{self.line} {self.title}"

    @property
    def tone(self) -> str:
        return {"MISTAKE": "danger", "NEW": "success", "UNCHANGED": "neutral"}[self.outcome]


@track()
class Origin(models.Model):
    """Where an imported proposal came from, with the names that are in no register as the file has them."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="origin")
    file = models.ForeignKey(
        ProposalImport, verbose_name=_("file"), on_delete=models.PROTECT, related_name="origins"
    )
    line = models.PositiveIntegerField(_("line"))
    seconders = models.CharField(_("seconders as the file has them"), max_length=300, blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("origin of a proposal")
        verbose_name_plural = _("origins of proposals")
        ordering = ["file", "line"]

    def __str__(self) -> str:
        return f"{self.file} {self.line}"
