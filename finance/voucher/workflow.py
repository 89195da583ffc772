"""The life of a voucher (记账凭证): written, handed in, checked, posted; posted is posted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    PREPARED = "PREPARED", _("Waiting for the checker")
    CHECKED = "CHECKED", _("Waiting for the bookkeeper")
    POSTED = "POSTED", _("Posted")


NEXT: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.PREPARED}),
    State.PREPARED: frozenset({State.CHECKED, State.DRAFT}),
    State.CHECKED: frozenset({State.POSTED, State.DRAFT}),
    State.POSTED: frozenset(),
}

UNPOSTED = frozenset({State.DRAFT, State.PREPARED, State.CHECKED})
