"""Companies that the union pays (收款单位): entered by one person, confirmed by another, their account sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.sealing.fields import SealedTextField
from union_portal.core.sealing.models import SealedRecord

if TYPE_CHECKING:
    from members.models import User


class CompanyQuerySet(models.QuerySet["Company"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_company") else self.none()

    def payable(self) -> Self:
        """Confirmed, and still dealt with."""
        return self.filter(is_closed=False, confirmed_by__isnull=False)

    def unconfirmed(self) -> Self:
        return self.filter(is_closed=False, confirmed_by=None)


@track()
class Company(Record, SealedRecord):
    """A company, shop or body outside the hospital. Nothing is paid before somebody else has confirmed its account."""

    name = models.CharField(_("company"), max_length=100, unique=True)
    tax_number = models.CharField(_("tax number"), max_length=20, blank=True)
    bank = models.CharField(_("bank and branch"), max_length=100)
    bank_account = SealedTextField(_("bank account"))
    account_basis = models.CharField(
        _("how the account is known"),
        max_length=200,
        help_text=_("Contract, invoice, or call to a known number"),
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    entered_at = models.DateTimeField(_("entered"), editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("confirmed by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    is_closed = models.BooleanField(_("not dealt with any more"), default=False, editable=False)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="company_confirmed_by_another",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
                violation_error_message=_("Whoever entered an account can't confirm it."),
            ),
            models.UniqueConstraint(
                fields=["tax_number"],
                name="company_tax_number_once",
                condition=~Q(tax_number=""),
                violation_error_message=_("A company with this tax number has been entered already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_company_change", args=[self.pk])

    @property
    def is_payable(self) -> bool:
        return self.confirmed_by_id is not None and not self.is_closed
