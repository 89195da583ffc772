"""The organisation (组织): the hospital's campuses and departments, the union's branches, groups and committees."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.audit.history import track
from union_portal.core.base import Record


class Unit(Record):
    """What all units share: a code that imports match, a name, and whether it still exists."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(pgettext_lazy("of a unit", "name"), max_length=60)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        abstract = True
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


@track()
class Campus(Unit):
    """A campus of the hospital (院区)."""

    class Meta(Unit.Meta):
        verbose_name = _("campus")
        verbose_name_plural = _("campuses")


@track()
class BranchUnion(Unit):
    """A branch union (分工会) of a large department or a campus."""

    class Meta(Unit.Meta):
        verbose_name = _("branch union")
        verbose_name_plural = _("branch unions")


@track()
class UnionGroup(Unit):
    """A union group (工会小组), the lowest unit; it belongs to a branch union."""

    branch = models.ForeignKey(
        BranchUnion, verbose_name=_("branch union"), on_delete=models.PROTECT, related_name="groups"
    )

    class Meta(Unit.Meta):
        verbose_name = _("union group")
        verbose_name_plural = _("union groups")


@track()
class Department(Unit):
    """A department of the hospital (科室、部门): where people work, and who answers proposals."""

    class Kind(models.TextChoices):
        CLINICAL = "CLINICAL", _("Clinical")
        NURSING = "NURSING", _("Nursing")
        TECHNICAL = "TECHNICAL", _("Medical technology")
        ADMINISTRATIVE = "ADMINISTRATIVE", pgettext_lazy("kind of department", "Administration")
        LOGISTICS = "LOGISTICS", _("Logistics")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CLINICAL)
    campus = models.ForeignKey(
        Campus, verbose_name=_("campus"), on_delete=models.PROTECT, related_name="departments"
    )
    group = models.ForeignKey(
        UnionGroup,
        verbose_name=_("union group"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="departments",
    )

    class Meta(Unit.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")


@track()
class Committee(Unit):
    """A committee: the union committee (工会委员会), audit committee (经审委), proposal committee (提案委员会) …"""

    class Kind(models.TextChoices):
        UNION = "UNION", _("Union committee")
        AUDIT = "AUDIT", _("Audit committee")
        WOMEN = "WOMEN", _("Women workers' committee")
        PROPOSAL = "PROPOSAL", _("Proposal committee")
        WELFARE = "WELFARE", _("Welfare committee")
        OTHER = "OTHER", _("Other committee")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)

    class Meta(Unit.Meta):
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
