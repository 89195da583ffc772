"""The HR spreadsheet (人事花名册) on its way into the register: the file, its preview row by row, what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.person.models import Person
from members.staff_file.workflow import NEXT, State
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.workflow import Stateful, guard_moves


@track()
class ImportBatch(Record, Stateful):
    """One file. Nothing is in the register before it is confirmed, and then all of it is."""

    NEXT = NEXT
    State = State

    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("file's hash"), max_length=64, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPLOADED, editable=False)
    creates_departments = models.BooleanField(_("create unknown departments"), default=False)
    absent_left = models.BooleanField(_("who isn't in the file has left"), default=False)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    left = models.PositiveIntegerField(_("left"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    absent = models.PositiveIntegerField(_("in the register, not in the file"), default=0)
    mistakes = models.PositiveIntegerField(_("mistakes"), default=0)
    notes = models.JSONField(_("notes"), default=list)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    applied_at = models.DateTimeField(pgettext_lazy("of a file", "imported"), null=True)

    class Meta:
        verbose_name = _("staff file")
        verbose_name_plural = _("staff files")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="importbatch_applied_by_somebody",
                condition=Q(state=State.APPLIED, applied_at__isnull=False, applied_by__isnull=False)
                | (~Q(state=State.APPLIED) & Q(applied_at=None, applied_by=None)),
            ),
            models.CheckConstraint(
                name="importbatch_mistakes_keep_it_out",
                condition=~Q(state__in=[State.READY, State.APPLIED]) | Q(mistakes=0),
            ),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return self.name

    @property
    def desk_url(self) -> str:
        return reverse("admin:members_importbatch_change", args=[self.pk])

    @property
    def options(self) -> dict[str, bool]:
        return {"creates_departments": self.creates_departments, "absent_left": self.absent_left}

    def move(self, state: str) -> None:
        self._move(state)


class ImportRow(models.Model):
    """One line of a preview: what would be new, would change or leave, or what is wrong."""

    class Outcome(models.TextChoices):
        MISTAKE = "MISTAKE", _("Mistake")
        NEW = "NEW", _("New")
        CHANGED = "CHANGED", _("Changed")
        LEFT = "LEFT", _("Leaves")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="preview")
    line = models.PositiveIntegerField(_("line"), default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    staff_number = models.CharField(_("staff number"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=60, blank=True)
    column = models.CharField(_("column"), max_length=40, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    changes = models.JSONField(_("changes"), default=list)

    unaudited = "a preview; what it leads to is in the register's history"

    class Meta:
        verbose_name = _("row of a staff file")
        verbose_name_plural = _("rows of staff files")
        ordering = ["batch", "pk"]

    def __str__(self) -> str:
        return f"{self.line} {self.name}"

    @property
    def tone(self) -> str:
        return {"MISTAKE": "danger", "NEW": "success", "CHANGED": "info", "LEFT": "warning"}[self.outcome]

    @property
    def words(self) -> list[tuple[str, str, str]]:
        """Label, before and after of what changes, in the reader's language."""
        return [
            (label_of(name), shown(name, before), shown(name, after)) for name, before, after in self.changes
        ]


def label_of(name: str) -> str:
    """What the reader calls a field of the register, or what else an import makes."""
    others = {"account": _("account"), "membership": _("member since")}
    return str(others[name] if name in others else Person._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def shown(name: str, value: str) -> str:
    """A stored value as the reader knows it: choices by their words."""
    choices = {"sex": Person.Sex, "employment": Person.Employment, "status": Person.Status}
    return str(choices[name](value).label) if value and name in choices else value
