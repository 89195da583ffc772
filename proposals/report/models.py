"""The report to the congress (提案工作报告): figures locked to a day, words of the committee's, and its approval."""

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

from members.organisation.models import Committee
from proposals.report.workflow import NEXT, SETTLED, State
from proposals.session.models import CongressSession
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User

TEXTS = ("introduction", "work_done", "problems", "next_plan")
"""The parts that the committee writes; all else in the report are figures."""
LOCKED = ("figures", "counted_at", *TEXTS)


class CongressReportQuerySet(models.QuerySet["CongressReport"]):
    def visible_to(self, user: User) -> Self:
        """To the committee in every state; to all others once it is published."""
        if user.sits_on(Committee.Kind.PROPOSAL):
            return self
        return self.filter(state=State.PUBLISHED)

    def under_way(self) -> Self:
        return self.exclude(state__in=SETTLED)

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)


@track()
class CongressReport(Record, Stateful):
    """The report on one session's proposals, as the committee lays it before the congress.

    ``figures`` is a snapshot (see ``figures.Figures``) taken when the report was counted. Once it has been submitted
    neither figures nor texts change, unless it comes back as a draft; once approved, never again: a mistake is put
    right by a further edition.
    """

    NEXT = NEXT

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    session = models.ForeignKey(
        CongressSession, verbose_name=_("congress session"), on_delete=models.PROTECT, related_name="reports",
        editable=False,
    )  # fmt: skip
    edition = models.PositiveSmallIntegerField(_("edition"), default=1, editable=False)
    figures = models.JSONField(_("figures"), encoder=DjangoJSONEncoder, editable=False)
    counted_at = models.DateTimeField(pgettext_lazy("report", "counted"), editable=False)
    introduction = models.TextField(_("introduction"), max_length=5_000, blank=True)
    work_done = models.TextField(_("work done"), max_length=5_000, blank=True)
    problems = models.TextField(_("problems"), max_length=5_000, blank=True)
    next_plan = models.TextField(_("next plan"), max_length=5_000, blank=True)
    made_by = models.ForeignKey(
        "members.User", verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    round = models.PositiveSmallIntegerField(pgettext_lazy("report", "round"), default=0, editable=False)
    submitted_by = models.ForeignKey(
        "members.User", verbose_name=_("submitted by"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
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

    objects = CongressReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report to the congress")
        verbose_name_plural = _("reports to the congress")
        ordering = ["-session__held_on", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["session", "edition"], name="report_edition_once"),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(state__in=["DRAFT", "SUBMITTED"]),
                name="report_one_under_way",
                violation_error_message=_("A report of this session is being worked on already."),
            ),
            models.CheckConstraint(
                name="report_approved_by_another",
                condition=Q(approved_by=None)
                | ~Q(approved_by=F("made_by")) & ~Q(approved_by=F("submitted_by")),
                violation_error_message=_("Whoever made or submitted a report doesn't approve it."),
            ),
            models.CheckConstraint(
                name="report_settled_was_approved",
                condition=~Q(state__in=sorted(SETTLED))
                | Q(approved_by__isnull=False, approved_at__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_published_has_time",
                condition=Q(state="PUBLISHED", published_at__isnull=False)
                | ~Q(state="PUBLISHED") & Q(published_at=None),
            ),
        ]
        triggers = [
            guard_moves(NEXT),
            pgtrigger.Protect(
                name="locked_once_submitted",
                operation=pgtrigger.UpdateOf(*LOCKED),
                condition=~pgtrigger.Q(old__state="DRAFT") | ~pgtrigger.Q(new__state="DRAFT"),
            ),
            pgtrigger.Protect(name="reports_stay", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        words = {"session": self.session, "edition": self.edition}
        if self.edition > 1:
            return gettext("Report on the proposals of the %(session)s, edition %(edition)d") % words
        return gettext("Report on the proposals of the %(session)s") % words

    def get_absolute_url(self) -> str:
        return reverse("proposals:congress-report", args=[self.public_id])

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    # -- moves, in memory -----------------------------------------------------------------------------------
    def submit(self, *, by: User, at: dt.datetime) -> None:
        """To the committee (提交审议); a new round of its voices begins."""
        self._move(State.SUBMITTED)
        self.submitted_by, self.submitted_at = by, at
        self.round += 1

    def give_back(self) -> None:
        """To be changed: taken back by those who submitted it, or returned by the committee."""
        self._move(State.DRAFT)

    def approve(self, *, by: User, at: dt.datetime) -> None:
        self._move(State.APPROVED)
        self.approved_by, self.approved_at = by, at

    def publish(self, *, by: User, at: dt.datetime) -> None:
        self._move(State.PUBLISHED)
        self.published_by, self.published_at = by, at


@track()
class Endorsement(models.Model):
    """One committee member's voice on a report (审议意见): approval, or what must be changed."""

    report = models.ForeignKey(CongressReport, on_delete=models.PROTECT, related_name="endorsements")
    round = models.PositiveSmallIntegerField(pgettext_lazy("report", "round"))
    member = models.ForeignKey(
        "members.User", verbose_name=_("member"), on_delete=models.PROTECT, related_name="+"
    )
    approves = models.BooleanField(_("approves"))
    reason = models.TextField(_("what must be changed"), max_length=1_000, blank=True)
    given_at = models.DateTimeField(pgettext_lazy("opinion", "given"), auto_now_add=True)

    class Meta:
        verbose_name = _("voice on a report")
        verbose_name_plural = _("voices on reports")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "round", "member"], name="endorsement_once_a_round"),
            models.CheckConstraint(
                name="endorsement_objection_says_why",
                condition=Q(approves=True) | ~Q(reason=""),
                violation_error_message=_("Please say what must be changed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.member}"
