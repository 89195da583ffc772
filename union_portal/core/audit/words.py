"""The audit trail in words: what each action means to a reader, and the history of one record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from union_portal.core.audit.models import READ, AuditEntry
from union_portal.core.registry import Registry

actions: Registry[Any] = Registry("audit action")
"""Action → words in the past tense after the person's name, e.g. ``proposals.proposal.filed`` → "put it on file"."""

SHOWN = 100


@dataclass(frozen=True)
class HistoryEntry:
    """One line of a record's history: who did what, when."""

    at: dt.datetime
    who: str
    words: str
    note: str = ""


def words_of(action: str) -> str:
    """The words of an action; what nobody registered is shown by its name."""
    return str(actions[action]) if action in actions else action


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
            note=str(entry.details.get("reason", "")) if isinstance(entry.details, dict) else "",
        )
        for entry in entries[:SHOWN]
    ]
