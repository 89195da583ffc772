"""Submissions (提案, counted in 份), their categories and those who second them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from members.organisation.models import Committee, Department
from members.person.models import Person
from members.post.models import Post
from members.term.models import Delegation
from proposals.proposal.workflow import HANDLED, NEXT, OVER, SEEN_BY_COMMITTEE, TAKEN_IN, UNDECIDED, State
from proposals.session.models import CongressSession
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.bigram import bigram_field, bigrams_of_start, containing
from union_portal.core.errors import NotNow
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.user.models import User
    from proposals.case.models import ProposalCase

REQUIRED = ("title", "grounds", "measures", "category")
"""A bare complaint is not a proposal: what is to be solved, why, and how."""
FRAME = re.compile(r"^(关于|建议|请求|希望)+|(的)?(提案|建议|意见|问题|请示|若干)+$")
"""What every subject begins or ends with; the matter stands between."""
GROUNDS_HEAD = 150
"""So many characters of the grounds tell what it is about; likeness looks at no more."""


OVERSEERS = (Post.Kind.HOSPITAL_LEADER, Post.Kind.UNION_CHAIR, Post.Kind.DISCIPLINE_SUPERVISOR)
"""Leaders, union chair and discipline supervisor answer for all that was taken in, also for what is confidential."""


def departments_of(user: User) -> list[Department]:
    """The departments that the person answers proposals for, as handler or head."""
    posts = {Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD}
    return [post.department for post in user.posts if post.kind in posts and post.department is not None]


OPEN = Q(state=State.SECONDING, is_open_for_seconding=True, confidential=False)
"""Open to all delegates for seconding."""


class CategoryQuerySet(models.QuerySet["Category"]):
    def in_use(self) -> Self:
        return self.filter(is_active=True)


@track()
class Category(models.Model):
    """A category of proposals (类别): each house has its own list, so it is data."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("category name"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal category")
        verbose_name_plural = _("proposal categories")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: User) -> Self:
        """The only door through which views get submissions.

        Proposer and seconders see theirs, the committee what was handed in, leaders and who supervises what was taken
        in, departments what they were assigned, and all staff the open ledger: taken in and not confidential.
        """
        if user.person_id is None:
            return self.none()
        seen = self._named(user)
        if user.sits_on(Committee.Kind.PROPOSAL):
            return self.filter(seen | Q(state__in=SEEN_BY_COMMITTEE))
        if user.holds(*OVERSEERS):
            return self.filter(seen | Q(state__in=TAKEN_IN))
        seen |= Q(state__in=TAKEN_IN, confidential=False)
        if departments := departments_of(user):
            assigned = self.model.objects.filter(cases__assignments__department__in=departments)
            helping = self.model.objects.filter(cases__co_handlings__department__in=departments)
            seen |= Q(pk__in=assigned.values("pk")) | Q(pk__in=helping.values("pk"))
        return self.filter(seen)

    def _named(self, user: User) -> Q:
        """What bears or may bear a person's name: as author, joint author, seconder or who entered it from paper."""
        standing = ["INVITED", "CONFIRMED", "DECLINED"]
        joint = self.model.objects.filter(co_authors__person=user.person_id, co_authors__state__in=standing)
        named = (
            Q(proposer=user.person_id) | Q(entered_by=user.pk) | Q(pk__in=joint.values("pk"))
            | Q(pk__in=Seconding.objects.answerable_by(user).values("proposal"))
        )  # fmt: skip
        if user.mandate:
            named |= OPEN
            undecided = UNDECIDED - {State.DRAFT}
            named |= Q(is_collective=True, delegation=user.mandate.delegation_id, state__in=sorted(undecided))
        return named

    def of(self, user: User) -> Self:
        """What a person wrote, alone or with others, the latest first."""
        joint = self.model.objects.filter(co_authors__person=user.person_id, co_authors__state="CONFIRMED")
        return self.filter(Q(proposer=user.person_id) | Q(pk__in=joint.values("pk"))).order_by(
            "-changed_at", "-pk"
        )

    def open_for_seconding(self) -> Self:
        """Whose authors ask all delegates, and that still lack names."""
        return self.filter(OPEN)

    def short_of_names(self, *, on: dt.date) -> Self:
        """Still being seconded although the window of their session has closed."""
        return self.filter(state=State.SECONDING, session__closes_on__lt=on)

    def late(self) -> Self:
        """The late queue: handed in after the window's end, and not yet decided for which session."""
        return self.filter(state=State.SUBMITTED, late_for__isnull=False, session=None)

    def of_party(self, user: User) -> Self:
        """What a person wrote or seconded, and so doesn't judge (回避)."""
        seconded = Seconding.objects.accepted().filter(person=user.person_id)
        return self.filter(
            Q(pk__in=self.model.objects.of(user).values("pk")) | Q(pk__in=seconded.values("proposal"))
        )

    def received(self) -> Self:
        """What reached the committee (收到), whatever became of it."""
        return self.filter(state__in=SEEN_BY_COMMITTEE).exclude(state=State.WITHDRAWN, submitted_at=None)

    def in_ledger(self) -> Self:
        """Taken in: filed, taken as a suggestion, or answered by the committee."""
        return self.filter(state__in=TAKEN_IN)

    def waiting_for_review(self) -> Self:
        return self.filter(state__in=[State.SUBMITTED, State.UNDER_REVIEW])

    def matching(self, words: str) -> Self:
        """Whose title holds these words, or whose number this is: one index lookup by pairs of characters."""
        words = words.strip()
        if not words:
            return self
        return self.filter(Q(**containing(words, grams="grams", text="title")) | Q(number=words))

    def with_page_parts(self) -> Self:
        """With what lists and pages show, in a fixed number of queries."""
        return self.select_related(
            "proposer",
            "category",
            "session__term",
            "delegation",
            "suggested_department",
        ).prefetch_related(
            Prefetch("secondings", Seconding.objects.select_related("person")),
            "co_authors__person",
            "cases__lead_department",
        )


