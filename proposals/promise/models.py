"""The promise book (承诺台账): what was promised in replies, by whom and until when, and how it went on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.organisation.models import Committee, Department
from members.post.models import Post
from proposals.case.models import ProposalCase
from proposals.promise.workflow import NEXT, TONES, State
from proposals.proposal.models import Proposal, departments_of
from proposals.reply.models import Reply
from proposals.session.models import CongressSession
from union_portal.core.audit.appendonly import append_only
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User

OVERSEERS = (Post.Kind.HOSPITAL_LEADER, Post.Kind.UNION_CHAIR, Post.Kind.DISCIPLINE_SUPERVISOR)


class PromiseQuerySet(models.QuerySet["Promise"]):
    def visible_to(self, user: User) -> Self:
        """On the desk: all to those who oversee, to a department its own."""
        if user.sits_on(Committee.Kind.PROPOSAL) or user.holds(*OVERSEERS):
            return self
        return self.filter(department__in=departments_of(user))

    def in_book(self) -> Self:
        """What all staff may read: none of a case in which an author asked for confidentiality."""
        secret = Proposal.objects.filter(confidential=True, cases=models.OuterRef("case"))
        return self.exclude(state=State.DROPPED).exclude(models.Exists(secret))

    def readable_by(self, user: User) -> Self:
        """The book, what one works on at the desk, and what was promised to oneself."""
        own = Proposal.objects.of(user).order_by().values("pk")
        rows = Promise.objects
        return self.filter(
            Q(pk__in=rows.in_book().values("pk"))
            | Q(pk__in=rows.visible_to(user).values("pk"))
            | Q(pk__in=rows.filter(case__submissions__in=own).values("pk"))
        )

    def open(self) -> Self:
        return self.filter(state=State.OPEN)

    def overdue(self, *, on: dt.date) -> Self:
        return self.open().filter(promised_on__lt=on)

    def with_page_parts(self) -> Self:
        return self.select_related("case", "department", "owner__person", "reply__reply_class").annotate(
            times_moved=models.Count("moves")
        )


@track()
class Promise(Record, Stateful):
    """One promise (承诺): what a department will do, who sees to it, and until when. It stays open until it is kept."""

    NEXT = NEXT

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN, editable=False)
    case = models.ForeignKey(
        ProposalCase,
        verbose_name=_("proposal case"),
        on_delete=models.PROTECT,
        related_name="promises",
        editable=False,
    )
    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="promise", editable=False)
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    owner = models.ForeignKey(
        "members.User",
        verbose_name=_("who sees to it"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    text = models.CharField(_("what is promised"), max_length=300, editable=False)
    made_at = models.DateTimeField(_("promised"), editable=False)
    first_promised_on = models.DateField(_("first promised by"), editable=False)
    promised_on = models.DateField(_("promised by"), editable=False)
    kept_at = models.DateTimeField(pgettext_lazy("time", "kept"), null=True, editable=False)
    kept_by = models.ForeignKey(
        "members.User", verbose_name=_("reported by"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    kept_note = models.TextField(_("what was done"), max_length=1_000, blank=True, editable=False)
    times_kept = models.PositiveSmallIntegerField(_("times reported as kept"), default=0, editable=False)
    dropped_reason = models.TextField(
        _("why it isn't owed any more"), max_length=1_000, blank=True, editable=False
    )
    asked_before = models.ForeignKey(
        CongressSession, verbose_name=_("report asked before"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    overdue_told_on = models.DateField(_("told as overdue for"), null=True, editable=False)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promise book")
        ordering = ["promised_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="OPEN"), name="promise_one_open_a_case"
            ),
            models.CheckConstraint(
                name="promise_kept_says_how",
                condition=Q(state="KEPT", kept_at__isnull=False, kept_by__isnull=False) & ~Q(kept_note="")
                | ~Q(state="KEPT"),
                violation_error_message=_("Please say what has been done."),
            ),
            models.CheckConstraint(
                name="promise_open_is_not_kept", condition=~Q(state="OPEN") | Q(kept_at=None, kept_note="")
            ),
            models.CheckConstraint(
                name="promise_dropped_says_why", condition=~Q(state="DROPPED") | ~Q(dropped_reason="")
            ),
            models.CheckConstraint(name="promise_has_text", condition=~Q(text="")),
        ]
        indexes = [models.Index(fields=["state", "promised_on"], name="promise_worklist")]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.case.number} {self.text}"

    def get_absolute_url(self) -> str:
        return reverse("proposals:promise", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:proposals_promise_change", args=[self.pk])

    @property
    def confirm_url(self) -> str:
        return reverse("proposals:promise-confirm", args=[self.public_id])

    @property
    def is_overdue(self) -> bool:
        return self.state == State.OPEN and self.promised_on < timezone.localdate()

    @property
    def tone(self) -> str:
        return "danger" if self.is_overdue else TONES[self.state]

    @property
    def state_label(self) -> str:
        return str(_("Overdue")) if self.is_overdue else str(self.get_state_display())

    # -- moves, in memory -----------------------------------------------------------------------------------
    def keep(self, *, by: User, at: dt.datetime, note: str) -> None:
        """Done (销号)."""
        self._move(State.KEPT)
        self.kept_by, self.kept_at, self.kept_note = by, at, note
        self.times_kept += 1

    def reopen(self, *, promised_on: dt.date) -> None:
        """It wasn't kept after all."""
        self._move(State.OPEN)
        self.kept_by, self.kept_at, self.kept_note = None, None, ""
        self.promised_on = promised_on

    def drop(self, *, reason: str) -> None:
        """A later reply or class took its place."""
        self._move(State.DROPPED)
        self.dropped_reason = reason


class PromiseMove(models.Model):
    """A leader moved the day (调整期限): from when to when, and why. The authors are told each time."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="moves")
    before = models.DateField(_("until then promised by"))
    after = models.DateField(_("promised by"))
    reason = models.TextField(_("reason"), max_length=1_000)
    moved_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(_("moved"), default=timezone.now)

    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("moved day of a promise")
        verbose_name_plural = _("moved days of promises")
        ordering = ["moved_at", "pk"]
        constraints = [
            models.CheckConstraint(name="promise_move_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="promise_move_moves", condition=~Q(before=F("after"))),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class PromiseNote(models.Model):
    """How it is coming on (办理进展). With ``session``, the report that is owed before that session meets."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField(_("progress"), max_length=1_000)
    session = models.ForeignKey(CongressSession, on_delete=models.PROTECT, null=True, related_name="+")
    noted_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")
        ordering = ["noted_at", "pk"]
        constraints = [models.CheckConstraint(name="promise_note_has_text", condition=~Q(text=""))]
        triggers = append_only()

    def __str__(self) -> str:
        return self.text[:60]


class PromiseAnswer(models.Model):
    """What an author says of a promise that was reported as kept: really done, or not."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="answers")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    time = models.PositiveSmallIntegerField(_("of which report"))
    is_done = models.BooleanField(_("really done"))
    words = models.TextField(_("in the author's words"), max_length=1_000, blank=True)
    said_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(_("said"), default=timezone.now)

    unaudited = "append-only itself"

    class Meta:
        verbose_name = _("author's answer on a promise")
        verbose_name_plural = _("authors' answers on promises")
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "proposal", "time"], name="promise_answer_once_a_report"
            ),
            models.CheckConstraint(name="promise_doubt_has_words", condition=Q(is_done=True) | ~Q(words="")),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.promise}: {self.is_done}"
