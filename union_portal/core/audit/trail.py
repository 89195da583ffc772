"""The history of one record, as its page shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from union_portal.core.audit.models import READ, AuditEntry
from union_portal.core.audit.words import words_of

SHOWN = 100


@dataclass(frozen=True)
class HistoryEntry:
    """One line of a record's history: who did what, when."""

    at: dt.datetime
    who: str
    words: str
    note: str = ""


def audit_history(obj: models.Model, user: Any) -> list[HistoryEntry]:
    """What was done with a record, newest first. Readings of sensitive fields are for auditors alone."""
    entries = AuditEntry.objects.about(obj).select_related("by__person")
    if not user.has_perm("core.view_auditentry"):
        entries = entries.exclude(action=READ)
    return [
        HistoryEntry(
            at=entry.at,
            who=str(entry.by) if entry.by else _("The portal"),
            words=words_of(entry.action),
            note=entry.reason,
        )
        for entry in entries[:SHOWN]
    ]
