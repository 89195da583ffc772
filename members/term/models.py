"""Terms and delegates (届、职工代表): the staff congress' terms, delegations, and who holds a mandate."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.organisation.models import Department
from members.person.models import Person
from union_portal.core.audit.history import track
from union_portal.core.base import Record


@track()
class Term(Record):
    """A term (届) of a body. Each body counts its own terms; they are never derived from one another."""

    class Body(models.TextChoices):
        STAFF_CONGRESS = "STAFF_CONGRESS", _("Staff congress")
        MEMBERS_CONGRESS = "MEMBERS_CONGRESS", _("Members' congress")
        UNION_COMMITTEE = "UNION_COMMITTEE", _("Union committee")

    body = models.CharField(_("body"), max_length=20, choices=Body)
    term_no = models.PositiveSmallIntegerField(_("term"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["body", "-term_no"]
        constraints = [
            models.UniqueConstraint(fields=["body", "term_no"], name="term_number_once"),
            models.CheckConstraint(
                name="term_ends_after_it_begins",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message=_("A term ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.term_no}"


@track()
class Delegation(Record):
    """Delegates of one constituency, meeting together (代表团)."""

    term = models.ForeignKey(
        Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="delegations"
    )
    name = models.CharField(pgettext_lazy("of a unit", "name"), max_length=60)
    departments = models.ManyToManyField(
        Department, verbose_name=_("departments"), related_name="delegations"
    )

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["term", "name"]
        constraints = [models.UniqueConstraint(fields=["term", "name"], name="delegation_name_once_a_term")]

    def __str__(self) -> str:
        return self.name


class MandateQuerySet(models.QuerySet["Mandate"]):
    def standing(self, *, on: dt.date | None = None) -> Self:
        """Valid on a day (today)."""
        day = on or timezone.localdate()
        return self.filter(
            Q(ended_on=None) | Q(ended_on__gt=day),
            since__lte=day,
            term__starts_on__lte=day,
            term__ends_on__gte=day,
        )


@track()
class Mandate(models.Model):
    """A person's mandate as a delegate (职工代表) for a term; ends by recall, resignation or leaving."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="mandates"
    )
    term = models.ForeignKey(Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="mandates")
    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.PROTECT, related_name="mandates"
    )
    is_head = models.BooleanField(_("head of the delegation"), default=False)
    since = models.DateField(_("since"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegate's mandate")
        verbose_name_plural = _("delegates' mandates")
        ordering = ["term", "delegation", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "term"],
                name="mandate_once_a_term",
                violation_error_message=_("This person has a mandate in this term already."),
            ),
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")),
                violation_error_message=_("A mandate can't end before it begins."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="delegation_of_the_term",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF NEW.term_id <> (SELECT term_id FROM members_delegation WHERE id = NEW.delegation_id) THEN
                        RAISE EXCEPTION 'a mandate is of the term of its delegation' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.delegation}"

    def clean(self) -> None:
        if self.delegation_id and self.term_id and self.delegation.term_id != self.term_id:
            raise ValidationError({"delegation": _("This delegation belongs to another term.")})
