"""Posts (职务): a dated role of a person in a body. All rights in the portal follow from them."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.organisation.models import BranchUnion, Committee, Department, UnionGroup
from members.person.models import Person
from union_portal.core.audit.history import track


class PostQuerySet(models.QuerySet["Post"]):
    def current(self, *, on: dt.date | None = None) -> Self:
        """Held on a day (today)."""
        day = on or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


@track()
class Post(models.Model):
    """One person's post, from one day to another. ``department``, ``branch``, ``group`` or ``committee`` is its body."""

    class Kind(models.TextChoices):
        UNION_CHAIR = "UNION_CHAIR", _("Union chair")
        UNION_OFFICER = "UNION_OFFICER", _("Union officer")
        WELFARE_OFFICER = "WELFARE_OFFICER", _("Welfare officer")
        ACTIVITY_OFFICER = "ACTIVITY_OFFICER", _("Activity officer")
        BRANCH_CHAIR = "BRANCH_CHAIR", _("Branch chair")
        GROUP_LEADER = "GROUP_LEADER", _("Group leader")
        HOSPITAL_LEADER = "HOSPITAL_LEADER", _("Hospital leader")
        DEPARTMENT_HEAD = "DEPARTMENT_HEAD", _("Department head")
        DEPARTMENT_HANDLER = "DEPARTMENT_HANDLER", _("Department handler")
        COMMITTEE_CHAIR = "COMMITTEE_CHAIR", _("Committee chair")
        COMMITTEE_SECRETARY = "COMMITTEE_SECRETARY", _("Committee secretary")
        COMMITTEE_MEMBER = "COMMITTEE_MEMBER", _("Committee member")
        PREPARER = "PREPARER", _("Preparer of vouchers")
        CHECKER = "CHECKER", _("Checker of vouchers")
        BOOKKEEPER = "BOOKKEEPER", _("Bookkeeper")
        CASHIER = "CASHIER", _("Cashier")
        DISCIPLINE_SUPERVISOR = "DISCIPLINE_SUPERVISOR", _("Discipline supervisor")
        SYSTEM_ADMIN = "SYSTEM_ADMIN", _("System administrator")
        SECURITY_ADMIN = "SECURITY_ADMIN", _("Security administrator")
        SECURITY_AUDITOR = "SECURITY_AUDITOR", _("Security auditor")

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

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["kind", "since"]

    def __str__(self) -> str:
        body = self.department or self.branch or self.group or self.committee
        return f"{self.get_kind_display()} {body or ''}".strip()
