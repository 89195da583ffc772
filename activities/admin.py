"""The desk pages of the activities."""

from activities.activity.admin import ActivityAdmin

__all__ = ["ActivityAdmin"]
