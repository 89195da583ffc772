"""The kernel's tables; each slice keeps its own."""

from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.models import AuditEntry, AuditSeal
from union_portal.core.consent.models import Consent
from union_portal.core.deadline.models import Deadline
from union_portal.core.job.models import Job
from union_portal.core.matter.models import Matter
from union_portal.core.notice.models import Objection, PublicNotice
from union_portal.core.number.models import NumberCounter
from union_portal.core.outbox.models import InboxMessage, OutboxMessage
from union_portal.core.policy.models import PolicyValue
from union_portal.core.sealing.models import DataKey
from union_portal.core.todo.models import Todo
from union_portal.core.verification.models import IssuedDocument
from union_portal.core.workday.models import CalendarDay

__all__ = [
    "Attachment", "AuditEntry", "AuditSeal", "CalendarDay", "Consent", "DataKey", "Deadline", "InboxMessage",
    "IssuedDocument", "Job", "Matter", "NumberCounter", "Objection", "OutboxMessage", "PolicyValue",
    "PublicNotice", "Todo",
]  # fmt: skip
