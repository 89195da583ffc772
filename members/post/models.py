"""Posts (职务): a dated role of a person in a body. All rights in the portal follow from them."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.organisation.models import BranchUnion, Committee, Department, UnionGroup
from members.person.models import Person
from members.post import workflow
from members.post.workflow import ADMINISTRATORS, BODIES, BODY_OF, BOOKS, Kind
from union_portal.core.audit.history import track
from union_portal.core.policy.models import DateRange


def has_its_body() -> Q:
    """The post names exactly the body that its kind is held in."""

    def held_in(body: str | None) -> Q:
        kinds = sorted(kind for kind in Kind if BODY_OF.get(kind) == body)
        return Q(kind__in=kinds, **{f"{name}__isnull": name != body for name in BODIES})

    return reduce(or_, map(held_in, (*BODIES, None)))


def at_one_time(*expressions: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Of one person and in overlapping periods: what the constraints on duties have in common."""
    period = DateRange("since", "until", Value("[]"))
    return [("person", RangeOperators.EQUAL), (period, RangeOperators.OVERLAPS), *expressions]


def in_force() -> Q:
    """Confirmed, or appointed to by one person alone (``User.objects.holding`` says the same of people)."""
    return Q(proposed_by=None) | Q(confirmed_by__isnull=False)


class PostQuerySet(models.QuerySet["Post"]):
    def current(self, *, on: dt.date | None = None) -> Self:
        """Held on a day (today); what waits for its confirmation gives no rights yet."""
        day = on or timezone.localdate()
        return self.filter(in_force(), Q(until=None) | Q(until__gte=day), since__lte=day)

    def proposed(self) -> Self:
        """Waiting for a second person's confirmation."""
        return self.exclude(in_force())


@track()
class Post(models.Model):
    """One person's post, from one day to another. ``department``, ``branch``, ``group`` or ``committee`` is its body."""

    Kind = workflow.Kind

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="posts"
    )
    kind = models.CharField(_("post"), max_length=24, choices=Kind)
    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
    )
    branch = models.ForeignKey(
        BranchUnion,
        verbose_name=_("branch union"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
    )
    group = models.ForeignKey(
        UnionGroup,
        verbose_name=_("union group"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
    )
    committee = models.ForeignKey(
        Committee,
        verbose_name=_("committee"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("proposed by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=pgettext_lazy("post", "confirmed by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["kind", "since"]
        constraints = [
            models.CheckConstraint(
                name="post_has_its_body",
                condition=has_its_body(),
                violation_error_message=_("Choose the body that this post is held in, and no other."),
            ),
            models.CheckConstraint(
                name="post_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message=_("A post can't end before it begins."),
            ),
            models.CheckConstraint(
                name="post_confirmed_by_another",
                condition=Q(confirmed_by=None)
                | Q(proposed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by")),
                violation_error_message=_("Whoever proposed an appointment can't confirm it."),
            ),
            ExclusionConstraint(
                name="post_once_at_a_time",
                expressions=at_one_time(
                    ("kind", RangeOperators.EQUAL),
                    *((Coalesce(body, 0), RangeOperators.EQUAL) for body in BODIES),
                ),
                violation_error_message=_("This person holds the same post in part of this period already."),
            ),
            ExclusionConstraint(
                name="post_checker_alone",
                expressions=at_one_time(
                    (Case(When(kind=Kind.CHECKER, then=1), default=0), RangeOperators.NOT_EQUAL)
                ),
                condition=Q(kind__in=sorted(BOOKS)),
                violation_error_message=_(
                    "Who checks vouchers can't prepare or post them or pay at the same time. Choose another person."
                ),
            ),
            ExclusionConstraint(
                name="post_cashier_keeps_no_books",
                expressions=at_one_time(("kind", RangeOperators.NOT_EQUAL)),
                condition=Q(kind__in=[Kind.BOOKKEEPER, Kind.CASHIER]),
                violation_error_message=_(
                    "The cashier can't keep the books at the same time. Choose another person."
                ),
            ),
            ExclusionConstraint(
                name="post_administrators_apart",
                expressions=at_one_time(("kind", RangeOperators.NOT_EQUAL)),
                condition=Q(kind__in=sorted(ADMINISTRATORS)),
                violation_error_message=_(
                    "System, security and audit are administered by three people. Choose another person."
                ),
            ),
        ]
        indexes = [models.Index(fields=["kind", "person"], name="post_kind_person")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.body or ''}".strip()

    def clean(self) -> None:
        """Asked before the constraints on overlaps, which can't bear a period that runs backwards."""
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("A post can't end before it begins.")})

    @property
    def body(self) -> Any:
        """Where it is held: a department, branch union, union group or committee, or ``None`` for the whole union."""
        name = BODY_OF.get(Kind(self.kind))
        return getattr(self, name) if name else None

    @property
    def is_proposed(self) -> bool:
        """Waiting for a second person's confirmation; until then it gives no rights."""
        return self.proposed_by_id is not None and self.confirmed_by_id is None

    def is_current(self, *, on: dt.date | None = None) -> bool:
        day = on or timezone.localdate()
        return not self.is_proposed and self.since <= day and (self.until is None or self.until >= day)
