"""What the audit committee's room asks for."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
from finance.audit_room.models import Audit, Sample
from union_portal.core.desk.admin import DeedForm

LONG = {"rows": 4}


class BeginForm(forms.Form):
    year = forms.IntegerField(
        label=_("Year"), min_value=1949, max_value=2100, initial=lambda: timezone.localdate().year - 1
    )


class DrawForm(DeedForm):
    rule = forms.ChoiceField(label=_("Draw"), choices=Sample.Rule.choices)
    amount = forms.DecimalField(
        label=_("From this amount on"), max_digits=14, decimal_places=2, required=False,
        help_text=_("For “all from an amount on”: the voucher's total in yuan."),
    )  # fmt: skip
    count = forms.IntegerField(
        label=_("How many"), min_value=1, max_value=2_000, required=False, help_text=_("For “at random”.")
    )
    seed = forms.CharField(
        label=_("Seed"), max_length=40, required=False,
        help_text=_("For “at random”: any text. Whoever draws with the same seed draws the same vouchers; left empty, one is made up."),
    )  # fmt: skip
    account = forms.ModelChoiceField(
        Account.objects.all(), label=_("Ledger account"), required=False,
        help_text=_("For “all of an account”: with its sub-accounts."),
    )  # fmt: skip


class LookForm(DeedForm):
    note = forms.CharField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class FaultForm(DeedForm):
    note = forms.CharField(
        label=_("What isn't in order?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class AskForm(DeedForm):
    text = forms.CharField(
        label=_("Question"), max_length=2_000, widget=forms.Textarea(attrs=LONG),
        help_text=_("Everybody who keeps the books can answer it."),
    )  # fmt: skip


class AnswerForm(DeedForm):
    answer = forms.CharField(label=_("Answer"), max_length=2_000, widget=forms.Textarea(attrs=LONG))


class RemarkForm(DeedForm):
    remark = forms.CharField(
        label=_("Remark"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class MissingForm(DeedForm):
    remark = forms.CharField(label=_("What is missing?"), max_length=2_000, widget=forms.Textarea(attrs=LONG))


class FindingForm(DeedForm):
    text = forms.CharField(
        label=_("Finding of the audit"), max_length=2_000, widget=forms.Textarea(attrs=LONG)
    )
    working_days = forms.IntegerField(
        label=_("Repair within working days"), min_value=1, max_value=250, required=False,
        help_text=_("Empty: noted only, nothing has to be repaired."),
    )  # fmt: skip


class RepairForm(DeedForm):
    repair = forms.CharField(
        label=_("What was put right?"), max_length=2_000, widget=forms.Textarea(attrs=LONG)
    )


class NotEnoughForm(MissingForm):
    working_days = forms.IntegerField(
        label=_("Repair within working days"), min_value=1, max_value=250, initial=10
    )


class OpinionForm(DeedForm):
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Audit.Verdict.choices)
    opinion = forms.CharField(
        label=_("Opinion"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Goes into the year's fund report, which all members read: please name nobody."),
    )  # fmt: skip
