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
    """Beat sweeps every 30 seconds: what has been due for minutes tells that nobody sweeps or works."""

    longest_wait: dt.timedelta = dt.timedelta(minutes=5)

    def run(self) -> None:
        try:
            wait = services.oldest_wait()
        except DatabaseError as error:
            raise ServiceUnavailable("the outbox can't be read") from error
        if wait > self.longest_wait:
            minutes = int(wait.total_seconds() // 60)
            raise ServiceUnavailable(f"the oldest due message has been waiting for {minutes} minutes")
