from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.models import User
    from union_portal.core.audit.models import AuditEntry, AuditSeal


@rule("core.view_auditentry")
def may_view_audit_entries(user: User, entry: AuditEntry | None = None) -> bool:
    """The trail is read by the security auditor alone (三员分立), who may change nothing."""
    return user.holds("SECURITY_AUDITOR")


@rule("core.view_auditseal")
def may_view_audit_seals(user: User, seal: AuditSeal | None = None) -> bool:
    return user.holds("SECURITY_AUDITOR")
