from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User
    from union_portal.core.workday.models import CalendarDay


@rule("core.view_calendarday")
def may_view_calendar(user: User, day: CalendarDay | None = None) -> bool:
    return user.is_staff


@rule("core.set_calendarday")
def may_set_calendar(user: User, day: CalendarDay | None = None) -> bool:
    """Whoever enters the State Council's yearly notice."""
    return user.holds("UNION_OFFICER", "SYSTEM_ADMIN")
