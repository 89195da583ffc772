"""The kernel's tasks, where Celery looks for them."""

from union_portal.core.audit.tasks import seal, verify
from union_portal.core.deadline.tasks import remind
from union_portal.core.outbox.tasks import deliver_long, deliver_short
from union_portal.core.retention.tasks import dispose

__all__ = ["deliver_long", "deliver_short", "dispose", "remind", "seal", "verify"]
