"""Policy values (政策参数): every number of the field is dated data with its source, never a constant."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.history import track
from union_portal.core.policy.parameters import Parameter, parameters


class DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


class PolicyValueQuerySet(models.QuerySet["PolicyValue"]):
    def standing(self) -> Self:
        """Without what was put right on its first day; decisions taken until then keep it."""
        return self.filter(replaced_at=None)

    def valid_on(self, day: dt.date) -> Self:
        return self.standing().filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


@track()
class PolicyValue(models.Model):
    """One value of one parameter in one period, with the document that it comes from (文号)."""

    key = models.CharField(_("parameter"), max_length=80)
    value = models.JSONField(_("value"))
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    note = models.CharField(_("note"), max_length=300, blank=True)
    replaced_at = models.DateTimeField(_("corrected on"), null=True, blank=True, editable=False)

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
                condition=Q(replaced_at=None),
                violation_error_message=_("Another value of this parameter is valid in this period."),
            )
        ]

    def __str__(self) -> str:
        return gettext("%(parameter)s (from %(day)s)") % {
            "parameter": self.parameter.label,
            "day": date_format(self.valid_from),
        }

    @property
    def parameter(self) -> Parameter:
        """What is declared of it; a value whose parameter is gone tells for itself."""
        return (
            parameters[self.key] if self.key in parameters else Parameter(self.key, self.value, self.source)
        )

    @property
    def lines(self) -> list[str]:
        """The value in words: one line, or one for each of its parts."""
        return self.parameter.lines(self.value)
