"""The staff register (人员): anybody of the hospital's staff, one row per staff number, member or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.organisation.models import Department
from members.person.pinyin import initials_of
from union_portal.core.audit.history import track
from union_portal.core.base import Record

if TYPE_CHECKING:
    from members.user.models import User

REGISTER_READERS = ("UNION_OFFICER", "UNION_CHAIR", "WELFARE_OFFICER", "ACTIVITY_OFFICER", "SECURITY_ADMIN")
"""Posts that read the whole register; the security administrator appoints people to posts."""


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: User) -> Self:
        """The whole register, one's own branch's or group's people, or nobody but oneself."""
        if user.holds(*REGISTER_READERS):
            return self.all()
        own = [post for post in user.posts if post.kind in {"BRANCH_CHAIR", "GROUP_LEADER"}]
        return self.filter(
            Q(pk=user.person_id)
            | Q(department__group__in=[post.group_id for post in own if post.group_id])
            | Q(department__group__branch__in=[post.branch_id for post in own if post.branch_id])
        )

    def employed(self) -> Self:
        """Who works at the hospital now."""
        return self.filter(status__in=Person.Status.working())

    def named(self, words: str) -> Self:
        """By part of the name, by staff number, or by pinyin initials."""
        return self.filter(
            Q(name__contains=words)
            | Q(staff_number__startswith=words)
            | Q(initials__startswith=words.lower())
        )


@track()
class Person(Record):
    """A colleague (职工). Proposers, applicants and payees are persons; who acts in the portal is a ``User``."""

    class Sex(models.TextChoices):
        FEMALE = "F", _("Female")
        MALE = "M", _("Male")

    class Employment(models.TextChoices):
        ESTABLISHED = "ESTABLISHED", _("Established post")
        CONTRACT = "CONTRACT", _("Contract")
        DISPATCHED = "DISPATCHED", _("Dispatched")
        REHIRED = "REHIRED", _("Rehired")

    class Status(models.TextChoices):
        ACTIVE = "ACTIVE", _("At work")
        LEAVE = "LEAVE", _("On leave")
        RETIRED = "RETIRED", _("Retired")
        LEFT = "LEFT", _("Left")
        DECEASED = "DECEASED", _("Deceased")

        @classmethod
        def working(cls) -> list[str]:
            return [cls.ACTIVE, cls.LEAVE]

    staff_number = models.CharField(_("staff number"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60)
    initials = models.CharField(_("pinyin initials"), max_length=30, blank=True, db_index=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="people"
    )
    job_title = models.CharField(_("job title"), max_length=40, blank=True)
    employment = models.CharField(
        _("employment"), max_length=12, choices=Employment, default=Employment.ESTABLISHED
    )
    is_front_line = models.BooleanField(_("front line"), default=True)
    joined_on = models.DateField(_("joined the hospital on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    mobile = models.CharField(_("mobile"), max_length=20, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["staff_number"]
        constraints = [
            models.CheckConstraint(
                name="person_number_and_name",
                condition=~Q(staff_number="") & ~Q(name=""),
                violation_error_message=_("Staff number and name are needed."),
            ),
            models.CheckConstraint(
                name="person_leaves_after_joining",
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=F("joined_on")),
                violation_error_message=_("Nobody leaves the hospital before joining it."),
            ),
        ]
        indexes = [
            models.Index(fields=["department", "status"], name="person_department"),
            models.Index(fields=["name"], name="person_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the initials true to the name; whoever writes in bulk calls ``initials_of`` himself."""
        fields = kwargs.get("update_fields")
        if fields is None or "name" in fields:
            self.initials = initials_of(self.name)
            if fields is not None:
                kwargs["update_fields"] = {*fields, "initials"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("members:me")

    @property
    def has_left(self) -> bool:
        return self.status in {self.Status.LEFT, self.Status.DECEASED}

    @property
    def account(self) -> Any:
        """The person's user, or ``None`` before the first sign-in was prepared."""
        return getattr(self, "user", None)

    @property
    def masked_mobile(self) -> str:
        """138****0017: enough to recognise one's own."""
        return (
            f"{self.mobile[:3]}****{self.mobile[-4:]}" if len(self.mobile) > 7 else "****" * bool(self.mobile)
        )

    @property
    def masked_email(self) -> str:
        """w***@hospital.example"""
        name, at, host = self.email.partition("@")
        return f"{name[:1]}***{at}{host}" if at else ""

    @property
    def masked_name(self) -> str:
        """For public notices: the surname and the tail of the staff number (王** 尾号 017)."""
        return f"{self.name[:1]}{'*' * max(len(self.name) - 1, 1)}（{self.staff_number[-3:]}）"
