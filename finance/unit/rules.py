"""Who keeps the lists of clubs, and who reads a unit's books."""

from __future__ import annotations

from finance.rules import READERS
from finance.unit.models import Unit
from members.models import User
from union_portal.core.rules import rule

OFFICERS = ("UNION_OFFICER", "UNION_CHAIR", "ACTIVITY_OFFICER")


@rule("finance.view_unit")
def may_view(user: User) -> bool:
    """The desk's list of units."""
    return user.holds(*READERS, *OFFICERS) or user.sits_on("AUDIT")


@rule("finance.keep_units")
def may_keep(user: User) -> bool:
    """Open a club's books, and say who belongs to it."""
    return user.holds(*OFFICERS)


@rule("finance.read_unit_book")
def may_read(user: User, unit: Unit) -> bool:
    """A unit's books are open to its members, to whoever keeps its money, and to the desk."""
    units = Unit.objects.filter(pk=unit.pk)
    return may_view(user) or units.of(user).exists() or units.kept_by(user).exists()
