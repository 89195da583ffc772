"""Whether the workers and the sweeper are alive, for monitoring."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import DatabaseError
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from union_portal.core.outbox import services


@dataclasses.dataclass
class Workers(HealthCheck):
    """Beat sweeps every 30 seconds: what has been due for minutes tells that nobody sweeps or works.

    Jobs may wait for one another, so for them it is an hour.
    """

    longest_wait: dt.timedelta = dt.timedelta(minutes=5)
    longest_wait_of_jobs: dt.timedelta = dt.timedelta(hours=1)

    def run(self) -> None:
        try:
            waits = [
                (services.oldest_wait(services.Lane.SHORT), self.longest_wait, "message"),
                (services.oldest_wait(services.Lane.LONG), self.longest_wait_of_jobs, "job"),
            ]
        except DatabaseError as error:
            raise ServiceUnavailable("the outbox can't be read") from error
        for wait, limit, what in waits:
            if wait > limit:
                minutes = int(wait.total_seconds() // 60)
                raise ServiceUnavailable(f"the oldest due {what} has been waiting for {minutes} minutes")
