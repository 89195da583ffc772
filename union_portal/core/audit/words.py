"""What each action of the audit trail means to a reader."""

from __future__ import annotations

from typing import Any

from union_portal.core.registry import Registry

actions: Registry[Any] = Registry("audit action")
"""Action → words in the past tense after the person's name, e.g. ``proposals.proposal.filed`` → "put it on file"."""


def words_of(action: str) -> str:
    """The words of an action; what nobody registered is shown by its name."""
    return str(actions[action]) if action in actions else action
