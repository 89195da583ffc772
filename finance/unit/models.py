"""Accounting units (核算单位): whose money inside the union a sum is, e.g. a branch, a group or a club."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import BranchUnion, Department, Membership, Person, UnionGroup
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.policy.models import DateRange

if TYPE_CHECKING:
    from members.models import User


class UnitQuerySet(models.QuerySet["Unit"]):
    def open(self) -> Self:
        """Units that take entries now."""
        return self.filter(is_closed=False)

    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_unit") else self.none()

    def of(self, user: User) -> Self:
        """The units that the person belongs to: branch, group and campus as a member of the union, and clubs."""
        person = user.person
        if person is None:
            return self.none()
        belongs = Q(pk__in=UnitMember.objects.current().filter(person=person).values("unit"))
        if Membership.objects.standing().filter(person=person).exists():
            department = Department.objects.select_related("campus", "group").get(pk=person.department_id)
            belongs |= Q(kind=Unit.Kind.CAMPUS, name=department.campus.name)
            if group := department.group:
                belongs |= Q(group=group) | Q(branch=group.branch_id)
        return self.filter(belongs)

    def kept_by(self, user: User) -> Self:
        """The units whose money the person looks after: as its chair or leader, or named by an officer."""
        if user.person_id is None:
            return self.none()
        keeping = UnitMember.objects.current().filter(person=user.person_id, role=UnitMember.Role.KEEPER)
        return self.filter(
            Q(pk__in=keeping.values("unit"))
            | Q(branch__in=[post.branch_id for post in user.posts if post.kind == "BRANCH_CHAIR"])
            | Q(group__in=[post.group_id for post in user.posts if post.kind == "GROUP_LEADER"])
        )


@track()
class Unit(Record):
    """The second dimension of the books. What no unit is named for is the hospital union's own."""

    class Kind(models.TextChoices):
        BRANCH = "BRANCH", _("Branch union")
        GROUP = "GROUP", _("Union group")
        CLUB = "CLUB", _("Club")
        CAMPUS = "CAMPUS", _("Campus")
        OTHER = "OTHER", _("Other unit")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    name = models.CharField(_("accounting unit"), max_length=80, unique=True)
    branch = models.OneToOneField(
        BranchUnion, verbose_name=_("branch union"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="accounting_unit",
    )  # fmt: skip
    group = models.OneToOneField(
        UnionGroup, verbose_name=_("union group"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="accounting_unit",
    )  # fmt: skip
    is_closed = models.BooleanField(_("closed for entries"), default=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("accounting unit")
        verbose_name_plural = _("accounting units")
        ordering = ["kind", "name"]
        constraints = [
            models.CheckConstraint(
                name="unit_is_what_its_kind_says",
                condition=(Q(branch=None) | Q(kind="BRANCH")) & (Q(group=None) | Q(kind="GROUP")),
                violation_error_message=_("Only a branch belongs to a branch union, and a group to a group."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_unit_change", args=[self.pk])

    @property
    def has_list(self) -> bool:
        """Whether an officer keeps the list of its members; the others have theirs from the staff register."""
        return self.kind in {self.Kind.CLUB, self.Kind.OTHER}


class UnitMemberQuerySet(models.QuerySet["UnitMember"]):
    def current(self, *, on: dt.date | None = None) -> Self:
        day = on or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


@track()
class UnitMember(models.Model):
    """Who belongs to a club (社团成员), and who looks after a unit's money (经办人), from one day to another."""

    class Role(models.TextChoices):
        MEMBER = "MEMBER", pgettext_lazy("of a unit", "Member")
        KEEPER = "KEEPER", _("Keeps its money")

    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, related_name="people"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="accounting_units"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = UnitMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of an accounting unit")
        verbose_name_plural = _("members of accounting units")
        ordering = ["unit", "role", "person"]
        constraints = [
            models.CheckConstraint(
                name="unit_member_leaves_after_joining",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message=_("Nobody leaves before joining."),
            ),
            ExclusionConstraint(
                name="unit_member_once_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (DateRange("since", "until", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person belongs to the unit in part of this period already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.unit}"
