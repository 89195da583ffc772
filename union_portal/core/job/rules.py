from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.job.models import Job
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User


@rule("core.view_job")
def may_view_job(user: User, job: Job) -> bool:
    """Whoever started the work sees it and takes its result."""
    return job.by_id == user.pk
