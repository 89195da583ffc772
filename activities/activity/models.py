"""Activities (活动) and who registered for them: one aggregate, because the places are counted on the activity's row."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.activity.workflow import (
    HOLDING_A_PLACE,
    NEXT,
    REGISTRATION_NEXT,
    UNDER_WAY,
    Phase,
    RegistrationState,
    State,
)
from members.models import Campus, Department, Person
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from collections.abc import Collection

    from members.models import User

ORGANISERS = ("ACTIVITY_OFFICER", "UNION_CHAIR", "UNION_OFFICER")
"""The posts that plan activities and stand at the door."""


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: User) -> Self:
        """The only door through which views get activities: drafts are the organisers' own affair."""
        if user.holds(*ORGANISERS):
            return self
        if user.person is None:
            return self.none()
        return self.exclude(state=State.DRAFT).filter(
            Q(pk__in=Registration.objects.filter(person=user.person).values("activity"))
            | self._meant_for(user.person)
        )

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def meant_for(self, person: Person) -> Self:
        """Those whose audience the person belongs to."""
        return self.filter(self._meant_for(person))

    @staticmethod
    def _meant_for(person: Person) -> Q:
        department = person.department
        return Q(for_campus=None, for_department=None) | Q(for_campus=department.campus_id) | Q(
            for_department=department
        )  # fmt: skip

    def open_for_registration(self, *, at: dt.datetime) -> Self:
        return self.published().filter(registration_opens_at__lte=at, registration_closes_at__gt=at)

    def registered_by(self, person: Person) -> Self:
        """Where the person holds a place or waits for one."""
        return self.filter(pk__in=Registration.objects.live().filter(person=person).values("activity"))

    def upcoming(self, *, at: dt.datetime) -> Self:
        return self.filter(state__in=[State.DRAFT, State.PUBLISHED], ends_at__gt=at)

    def past(self, *, at: dt.datetime) -> Self:
        return self.filter(Q(ends_at__lte=at) | Q(state__in=[State.CANCELLED, State.FINISHED]))

    def to_wrap_up(self, *, at: dt.datetime) -> Self:
        """Over, but nobody has finished them yet."""
        return self.published().filter(ends_at__lte=at)

    def full(self) -> Self:
        return self.filter(taken__gte=F("places"))

    def matching(self, words: str) -> Self:
        return self.filter(Q(title__icontains=words) | Q(text__icontains=words) | Q(place__icontains=words))

    def with_state_of(self, person: Person | None) -> Self:
        """Annotate ``my_state``: how the person's registration stands, ``None`` without one."""
        mine = Registration.objects.live().filter(activity=OuterRef("pk"), person=person)
        return self.annotate(my_state=Subquery(mine.values("state")[:1]))

    def soonest_first(self, *, at: dt.datetime) -> Self:
        """What lies ahead by its beginning, then what is over, the latest first."""
        ahead = Case(
            When(ends_at__gt=at, then=F("starts_at")), default=None, output_field=models.DateTimeField()
        )
        return self.order_by(ahead.asc(nulls_last=True), "-starts_at", "-pk")


