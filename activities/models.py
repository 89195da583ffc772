"""Activities; each slice keeps its own."""

from activities.activity.models import Activity, Registration
from activities.feed.models import CalendarFeed

__all__ = ["Activity", "CalendarFeed", "Registration"]
