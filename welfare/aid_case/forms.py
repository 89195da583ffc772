"""What is asked for: by the applicant on the phone, and by the deeds of the desk."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from finance.payee.forms import AccountField
from members.models import User
from union_portal.core.consent.services import purposes
from union_portal.core.desk.admin import DeedForm
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO
from union_portal.core.typed import narrow
from union_portal.core.ui.fields import DayField
from welfare.aid_case.figures import require_askable
from welfare.aid_case.models import AidCase, AidDecision
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.workflow import AidKind, Category

PLAUSIBLE = Decimal(10_000_000)
"""No amount of a household in need is larger; whoever types more has slipped."""

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def amount(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=ZERO, max_value=PLAUSIBLE, decimal_places=2, required=required, help_text=help_text,
        error_messages={"max_value": _("That is more than ten million yuan. Please compare the amount once more.")},
    )  # fmt: skip


class KindForm(forms.Form):
    """Step 1: what it is about."""

    kind = forms.ChoiceField(
        label=_("What do you need help with?"), choices=AidKind, widget=forms.RadioSelect
    )


class ConsentForm(forms.Form):
    """Step 2: separate consent, each purpose by itself, nothing ticked beforehand."""

    aid = forms.BooleanField(
        label=_("I have read this and agree that the union uses these data to help me."),
        error_messages={
            "required": _(
                "Without your consent the union may not take in these data. You can also refuse below."
            )
        },
    )
    publication = forms.BooleanField(
        label=_("I have read this and agree to the masked public notice."), required=False
    )

    def __init__(self, *args: Any, has_publication: bool, **kwargs: Any) -> None:
        """Who has agreed to public notices already isn't asked again; that consent is withdrawn under "Me"."""
        super().__init__(*args, **kwargs)
        if has_publication:
            del self.fields["publication"]

    @property
    def texts(self) -> dict[str, Any]:
        """What one agrees to, as it is worded now."""
        return {"aid": purposes[AID], "publication": purposes[PUBLICATION]}