@track()
class Proposal(Record, Stateful):
    """A submission (份), from draft to the committee's decision. State changes go through the services."""

    class Kind(models.TextChoices):
        PROPOSAL = "PROPOSAL", _("Proposal")
        SUGGESTION = "SUGGESTION", _("Suggestion")

    NEXT = NEXT

    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PROPOSAL, editable=False)
    number = models.CharField(_("number"), max_length=20, blank=True, editable=False)
    # Only an imported one may lack a person of the register, and nobody works on those: hence the type.
    proposer: models.ForeignKey[Any, Person] = models.ForeignKey(  # type: ignore[misc]
        Person, verbose_name=_("proposer"), on_delete=models.PROTECT, related_name="proposals", editable=False,
        null=True,
    )  # fmt: skip
    proposer_name = models.CharField(
        _("proposer as the import names"), max_length=60, blank=True, editable=False
    )
    is_imported = models.BooleanField(_("imported"), default=False, editable=False)
    is_collective = models.BooleanField(_("proposed by my delegation as a whole"), default=False)
    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="proposals",
    )  # fmt: skip
    title = models.CharField(_("subject"), max_length=60, blank=True)
    grounds = models.TextField(_("grounds"), max_length=3_000, blank=True)
    measures = models.TextField(_("suggested measures"), max_length=3_000, blank=True)
    category = models.ForeignKey(
        Category, verbose_name=_("category"), on_delete=models.PROTECT, null=True, related_name="proposals"
    )
    suggested_department = models.ForeignKey(
        Department, verbose_name=_("suggested department"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    name_withheld = models.BooleanField(
        _("keep my name from the department until it has replied"), default=False
    )
    confidential = models.BooleanField(_("keep it out of the open ledger"), default=False)
    session = models.ForeignKey(
        CongressSession, verbose_name=_("congress session"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="proposals",
    )  # fmt: skip
    is_open_for_seconding = models.BooleanField(
        _("open to all delegates for seconding"), default=False, editable=False
    )
    late_for = models.ForeignKey(
        CongressSession, verbose_name=_("came late for"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    late_reason = models.TextField(
        _("why it was accepted late"), max_length=1_000, blank=True, editable=False
    )
    entered_by = models.ForeignKey(
        "members.User", verbose_name=_("entered from paper by"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    received_on = models.DateField(_("received on paper on"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed by its author"), null=True, editable=False)
    started_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(pgettext_lazy("time", "changed"), auto_now=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        "members.User", verbose_name=_("decided by"), on_delete=models.PROTECT, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    reason = models.TextField(_("reason"), max_length=1_000, blank=True, editable=False)
    grams = bigram_field("title")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="proposal_submitted_is_whole",
                condition=Q(state__in=[State.DRAFT, State.RETURNED])
                | (~Q(title="") & ~Q(grounds="") & ~Q(measures="") & Q(category__isnull=False))
                | (Q(is_imported=True, category__isnull=False) & ~Q(title="")),
                violation_error_message=_("A proposal needs a subject, grounds, measures and a category."),
            ),
            models.CheckConstraint(
                name="proposal_has_author",
                condition=Q(proposer__isnull=False) | (Q(is_imported=True) & ~Q(proposer_name="")),
            ),
            models.CheckConstraint(
                name="proposal_taken_in_has_number",
                condition=~Q(state__in=sorted(TAKEN_IN))
                | (~Q(number="") & Q(session__isnull=False, decided_at__isnull=False)),
                violation_error_message=_("What is taken in has a number and belongs to a session."),
            ),
            models.CheckConstraint(
                name="proposal_refusal_has_reason",
                condition=~Q(state__in=[State.RETURNED, State.NOT_FILED]) | ~Q(reason=""),
                violation_error_message=_("The proposer is owed a reason."),
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="proposal_number_once"),
            models.CheckConstraint(
                name="proposal_paper_is_confirmed",
                condition=Q(entered_by=None, received_on=None)
                | Q(entered_by__isnull=False, received_on__isnull=False)
                & (Q(state=State.DRAFT) | Q(confirmed_at__isnull=False)),
                violation_error_message=_(
                    "What was entered from paper counts once its author has confirmed it."
                ),
            ),
            models.CheckConstraint(
                name="proposal_collective_has_delegation",
                condition=Q(is_collective=False) | Q(state=State.DRAFT) | Q(delegation__isnull=False),
                violation_error_message=_("What a delegation proposes names the delegation."),
            ),
            models.CheckConstraint(
                name="proposal_late_says_why",
                condition=Q(late_reason="") | Q(late_for__isnull=False),
            ),
        ]
        indexes = [
            GinIndex(fields=["grams"], name="proposal_grams"),
            GinIndex(bigrams_of_start("grounds", GROUNDS_HEAD), name="proposal_grounds_grams"),
            models.Index(fields=["proposer", "-changed_at"], name="proposal_of_person"),
            models.Index(fields=["state", "-decided_at"], name="proposal_ledger"),
            models.Index(  # the ledger's order, with all that says who may see a row: pages stop early, counts stay off the table
                fields=["-decided_at", "-id"],
                name="proposal_newest",
                condition=Q(state__in=sorted(TAKEN_IN)),
                include=[
                    "state",
                    "confidential",
                    "proposer",
                    "entered_by",
                    "is_collective",
                    "delegation",
                    "is_open_for_seconding",
                ],
            ),
        ]
        triggers = [
            guard_moves(NEXT),
            pgtrigger.Trigger(
                name="taken_in_has_case",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__state__in=sorted(TAKEN_IN)),
                func=pgtrigger.Func("""
                    IF EXISTS (SELECT FROM proposals_proposal WHERE id = NEW.id)
                        AND NOT EXISTS (SELECT FROM proposals_inclusion WHERE proposal_id = NEW.id) THEN
                        RAISE EXCEPTION 'proposal % is taken in, but in no case', NEW.id USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                """),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip() or "—"

    def get_absolute_url(self) -> str:
        return reverse("proposals:proposal", args=[self.public_id])

    # -- what it is now ---------------------------------------------------------------------------------
    @property
    def desk_url(self) -> str:
        return reverse("admin:proposals_proposal_change", args=[self.pk])

    @property
    def write_url(self) -> str:
        return reverse("proposals:proposal-write", args=[self.public_id])

    @property
    def review_url(self) -> str:
        return reverse("proposals:proposal-review", args=[self.public_id])

    @property
    def second_url(self) -> str:
        return reverse("proposals:proposal-second", args=[self.public_id])

    @property
    def join_url(self) -> str:
        return reverse("proposals:proposal-join", args=[self.public_id])

    @property
    def rate_url(self) -> str:
        return reverse("proposals:proposal-rate", args=[self.public_id])

    @property
    def case(self) -> ProposalCase | None:
        """Its case; of several (分案) the one that has most of its way before it."""
        return min(self.cases.all(), key=lambda case: (case.progress, case.pk), default=None)

    @property
    def stage(self) -> str:
        """Where the matter stands for its people: its own state, and once it is in a case, the case's."""
        case = self.case if self.state in HANDLED else None
        return case.state if case else self.state

    @property
    def stage_label(self) -> str:
        case = self.case if self.state in HANDLED else None
        return str((case or self).get_state_display())

    @property
    def is_over(self) -> bool:
        """Nothing more happens: withdrawn, not filed, or all its cases closed."""
        cases = self.cases.all() if self.state in TAKEN_IN else ()
        return self.state in OVER or (bool(cases) and all(case.is_over for case in cases))

    @property
    def due_on(self) -> dt.date | None:
        """Until when names count, then until when the department owes an answer."""
        if self.state == State.SECONDING:
            return self.session.closes_on if self.session else None
        cases = self.cases.all() if self.state in HANDLED else ()
        return min((case.due_on for case in cases if case.due_on and not case.is_over), default=None)

    @property
    def author_name(self) -> str:
        """Who proposed it; of an imported one perhaps a name that the register doesn't know."""
        return str(self.proposer) if self.proposer_id else self.proposer_name

    @property
    def author_is_withheld(self) -> bool:
        """The proposer asked not to be named to the department, and it hasn't replied yet."""
        cases = self.cases.all()
        return self.name_withheld and not (cases and all(case.replied_at for case in cases))

    @property
    def missing(self) -> list[str]:
        """Labels of what must still be filled in before it can be handed in."""
        labels = {field.name: str(field.verbose_name) for field in self._meta.fields}
        return [labels[name] for name in REQUIRED if not getattr(self, name)]

    @property
    def party_ids(self) -> set[int]:
        """The persons who wrote or seconded it; see ``of_party``."""
        return {person.pk for person in [*self.authors, *self.seconders]}

    @property
    def is_late(self) -> bool:
        """In the late queue (逾期件): the committee hasn't said yet for which session it counts."""
        return self.state == State.SUBMITTED and self.late_for_id is not None and self.session_id is None

    @property
    def waits_for_author(self) -> bool:
        """Entered from paper, and not yet confirmed by its author."""
        return self.entered_by_id is not None and self.confirmed_at is None

    @property
    def name_ids(self) -> set[int]:
        """Whoever was asked for a name, as seconder or joint author, whatever was answered."""
        seconding = {each.person_id for each in self.secondings.all()}
        return seconding | {each.person_id for each in self.co_authors.all()}

    @property
    def authors(self) -> list[Person]:
        """The lead author first, then who has joined."""
        lead = [self.proposer] if self.proposer_id else []
        return [*lead, *(each.person for each in self.co_authors.all() if each.state == "CONFIRMED")]

    @property
    def seconders(self) -> list[Person]:
        """Who has put their name to it."""
        return [s.person for s in self.secondings.all() if s.state == Seconding.State.ACCEPTED]

    # -- moves, in memory: services lock, save and record -----------------------------------------------------
    def ask_seconders(self, *, session: CongressSession | None) -> None:
        """Collect names; with too few at the session's window's end it goes on as a suggestion."""
        self._move(State.SECONDING)
        self.session = session

    def take_back(self) -> None:
        """Back to the desk of its author, to be changed."""
        self._move(State.DRAFT)
        self.session, self.late_for, self.submitted_at = None, None, None
        self.is_open_for_seconding = False

    def submit(
        self, *, session: CongressSession | None, late_for: CongressSession | None, at: dt.datetime
    ) -> None:
        """Hand in (提交) to the committee."""
        self._move(State.SUBMITTED)
        self.session, self.late_for, self.submitted_at = session, late_for, at

    def withdraw(self, *, reason: str) -> None:
        """Withdraw (撤回), until it is filed."""
        self._move(State.WITHDRAWN)
        self.reason = reason

    def take_under_review(self) -> None:
        """The committee begins its review (审查); a refused one comes back by an appeal alone."""
        if self.state != State.SUBMITTED:
            raise NotNow(
                gettext("This proposal is now “%(state)s”, so its review can't begin.")
                % {"state": self.stage_label}
            )
        self._move(State.UNDER_REVIEW)

    def reopen(self) -> None:
        """An appeal against the refusal was upheld (申诉成立)."""
        self._move(State.UNDER_REVIEW)

    def decide(self, state: State, *, by: User, at: dt.datetime, reason: str = "") -> None:
        """The committee's decision: file, take as a suggestion, return, or not file."""
        self._move(state)
        self.decided_by, self.decided_at, self.reason = by, at, reason


class SecondingQuerySet(models.QuerySet["Seconding"]):
    def answerable_by(self, user: User) -> Self:
        """The requests that a person got and that still stand."""
        return self.filter(person=user.person_id).exclude(state=Seconding.State.LAPSED)

    def accepted(self) -> Self:
        return self.filter(state=Seconding.State.ACCEPTED)


@track()
class Seconding(models.Model):
    """A colleague's name under a proposal (附议), asked for by the proposer and given by the colleague's own hand."""

    class State(models.TextChoices):
        ASKED = "ASKED", _("Asked")
        ACCEPTED = "ACCEPTED", _("Seconded")
        DECLINED = "DECLINED", _("Declined")
        LAPSED = "LAPSED", _("Lapsed")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="secondings")
    person = models.ForeignKey(
        Person, verbose_name=_("colleague"), on_delete=models.PROTECT, related_name="secondings"
    )
    state = models.CharField(_("answer"), max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(pgettext_lazy("invitation", "asked"))
    answered_at = models.DateTimeField(_("answered"), null=True)

    objects = SecondingQuerySet.as_manager()

    class Meta:
        verbose_name = _("seconding")
        verbose_name_plural = _("secondings")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "person"], name="seconding_once_a_person"),
            models.CheckConstraint(
                name="seconding_answer_has_time",
                condition=Q(state__in=["ACCEPTED", "DECLINED"], answered_at__isnull=False)
                | Q(state__in=["ASKED", "LAPSED"], answered_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"
