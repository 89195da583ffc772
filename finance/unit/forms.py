from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.unit.models import Unit, UnitMember
from members.models import Person
from union_portal.core.desk.admin import DeedForm
from union_portal.core.typed import numbers_in
from union_portal.core.ui.fields import DayField

LISTED = [(kind.value, kind.label) for kind in (Unit.Kind.CLUB, Unit.Kind.OTHER)]


class UnitForm(forms.ModelForm):
    """A club, or what else keeps money of its own."""

    kind = forms.ChoiceField(label=_("kind"), choices=LISTED)

    class Meta:
        model = Unit
        fields = ["name", "kind"]


class KindForm(DeedForm):
    kind = forms.ChoiceField(
        label=_("kind"), choices=[*LISTED, (Unit.Kind.CAMPUS.value, Unit.Kind.CAMPUS.label)]
    )


class PeopleForm(DeedForm):
    """Several people by their staff numbers."""

    people = forms.CharField(
        label=_("Staff numbers"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or several, separated by blanks, commas or line breaks."),
    )  # fmt: skip

    def clean_people(self) -> list[Person]:
        numbers = set(numbers_in(self.cleaned_data["people"]))
        found = {person.staff_number: person for person in Person.objects.filter(staff_number__in=numbers)}
        if unknown := sorted(numbers - set(found)):
            raise forms.ValidationError(
                _now("Nobody has the staff number %(numbers)s.") % {"numbers": ", ".join(unknown)}
            )
        return [found[number] for number in sorted(found)]


class AddForm(PeopleForm):
    role = forms.ChoiceField(label=_("Role"), choices=UnitMember.Role.choices)
    since = DayField(label=_("Since"), initial=timezone.localdate)


class RemoveForm(PeopleForm):
    until = DayField(label=_("Until"), initial=timezone.localdate)