class DetailsForm(forms.Form):
    """Step 3: the household and its hardship. Saved sealed, never in the browser. ``kind``: what the aid is for."""

    illness = forms.CharField(
        label=_("What has happened?"),
        help_text=_("The illness, the accident, the school or whatever it is, in a sentence."),
        max_length=200,
    )
    circumstances = forms.CharField(
        label=_("How are you and your family getting on?"),
        help_text=_("What it costs, what insurance pays, who lives with you. As much as you like to tell."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    household_size = forms.IntegerField(label=_("How many people live together?"), min_value=1, max_value=20)
    family_income = amount(
        _("Disposable income of the whole family in the last twelve months (yuan)"),
        help_text=_("Wages after tax, pensions and other income together."),
    )
    rigid_expenditure = amount(
        _("Unavoidable expenditure in the last twelve months (yuan)"),
        required=False,
        help_text=_("For illness, disability and schooling, after what insurance and others have paid."),
    )
    amount_asked = amount(_("How much do you ask for (yuan)?"))
    national_id = forms.CharField(
        label=_("Identity number"), max_length=20, help_text=_("So that no household is helped twice.")
    )
    bank_name = forms.CharField(label=_("Bank and branch"), max_length=60)
    bank_account = AccountField(
        label=_("Bank account in your own name"), help_text=_("Aid is transferred, never paid in cash.")
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in ("national_id", "bank_name", "bank_account"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean_amount_asked(self) -> Decimal | None:
        asked: Decimal | None = self.cleaned_data["amount_asked"]
        if asked is not None and asked <= 0:
            raise forms.ValidationError(gettext("Name an amount above zero."))
        try:
            require_askable(self.kind, asked or ZERO)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error
        return asked

    def clean_national_id(self) -> str:
        """Eighteen characters must add up (GB 11643); passports and permits are taken as they are."""
        number = re.sub(r"\s", "", narrow(self.cleaned_data["national_id"])).upper()
        if re.fullmatch(r"[0-9]{17}[0-9X]", number):
            check = sum(int(digit) * weight for digit, weight in zip(number, ID_WEIGHTS, strict=False)) % 11
            if "10X98765432"[check] != number[-1]:
                raise forms.ValidationError(
                    gettext("This identity number doesn't add up. Please compare it once more.")
                )
        elif number and not re.fullmatch(r"[A-Z0-9]{6,17}", number):
            raise forms.ValidationError(
                gettext("Enter the 18 characters of the identity card, or the number of a permit.")
            )
        return number


class DraftForm(DetailsForm):
    """What saves itself while somebody is typing: whatever is whole by now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False


class AccountForm(forms.Form):
    bank_name = DetailsForm.base_fields["bank_name"]
    bank_account = DetailsForm.base_fields["bank_account"]


# -- deeds of the desk --------------------------------------------------------------------------------
class HandOverForm(DeedForm):
    to = forms.ModelChoiceField(queryset=User.objects.none(), label=_("Welfare officer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officers = User.objects.holding("WELFARE_OFFICER").select_related("person")
        case: AidCase = self.obj  # type: ignore[assignment]
        self.fields["to"].queryset = officers.exclude(  # type: ignore[attr-defined]
            pk__in=[self.user.pk, case.applied_by_id, case.officer_id]
        )


class RemarkForm(DeedForm):
    remark = forms.CharField(
        label=_("Word to the applicant"),
        help_text=_("Kept sealed. The applicant reads it in the case, not in the message."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OfficersRemarkForm(RemarkForm):
    """When a case goes back to the officer."""

    remark = forms.CharField(
        label=_("What is to be checked once more"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class WorksheetForm(DeedForm):
    income = amount(_("Disposable income of the year as checked (yuan)"))
    rigid_expenditure = amount(_("Rigid expenditure of the year, net of insurance and other aid (yuan)"))
    people = forms.IntegerField(label=_("People living together"), min_value=1, max_value=20)
    sudden_costs = amount(
        _("Costs of a sudden event within the year (yuan)"), help_text=_("Zero when there was none.")
    )
    findings = forms.CharField(
        label=_("Findings"),
        help_text=_("What was checked, and how. Kept sealed."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case: AidCase = self.obj  # type: ignore[assignment]
        self.initial = {"people": case.household_size, "sudden_costs": ZERO, **self.initial}


class VisitForm(DeedForm):
    visited_on = DayField(label=_("Visited on"))
    company = forms.CharField(label=_("Who went along"), max_length=120, required=False)
    note = forms.CharField(
        label=_("What was seen and said"),
        help_text=_("Kept sealed."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"visited_on": timezone.localdate(), **self.initial}


class CategoryForm(DeedForm):
    category = forms.ChoiceField(
        label=_("Proposed category"),
        choices=Category,
        widget=forms.RadioSelect,
        help_text=_("The worksheet suggests, you decide."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case: AidCase = self.obj  # type: ignore[assignment]
        check = case.checks.last()
        self.initial = {"category": check.suggested if check else None, **self.initial}


class DecisionForm(DeedForm):
    outcome = forms.ChoiceField(label=_("Decision"), choices=AidDecision.Outcome, widget=forms.RadioSelect)
    category = forms.ChoiceField(label=_("Category"), choices=[("", "—"), *Category.choices], required=False)
    amount = amount(_("Amount granted (yuan)"), required=False)
    met_on = DayField(label=_("Decided on"))
    present = forms.ModelMultipleChoiceField(
        label=_("Members present"), queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    votes_for = forms.IntegerField(label=_("Votes for"), min_value=0)
    votes_against = forms.IntegerField(label=_("Votes against"), min_value=0, initial=0)
    abstentions = forms.IntegerField(label=_("Abstentions"), min_value=0, initial=0)
    grounds = forms.CharField(
        label=_("Reasons for the decision"),
        help_text=_("Kept sealed. After a refusal the applicant reads them in the case."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case: AidCase = self.obj  # type: ignore[assignment]
        kinds = ("COMMITTEE_CHAIR", "COMMITTEE_SECRETARY", "COMMITTEE_MEMBER")
        members = User.objects.holding(*kinds, committee__kind="WELFARE").select_related("person")
        self.fields["present"].queryset = members.exclude(pk=case.applied_by_id)  # type: ignore[attr-defined]
        self.initial = {
            "category": case.category, "amount": case.amount_asked, "met_on": timezone.localdate(),
            **self.initial,
        }  # fmt: skip
