from __future__ import annotations

from celery import shared_task

from finance.period import services


@shared_task(name="finance.check_balances")
def check_balances() -> int:
    """Every night: month balances against the entries. A difference is an error in the log and an audit entry."""
    return services.report_differences()
