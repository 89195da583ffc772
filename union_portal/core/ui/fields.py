"""Days and times in forms: the browser's own picker."""

from __future__ import annotations

from django import forms


class DayInput(forms.DateInput):
    """A browser reads a value of its date picker in ISO alone, whatever the language of the page."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """The same with hour and minute."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DayField(forms.DateField):
    """A day. It starts empty unless told otherwise, mostly with ``initial=timezone.localdate``."""

    widget = DayInput
