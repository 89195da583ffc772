"""The tasks of the activities, where Celery looks for them."""

from activities.activity.tasks import remind

__all__ = ["remind"]
