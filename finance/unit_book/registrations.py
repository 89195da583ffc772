"""The hall's tile that leads members to their units' books."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from finance.unit.models import Unit
from union_portal.core import registry


def _has_books(user: Any) -> bool:
    """Whether the person belongs to a unit, or keeps one's money."""
    return (Unit.objects.of(user) | Unit.objects.kept_by(user)).exists()


def register() -> None:
    registry.services.register(
        "finance.units",
        registry.Service(_("Our money"), "wallet", "finance:unit-list", offered_to=_has_books),
    )
