"""Finance's tasks, where Celery looks for them."""

from finance.dues.tasks import remind_dues
from finance.period.tasks import check_balances

__all__ = ["check_balances", "remind_dues"]
