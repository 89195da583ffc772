"""Cases (件): what a department handles, the submissions in it, and its assignments."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.organisation.models import Committee, Department
from proposals.case.workflow import NEXT, TO_ASSIGN, WITH_DEPARTMENT, State
from proposals.proposal.models import OVERSEERS, Proposal, departments_of
from proposals.session.models import CongressSession
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.errors import NotNow
from union_portal.core.policy.models import PolicyValue
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User
    from proposals.cohandling.models import CoHandling
    from proposals.reply.models import Reply


class ProposalCaseQuerySet(models.QuerySet["ProposalCase"]):
    def visible_to(self, user: User) -> Self:
        """On the desk: all cases to the committee, the leaders and who supervises, to a department those in which it
        ever took part."""
        if user.sits_on(Committee.Kind.PROPOSAL) or user.holds(*OVERSEERS):
            return self
        departments = departments_of(user)
        assigned = Assignment.objects.filter(department__in=departments)
        helping = self.model.objects.filter(co_handlings__department__in=departments)
        return self.filter(Q(pk__in=assigned.values("case")) | Q(pk__in=helping.values("pk")))

    def co_handled_by(self, departments: list[Department]) -> Self:
        """The cases in whose present round one of these departments takes part beside the lead."""
        return self.filter(
            co_handlings__department__in=departments, co_handlings__sent_back_at=None,
            co_handlings__released_at=None, co_handlings__round=F("round"),
        )  # fmt: skip

    def to_assign(self) -> Self:
        return self.filter(state__in=TO_ASSIGN)

    def with_department(self) -> Self:
        """Waiting for a department's answer."""
        return self.filter(state__in=WITH_DEPARTMENT)

    def to_sign(self) -> Self:
        return self.filter(state=State.LEADER_REVIEW)

    def overdue(self, *, on: dt.date) -> Self:
        """Owed an answer or the keeping of a promise, and late."""
        return self.filter(state__in=[*WITH_DEPARTMENT, State.TRACKING], due_on__lt=on)

    def with_page_parts(self) -> Self:
        return self.select_related("session__term", "lead_department", "leader__person").prefetch_related(
            Prefetch(
                "submissions",
                Proposal.objects.select_related("proposer__user", "category").order_by("number"),
            ),
            Prefetch(
                "assignments", Assignment.objects.select_related("department", "handler__person", "policy")
            ),
            "replies__reply_class",
            "replies__drafted_by__person",
            "replies__signed_by__person",
        )


class Handling(models.TextChoices):
    """How several departments work on one case."""

    TOGETHER = "TOGETHER", _("Together: the lead answers")
    SEPARATELY = "SEPARATELY", _("Separately: each answers its own part")


