"""Policy values (政策参数): every number of the field is dated data with its source, never a constant."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.history import track


class DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


class PolicyValueQuerySet(models.QuerySet["PolicyValue"]):
    def valid_on(self, day: dt.date) -> Self:
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


@track()
class PolicyValue(models.Model):
    """One value of one parameter in one period, with the document that it comes from (文号)."""

    key = models.CharField(_("parameter"), max_length=80)
    value = models.JSONField(_("value"))
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = PolicyValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy value")
        verbose_name_plural = _("policy values")
        ordering = ["key", "-valid_from"]
        constraints = [
            ExclusionConstraint(
                name="policy_one_value_a_day",
                expressions=[
                    ("key", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_until", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another value of this parameter is valid in this period."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} ({self.valid_from})"
