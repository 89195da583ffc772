"""The hall's tile that leads members to their units' books."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from union_portal.core import registry


def register() -> None:
    registry.services.register(
        "finance.units",
        registry.Service(
            _("Our money"), "wallet", "finance:unit-list", offered_to=lambda user: user.person_id is not None
        ),
    )
