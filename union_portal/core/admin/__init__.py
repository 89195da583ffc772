"""The kernel's rooms at the desk. They stand above all slices, since the desk itself stands on some of them."""

from union_portal.core.admin import audit, deadline, notice, outbox, policy, workday

__all__ = ["audit", "deadline", "notice", "outbox", "policy", "workday"]