@track()
class ProposalCase(Record, Stateful):
    """A case (件): one matter from one or several submissions, handled by a department and answered once."""

    class Kind(models.TextChoices):
        PROPOSAL = "PROPOSAL", _("Proposal")
        SUGGESTION = "SUGGESTION", _("Suggestion")
        ANSWER = "ANSWER", _("Answered by the committee")

    NEXT = NEXT

    state = models.CharField(_("state"), max_length=20, choices=State, default=State.FILED, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PROPOSAL, editable=False)
    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    title = models.CharField(_("subject"), max_length=60, editable=False)
    submissions = models.ManyToManyField(Proposal, through="Inclusion", related_name="cases")
    session = models.ForeignKey(
        CongressSession, verbose_name=_("congress session"), on_delete=models.PROTECT, related_name="cases",
        editable=False,
    )  # fmt: skip
    lead_department = models.ForeignKey(
        Department, verbose_name=_("lead department"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    department_name = models.CharField(
        _("lead department as the import names"), max_length=60, blank=True, editable=False
    )
    leader = models.ForeignKey(
        "members.User", verbose_name=_("leader in charge"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    handling = models.CharField(
        _("how it is handled"), max_length=12, choices=Handling, default=Handling.TOGETHER, editable=False
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1, editable=False)
    due_on = models.DateField(_("due on"), null=True, editable=False)
    filed_at = models.DateTimeField(_("filed"), editable=False)
    replied_at = models.DateTimeField(_("first replied"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects = ProposalCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal case")
        verbose_name_plural = _("proposal cases")
        ordering = ["-filed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="case_with_department_has_one",
                condition=~Q(state__in=sorted(WITH_DEPARTMENT))
                | Q(lead_department__isnull=False, leader__isnull=False, due_on__isnull=False),
                violation_error_message=_("An assigned case has a lead department, a leader and a deadline."),
            ),
            models.CheckConstraint(
                name="case_closed_has_time",
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | ~Q(state=State.CLOSED) & Q(closed_at=None),
            ),
            models.CheckConstraint(name="case_rounds_start_at_one", condition=Q(round__gte=1)),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="case_worklist")]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """Cases are worked on at the desk; their proposers follow them on the page of their own submission."""
        return reverse("admin:proposals_proposalcase_change", args=[self.pk])

    @property
    def department_label(self) -> str:
        """Who answers for it; of an imported one perhaps a name that the register doesn't know."""
        return str(self.lead_department) if self.lead_department else self.department_name

    @property
    def is_over(self) -> bool:
        return self.state == State.CLOSED

    def is_founded_by(self, proposal: Proposal) -> bool:
        """It bears the submission's number: alone, or with the serial of a further matter (分案)."""
        return self.number == proposal.number or self.number.startswith(f"{proposal.number}-")

    @property
    def progress(self) -> int:
        """How far it has come: the place of its state on the way."""
        return list(State).index(State(self.state))

    @property
    def assignment(self) -> Assignment | None:
        """The assignment that stands: the latest one that wasn't sent back."""
        standing = [a for a in self.assignments.all() if a.sent_back_at is None]
        return standing[-1] if standing else None

    @property
    def reply(self) -> Reply | None:
        """The latest reply that the leader has signed."""
        signed = [reply for reply in self.replies.all() if reply.signed_at]
        return signed[-1] if signed else None

    @property
    def drafted_reply(self) -> Reply | None:
        """The reply that waits for the leader's signature."""
        return next((r for r in self.replies.all() if r.signed_at is None and r.returned_at is None), None)

    def answer_parts(self, round_no: int) -> list[CoHandling]:
        """In separate handling (分办), what the other departments answer in a round, beside the lead's own text."""
        if self.handling != Handling.SEPARATELY:
            return []
        parts = self.co_handlings.filter(round=round_no, sent_back_at=None, released_at=None)
        return list(parts.exclude(input="").select_related("department"))

    def _leave(self, state: State) -> None:
        """Several moves lead to “being handled”; this one only from ``state``."""
        if self.state != state:
            raise NotNow(
                gettext("This case is now “%(state)s”. Reload the page to see what has happened.")
                % {"state": self.get_state_display()}
            )

    # -- moves, in memory -----------------------------------------------------------------------------------
    def assign(
        self, department: Department, *, leader: User, due_on: dt.date, handling: str = Handling.TOGETHER
    ) -> None:
        """The leader in charge gives it to a lead department (交办)."""
        self._move(State.ASSIGNED)
        self.lead_department, self.leader, self.due_on = department, leader, due_on
        self.handling = handling

    def send_back(self) -> None:
        """The department says that it isn't theirs (退办); the leader assigns anew."""
        self._move(State.RETURNED_BY_DEPT)
        self.lead_department, self.due_on = None, None

    def accept(self) -> None:
        """The department begins (承办)."""
        self._leave(State.ASSIGNED)
        self._move(State.IN_PROGRESS)

    def submit_reply(self) -> None:
        self._move(State.LEADER_REVIEW)

    def return_reply(self) -> None:
        """The leader wants the reply changed."""
        self._leave(State.LEADER_REVIEW)
        self._move(State.IN_PROGRESS if self.round == 1 else State.REHANDLING)

    def answer(self, *, at: dt.datetime) -> None:
        """The signed reply goes out to the proposers (答复)."""
        self._move(State.REPLIED)
        self.replied_at = self.replied_at or at
        self.due_on = None

    def handle_again(self, *, due_on: dt.date) -> None:
        """Second handling (二次办理): the proposer isn't satisfied with the result."""
        self._move(State.REHANDLING)
        self.round += 1
        self.due_on = due_on

    def track_promise(self, *, promised_on: dt.date) -> None:
        """What was promised is followed until it is done (跟踪督办), also when it only seemed to be."""
        self._move(State.TRACKING)
        self.due_on, self.closed_at = promised_on, None

    def pass_to_leader(self) -> None:
        """Still not satisfied after the second handling: a named leader decides (终结裁定)."""
        self._move(State.DECIDING)
        self.due_on = None

    def close(self, *, at: dt.datetime) -> None:
        """Done (办结)."""
        self._move(State.CLOSED)
        self.closed_at, self.due_on = at, None


@track()
class Inclusion(models.Model):
    """That a submission is in a case: several submissions make one case (并案), or several cases come of one (分案)."""

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="inclusions")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="inclusions")
    included_at = models.DateTimeField(_("included"), default=timezone.now)

    class Meta:
        verbose_name = _("submission in a case")
        verbose_name_plural = _("submissions in cases")
        ordering = ["included_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "proposal"], name="inclusion_once")]

    def __str__(self) -> str:
        return f"{self.case} ← {self.proposal}"


@track()
class Assignment(models.Model):
    """One handing over to a department (交办), with its deadline and how the day was found."""

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="assignments")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    department = models.ForeignKey(
        Department, verbose_name=_("lead department"), on_delete=models.PROTECT, related_name="+"
    )
    handler = models.ForeignKey(
        "members.User", verbose_name=_("handler"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    assigned_by = models.ForeignKey(
        "members.User", verbose_name=_("assigned by"), on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField(_("assigned"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    counted_from = models.DateField(_("counted from"))
    working_days = models.PositiveSmallIntegerField(_("working days"))
    due_on = models.DateField(_("due on"))
    policy = models.ForeignKey(
        PolicyValue, verbose_name=_("rule"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    sent_back_at = models.DateTimeField(_("sent back"), null=True)
    send_back_reason = models.TextField(_("reason for sending back"), max_length=1_000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["assigned_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(sent_back_at=None, answered_at=None),
                name="assignment_one_open_a_case",
            ),
            models.CheckConstraint(
                name="assignment_sent_back_with_reason",
                condition=Q(sent_back_at=None) | ~Q(send_back_reason=""),
            ),
            models.CheckConstraint(
                name="assignment_due_after_start", condition=Q(due_on__gte=F("counted_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} → {self.department}"
