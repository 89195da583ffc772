"""Accounting units (核算单位): whose money inside the union a sum is, e.g. a branch, a group or a club."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import BranchUnion, UnionGroup
from union_portal.core.audit.history import track
from union_portal.core.base import Record

if TYPE_CHECKING:
    from members.models import User


class UnitQuerySet(models.QuerySet["Unit"]):
    def open(self) -> Self:
        """Units that take entries now."""
        return self.filter(is_closed=False)

    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_unit") else self.none()


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
