"""How a case is coming on: the department's plan (办理方案) and notes of progress, for the proposers to read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.organisation.models import Department
from proposals.case.models import ProposalCase
from union_portal.core.audit.history import track


@track()
class ProgressNote(models.Model):
    """What a department means to do, or what it has done so far (办理进展). Written once; the next note says more."""

    class Kind(models.TextChoices):
        PLAN = "PLAN", _("Plan")
        PROGRESS = "PROGRESS", _("Progress")

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="progress_notes")
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = models.TextField(_("text"), max_length=2_000)
    done_by = models.DateField(_("to be done by"), null=True)
    written_by = models.ForeignKey(
        "members.User", verbose_name=_("written by"), on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")
        ordering = ["written_at", "pk"]
        constraints = [models.CheckConstraint(name="progress_note_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_kind_display()}"
