"""The year's fund report (经费收支报告) on its way from the bookkeeper to the members."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from finance.report.workflow import NEXT, State
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User

NOTES = (
    "note_basis", "note_budget", "note_policies", "note_items", "note_disposals", "note_nominal",
    "note_adjustments", "note_other",
)  # fmt: skip
"""The eight disclosures of the yearly notes (工会会计制度)."""
LOCKED = ("figures", "counted_at", "withheld", *NOTES)


class YearReportQuerySet(models.QuerySet["YearReport"]):
    def visible_to(self, user: User) -> Self:
        """To the books' readers in every state; to all others once it is published."""
        return self if user.has_perm("finance.view_report") else self.published()

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def under_way(self) -> Self:
        return self.exclude(state=State.PUBLISHED)


@track()
class YearReport(Record, Stateful):
    """One edition of a year's report. ``figures`` is a snapshot (see ``snapshot.py``) that the books must still bear out
    when it is approved; ``published_figures`` is what members read: the same without occasions that name somebody.

    What was signed doesn't change unless it comes back as a draft; what was published, never: a mistake is put right
    by a further edition.
    """

    NEXT = NEXT

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1, editable=False)
    figures = models.JSONField(_("figures"), encoder=DjangoJSONEncoder, editable=False)
    counted_at = models.DateTimeField(pgettext_lazy("report", "counted"), editable=False)
    published_figures = models.JSONField(
        _("figures for members"), encoder=DjangoJSONEncoder, null=True, editable=False
    )
    note_basis = models.TextField(_("Statement of compliance"), max_length=2_000, blank=True)
    note_budget = models.TextField(_("How the budget was carried out"), max_length=2_000, blank=True)
    note_policies = models.TextField(_("Accounting policies"), max_length=2_000, blank=True)
    note_items = models.TextField(_("Main items of the statements"), max_length=2_000, blank=True)
    note_disposals = models.TextField(_("Assets disposed of"), max_length=2_000, blank=True)
    note_nominal = models.TextField(_("Assets at nominal value"), max_length=2_000, blank=True)
    note_adjustments = models.TextField(_("Adjustments of the opening balance"), max_length=2_000, blank=True)
    note_other = models.TextField(_("Other matters"), max_length=2_000, blank=True)
    withheld = models.TextField(
        _("occasions that members don't see"), max_length=2_000, blank=True,
        help_text=_("One a line. Their sums stay in the account's total. Occasions with a colleague's name are left out by themselves."),
    )  # fmt: skip
    made_by = models.ForeignKey(
        "members.User", verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    signed_by = models.ForeignKey(
        "members.User", verbose_name=_("head of accounting"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    signed_at = models.DateTimeField(pgettext_lazy("fund report", "signed"), null=True, editable=False)
    approved_by = models.ForeignKey(
        "members.User", verbose_name=_("approved by"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    approved_at = models.DateTimeField(_("approved"), null=True, editable=False)
    published_by = models.ForeignKey(
        "members.User", verbose_name=_("published by"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    returned_because = models.CharField(_("returned because"), max_length=300, blank=True, editable=False)

    objects = YearReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("year's fund report")
        verbose_name_plural = _("years' fund reports")
        ordering = ["-year", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["year", "edition"], name="yearreport_edition_once"),
            models.UniqueConstraint(
                fields=["year"],
                condition=~Q(state="PUBLISHED"),
                name="yearreport_one_under_way",
                violation_error_message=_("A report of this year is being worked on already."),
            ),
            models.CheckConstraint(
                name="yearreport_signed_by_another",
                condition=Q(signed_by=None) | ~Q(signed_by=F("made_by")),
                violation_error_message=_("Whoever made the report can't sign it as head of accounting."),
            ),
            models.CheckConstraint(
                name="yearreport_approved_by_a_third",
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")) & ~Q(approved_by=F("signed_by")),
                violation_error_message=_("Whoever made or signed the report can't approve it."),
            ),
            models.CheckConstraint(
                name="yearreport_state_has_its_signatures",
                condition=Q(state="DRAFT", signed_by=None, approved_by=None)
                | Q(state="SIGNED", signed_by__isnull=False, approved_by=None)
                | Q(state__in=["APPROVED", "PUBLISHED"], signed_by__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="yearreport_published_has_its_figures",
                condition=Q(state="PUBLISHED", published_at__isnull=False, published_figures__isnull=False)
                | ~Q(state="PUBLISHED") & Q(published_at=None, published_figures=None),
            ),
        ]
        triggers = [
            guard_moves(NEXT),
            pgtrigger.Protect(
                name="locked_once_signed",
                operation=pgtrigger.UpdateOf(*LOCKED),
                condition=~pgtrigger.Q(old__state="DRAFT") | ~pgtrigger.Q(new__state="DRAFT"),
            ),
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="PUBLISHED"),
            ),
        ]

    def __str__(self) -> str:
        if self.edition > 1:
            return gettext("Fund report %(year)d, edition %(edition)d") % {
                "year": self.year, "edition": self.edition,
            }  # fmt: skip
        return gettext("Fund report %(year)d") % {"year": self.year}

    def get_absolute_url(self) -> str:
        return reverse("finance:published-report", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:finance_yearreport_change", args=[self.pk])

    @property
    def notes(self) -> list[tuple[str, str]]:
        """The disclosures that say something, with their titles."""
        fields = ((self._meta.get_field(name), getattr(self, name)) for name in NOTES)
        return [(str(field.verbose_name), text) for field, text in fields if text]  # type: ignore[union-attr]

    # -- moves, in memory -----------------------------------------------------------------------------------
    def sign(self, *, by: User, at: dt.datetime) -> None:
        self._move(State.SIGNED)
        self.signed_by, self.signed_at, self.returned_because = by, at, ""

    def approve(self, *, by: User, at: dt.datetime) -> None:
        self._move(State.APPROVED)
        self.approved_by, self.approved_at = by, at

    def give_back(self, *, reason: str) -> None:
        self._move(State.DRAFT)
        self.signed_by = self.approved_by = self.signed_at = self.approved_at = None
        self.returned_because = reason

    def publish(self, *, by: User, at: dt.datetime) -> None:
        self._move(State.PUBLISHED)
        self.published_by, self.published_at = by, at
