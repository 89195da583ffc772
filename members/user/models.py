"""Accounts (账号): who acts in the portal. Rights follow from posts and mandates alone; there is no superuser."""

from __future__ import annotations

import datetime as dt
import secrets
from functools import cached_property
from typing import Any, Self

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.person.models import Person
from union_portal.core.audit.history import track

SYSTEM = "system"


def no_password() -> str:
    """What stands for a password before the first sign-in: it fits nothing."""
    return f"{UNUSABLE_PASSWORD_PREFIX}{secrets.token_hex(20)}"


class UserQuerySet(models.QuerySet["User"]):
    def holding(self, *kinds: str, on: dt.date | None = None, **where: Any) -> Self:
        """Active users who hold a post of one of these kinds on a day (today), e.g. ``holding("CASHIER")``."""
        day = on or timezone.localdate()
        return self.filter(
            Q(person__posts__until=None) | Q(person__posts__until__gte=day),
            Q(person__posts__proposed_by=None) | Q(person__posts__confirmed_by__isnull=False),
            person__posts__kind__in=kinds,
            person__posts__since__lte=day,
            is_active=True,
            **{f"person__posts__{key}": value for key, value in where.items()},
        ).distinct()

    def visible_to(self, user: User) -> Self:
        """Accounts of people; the built-in one is nobody's business."""
        return self.filter(person__isnull=False) if user.has_perm("members.view_user") else self.none()

    def without_password(self) -> Self:
        """Open accounts that have never been activated."""
        return self.filter(
            password__startswith=UNUSABLE_PASSWORD_PREFIX, is_active=True, person__isnull=False
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(staff_number=username)

    def system(self) -> User:
        """The built-in account that commands act as; it can't sign in."""
        user, created = self.get_or_create(staff_number=SYSTEM, defaults={"is_active": False})
        if created:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user


@track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """The account of one person. Signs in by staff number, e-mail or mobile."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, related_name="user")
    staff_number = models.CharField(_("staff number"), max_length=20, unique=True)
    email = models.EmailField(_("e-mail"), blank=True, db_index=True)
    mobile = models.CharField(_("mobile"), max_length=20, blank=True, db_index=True)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    is_active = models.BooleanField(_("active"), default=True)
    is_superuser = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "staff_number"
    EMAIL_FIELD = "email"

    objects = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["staff_number"]
        constraints = [models.CheckConstraint(name="user_never_superuser", condition=Q(is_superuser=False))]

    def __str__(self) -> str:
        return self.person.name if self.person else self.staff_number

    def get_absolute_url(self) -> str:
        return reverse("members:me")

    def get_short_name(self) -> str:
        return str(self)

    def get_full_name(self) -> str:
        return str(self)

    @cached_property
    def posts(self) -> list[Any]:
        """The posts held today, read once a request."""
        return (
            list(self.person.posts.current().select_related("department", "branch", "group", "committee"))
            if self.person
            else []
        )

    def holds(self, *kinds: str, **where: Any) -> bool:
        """Whether the person holds a post of one of these kinds today, e.g. ``holds("DEPARTMENT_HANDLER", department=d)``."""
        return any(
            post.kind in kinds and all(getattr(post, key) == value for key, value in where.items())
            for post in self.posts
        )

    def sits_on(self, committee_kind: str) -> bool:
        """Whether the person is a member, secretary or chair of a committee of this kind today."""
        return any(
            post.committee is not None and post.committee.kind == committee_kind for post in self.posts
        )

    @cached_property
    def mandate(self) -> Any:
        """The delegate's mandate of today, or ``None``."""
        return (
            self.person.mandates.standing().select_related("delegation", "term").first()
            if self.person
            else None
        )

    @property
    def is_delegate(self) -> bool:
        return self.mandate is not None

    @property
    def is_staff(self) -> bool:
        """Whether the desk is open to the person: it is for whoever holds a post."""
        return bool(self.posts)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Ask the rule registered under this name; what has no rule is refused."""
        return bool(rules.has_perm(perm, self, obj))

    def has_perms(self, perm_list: list[str], obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff


class ActivationCodeQuerySet(models.QuerySet["ActivationCode"]):
    def open(self) -> Self:
        """Neither used nor replaced; it may have expired or been tried too often."""
        return self.filter(used_at=None, revoked_at=None)


class ActivationCode(models.Model):
    """A one-time code (激活码) for a first sign-in, kept only as a keyed hash."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="activation_codes")
    digest = models.CharField(max_length=64)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    unaudited = "issuing, using and locking it are audit entries"
    objects = ActivationCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("activation code")
        verbose_name_plural = _("activation codes")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(used_at=None, revoked_at=None), name="activation_code_one_open"
            )
        ]

    def __str__(self) -> str:
        return str(self.user)
