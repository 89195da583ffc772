"""What each action of the audit trail, and each reason of a reading, means to a reader."""

from __future__ import annotations

from typing import Any

from union_portal.core.registry import Registry

actions: Registry[Any] = Registry("audit action")
"""Action → words in the past tense after the person's name, e.g. ``proposals.proposal.filed`` → "put it on file"."""

reasons: Registry[Any] = Registry("reason of a reading")
"""Reason that a service gives by its code → words, e.g. ``welfare.payment`` → "to pay the aid"."""


def words_of(action: str) -> str:
    """The words of an action; what nobody registered is shown by its name."""
    return str(actions[action]) if action in actions else action


def reason_in_words(reason: str) -> str:
    """The words of a reason; what a person wrote stays as it is."""
    return str(reasons[reason]) if reason in reasons else reason
