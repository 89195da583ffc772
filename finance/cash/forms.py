from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.cash import figures
from finance.cash.models import DENOMINATIONS
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


class PiecesMixin(forms.Form):
    """Notes and coins; nothing typed is none. The sum is worked out, never typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for note in DENOMINATIONS:
            self.fields[_name(note)] = forms.IntegerField(
                label=_label(note), min_value=0, max_value=100_000, required=False
            )
        self.order_fields([name for name in self.fields if name != "cause"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        pieces = {note: data.pop(_name(note), None) or 0 for note in DENOMINATIONS}
        return data | {"pieces": pieces}


def _name(note: str) -> str:
    return f"note_{note.replace('.', '_')}"


def _label(note: str) -> str:
    return str(_("Pieces of %(note)s yuan")) % {"note": note}


def _cause() -> forms.CharField:
    return forms.CharField(
        label=_("cause of the difference"), max_length=300, required=False,
        help_text=_("Only if box and book differ. Write “unknown” if nobody knows it yet."),
    )  # fmt: skip


class CountForm(PiecesMixin):
    account = forms.ModelChoiceField(figures.boxes(), label=_("cash account"), empty_label=None)
    day = DayField(
        label=_("day"), initial=timezone.localdate,
    )  # fmt: skip
    cause = _cause()


class RecountForm(PiecesMixin, DeedForm):
    cause = _cause()


class ReturnForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300)