@track(exclude=["taken", "waiting"])
class Activity(Record, Stateful):
    """An activity of the union with a number of places. ``taken`` and ``waiting`` are kept by the database alone."""

    class Category(models.TextChoices):
        SPORT = "SPORT", pgettext_lazy("activity", "Sport")
        CULTURE = "CULTURE", pgettext_lazy("activity", "Culture")
        READING = "READING", pgettext_lazy("activity", "Reading")
        SKILL = "SKILL", pgettext_lazy("activity", "Skill contest")
        COURSE = "COURSE", pgettext_lazy("activity", "Course")
        FAMILY = "FAMILY", pgettext_lazy("activity", "Family")
        WOMEN = "WOMEN", pgettext_lazy("activity", "Women")
        CARE = "CARE", pgettext_lazy("activity", "Care and volunteering")

    NEXT = NEXT
    PHASE_TONES = {Phase.BEFORE: "info", Phase.OPEN: "success", Phase.RUNNING: "success"}
    ICONS = {
        Category.SPORT: "run",
        Category.CULTURE: "music",
        Category.READING: "book",
        Category.SKILL: "award",
        Category.COURSE: "school",
        Category.FAMILY: "friends",
        Category.WOMEN: "flower",
        Category.CARE: "heart-handshake",
    }

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    category = models.CharField(_("category"), max_length=10, choices=Category, default=Category.CULTURE)
    BESIDE = {
        "activity_has_places": "places",
        "activity_ends_after_start": "ends_at",
        "activity_registration_window": "registration_closes_at",
        "activity_registration_before_start": "registration_closes_at",
        "activity_withdrawal_before_start": "cancel_until",
        "activity_one_audience": "for_department",
    }
    """Constraint → the field that its sentence stands beside."""

    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("description"))
    campus = models.ForeignKey(
        Campus, verbose_name=_("campus"), on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text=_("Where it takes place; empty when it is outside the hospital."),
    )  # fmt: skip
    place = models.CharField(_("place"), max_length=120)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    registration_opens_at = models.DateTimeField(_("registration opens"))
    registration_closes_at = models.DateTimeField(_("registration closes"))
    cancel_until = models.DateTimeField(
        _("withdrawal possible until"), help_text=_("Later, people have to call the contact.")
    )
    places = models.PositiveIntegerField(_("places"))
    for_campus = models.ForeignKey(
        Campus, verbose_name=_("only for campus"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", help_text=_("Leave both empty to open it to everybody."),
    )  # fmt: skip
    for_department = models.ForeignKey(
        Department, verbose_name=_("only for department"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    contact = models.CharField(_("contact"), max_length=80, help_text=_("Name and telephone number."))
    cost_note = models.CharField(_("cost"), max_length=120, blank=True)
    taken = models.PositiveIntegerField(_("places taken"), default=0, editable=False)
    waiting = models.PositiveIntegerField(_("waiting"), default=0, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=200, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    pictures = GenericRelation(Attachment, content_type_field="about_type", object_id_field="about_id")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["state", "starts_at"], name="activity_state_start")]
        constraints = [
            models.CheckConstraint(
                name="activity_has_places",
                condition=Q(places__gte=1),
                violation_error_message=_("An activity needs at least one place."),
            ),
            models.CheckConstraint(
                name="activity_never_oversold",
                condition=Q(taken__lte=F("places")),
                violation_error_message=_("More places are taken than there would be."),
            ),
            models.CheckConstraint(
                name="activity_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The end must come after the beginning."),
            ),
            models.CheckConstraint(
                name="activity_registration_window",
                condition=Q(registration_closes_at__gt=F("registration_opens_at")),
                violation_error_message=_("Registration must close after it opens."),
            ),
            models.CheckConstraint(
                name="activity_registration_before_start",
                condition=Q(registration_closes_at__lte=F("starts_at")),
                violation_error_message=_("Registration must close before the activity begins."),
            ),
            models.CheckConstraint(
                name="activity_withdrawal_before_start",
                condition=Q(cancel_until__lte=F("starts_at")),
                violation_error_message=_("Withdrawal must end before the activity begins."),
            ),
            models.CheckConstraint(
                name="activity_one_audience",
                condition=Q(for_campus=None) | Q(for_department=None),
                violation_error_message=_("Choose a campus or a department, not both."),
            ),
            models.CheckConstraint(
                name="activity_published_has_day",
                condition=Q(state=State.DRAFT) | Q(published_at__isnull=False),
            ),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return self.title

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """As Django does, with each sentence beside its field."""
        errors: dict[str, list[ValidationError]] = {}
        for constraint in self._meta.constraints:
            try:
                constraint.validate(type(self), self, exclude=set(exclude or ()))
            except ValidationError as error:
                errors.setdefault(self.BESIDE.get(constraint.name, NON_FIELD_ERRORS), []).append(error)
        if errors:
            raise ValidationError(errors)

    def get_absolute_url(self) -> str:
        return reverse("activities:activity", args=[self.public_id])

    @property
    def icon(self) -> str:
        return self.ICONS[self.Category(self.category)]

    @property
    def tone(self) -> str:
        return {State.PUBLISHED: "success", State.CANCELLED: "danger"}.get(State(self.state), "neutral")

    @property
    def free(self) -> int:
        """Places that anybody may still take: none while others wait for them."""
        return 0 if self.waiting else max(self.places - self.taken, 0)

    @property
    def audience(self) -> str:
        """For whom it is, in words."""
        return str(self.for_campus or self.for_department or _("All colleagues"))

    def is_open(self, *, at: dt.datetime) -> bool:
        """Whether people may register at this moment."""
        return self.state == State.PUBLISHED and self.phase(at=at) == Phase.OPEN

    def phase(self, *, at: dt.datetime) -> Phase:
        """Where it stands by the clock, if it isn't cancelled."""
        if self.state == State.FINISHED or at >= self.ends_at:
            return Phase.OVER
        if at >= self.starts_at:
            return Phase.RUNNING
        if at >= self.registration_closes_at:
            return Phase.CLOSED
        return Phase.OPEN if at >= self.registration_opens_at else Phase.BEFORE

    def is_over(self, *, at: dt.datetime) -> bool:
        """Nothing more is to come: cancelled, or it has taken place."""
        return self.state == State.CANCELLED or self.phase(at=at) == Phase.OVER

    def standing(self, *, at: dt.datetime) -> tuple[str, str]:
        """How it stands for the staff, in words and tone: once published, by the clock."""
        if self.state in {State.DRAFT, State.CANCELLED}:
            return self.get_state_display(), self.tone
        phase = self.phase(at=at)
        return str(phase.label), self.PHASE_TONES.get(phase, "neutral")

    def is_meant_for(self, person: Person) -> bool:
        department = person.department
        return person.status in Person.Status.working() and (
            self.for_campus_id in {None, department.campus_id}
            and self.for_department_id in {None, department.pk}
        )

    def publish(self, *, at: dt.datetime) -> None:
        """Show it to the staff (发布)."""
        self._move(State.PUBLISHED)
        self.published_at = at

    def cancel(self, *, reason: str) -> None:
        """Call it off (取消); calendars learn it from the raised sequence."""
        self._move(State.CANCELLED)
        self.cancel_reason, self.sequence = reason, self.sequence + 1

    def finish(self) -> None:
        """It took place, the attendance is complete (结束)."""
        self._move(State.FINISHED)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, user: User) -> Self:
        """One's own; the organisers see all."""
        return self if user.holds(*ORGANISERS) else self.filter(person__user=user)

    def live(self) -> Self:
        return self.exclude(state=RegistrationState.CANCELLED)

    def under_way(self) -> Self:
        """Whose activity is still to come for them: confirmed or waiting."""
        return self.filter(state__in=UNDER_WAY)

    def confirmed(self) -> Self:
        return self.filter(state=RegistrationState.CONFIRMED)

    def holding_a_place(self) -> Self:
        return self.filter(state__in=HOLDING_A_PLACE)

    def waitlisted(self) -> Self:
        """Those who wait, in the order in which they came to the row of the activity."""
        return self.filter(state=RegistrationState.WAITLISTED).order_by("pk")

    def with_person(self) -> Self:
        return self.select_related("person__department", "person__user")

    def at_the_door(self) -> Self:
        """As the organiser reads them: those expected by name, then who is in, then who waits."""
        order = Case(
            When(state=RegistrationState.CONFIRMED, then=Value(0)),
            When(state=RegistrationState.WAITLISTED, then=Value(2)),
            default=Value(1),
        )
        return self.live().with_person().order_by(order, "person__department__code", "person__staff_number")


TALLY = """
DECLARE
    taken_before int := 0; taken_after int := 0; waiting_before int := 0; waiting_after int := 0;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        taken_before := (OLD.state IN ('CONFIRMED', 'CHECKED_IN', 'ABSENT'))::int;
        waiting_before := (OLD.state = 'WAITLISTED')::int;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        taken_after := (NEW.state IN ('CONFIRMED', 'CHECKED_IN', 'ABSENT'))::int;
        waiting_after := (NEW.state = 'WAITLISTED')::int;
    END IF;
    IF taken_before <> taken_after OR waiting_before <> waiting_after THEN
        UPDATE activities_activity
           SET taken = taken + taken_after - taken_before, waiting = waiting + waiting_after - waiting_before
         WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;
    END IF;
    RETURN NULL;
END;
"""
"""Keep ``taken`` and ``waiting`` of the activity true, whoever changes a registration; ``activity_never_oversold``
then refuses one place too many, as the last line."""


@track()
class Registration(Record, Stateful):
    """One person's registration (报名) for one activity. Withdrawing and coming back makes a new one."""

    class Ending(models.TextChoices):
        WITHDRAWN = "WITHDRAWN", _("Withdrew from it")
        CALLED_OFF = "CALLED_OFF", _("The activity was cancelled")
        NO_PLACE = "NO_PLACE", _("No place became free")

    NEXT = REGISTRATION_NEXT
    TONES = {
        RegistrationState.CONFIRMED: "success",
        RegistrationState.WAITLISTED: "warning",
        RegistrationState.CHECKED_IN: "success",
        RegistrationState.ABSENT: "danger",
        RegistrationState.CANCELLED: "neutral",
    }

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.PROTECT, related_name="registrations"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="registrations"
    )
    state = models.CharField(_("state"), max_length=10, choices=RegistrationState, editable=False)
    registered_at = models.DateTimeField(_("registered at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    checked_in_at = models.DateTimeField(_("checked in at"), null=True)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True)
    ending = models.CharField(_("why it ended"), max_length=10, choices=Ending, blank=True, db_default="")

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person"],
                condition=~Q(state=RegistrationState.CANCELLED),
                name="registration_once_a_person",
            ),
            models.CheckConstraint(
                name="registration_ended_has_reason",
                condition=Q(state=RegistrationState.CANCELLED, cancelled_at__isnull=False) & ~Q(ending="")
                | ~Q(state=RegistrationState.CANCELLED) & Q(cancelled_at=None, ending=""),
            ),
            models.CheckConstraint(
                name="registration_checked_in_has_time",
                condition=Q(state=RegistrationState.CHECKED_IN, checked_in_at__isnull=False)
                | ~Q(state=RegistrationState.CHECKED_IN) & Q(checked_in_at=None),
            ),
        ]
        indexes = [models.Index(fields=["person", "state"], name="registration_of_person")]
        triggers = [
            guard_moves(REGISTRATION_NEXT),
            pgtrigger.Trigger(
                name="tally_places",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                func=pgtrigger.Func(TALLY),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} · {self.person}"

    def get_absolute_url(self) -> str:
        """A registration is looked at on the page of its activity."""
        return self.activity.get_absolute_url()

    @property
    def tone(self) -> str:
        return self.TONES[RegistrationState(self.state)]

    @property
    def holds_a_place(self) -> bool:
        return self.state in HOLDING_A_PLACE

    @property
    def place_in_line(self) -> int | None:
        """Which place on the waiting list (候补第几位), counted from one."""
        if self.state != RegistrationState.WAITLISTED:
            return None
        return Registration.objects.waitlisted().filter(activity=self.activity_id, pk__lte=self.pk).count()

    def may_be_withdrawn(self, *, at: dt.datetime) -> bool:
        """By the person alone: a place until the day that the activity names, the waiting until it begins."""
        until = self.activity.cancel_until if self.holds_a_place else self.activity.starts_at
        return self.may_become(RegistrationState.CANCELLED) and at < until

    def confirm(self, *, at: dt.datetime) -> None:
        """A place became free (递补)."""
        self._move(RegistrationState.CONFIRMED)
        self.confirmed_at = at

    def end(self, ending: Ending, *, at: dt.datetime) -> None:
        self._move(RegistrationState.CANCELLED)
        self.ending, self.cancelled_at = ending, at

    def check_in(self, *, by: Any, at: dt.datetime) -> None:
        self._move(RegistrationState.CHECKED_IN)
        self.checked_in_by, self.checked_in_at = by, at

    def undo_check_in(self) -> None:
        self._move(RegistrationState.CONFIRMED)
        self.checked_in_by = self.checked_in_at = None

    def miss(self) -> None:
        self._move(RegistrationState.ABSENT)
