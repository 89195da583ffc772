"""The tasks of the proposals, where Celery looks for them."""

from proposals.intake.tasks import close_windows
from proposals.promise.tasks import promises
from proposals.similar.tasks import count_grams

__all__ = ["close_windows", "count_grams", "promises"]
