"""What the kernel itself puts into its registries: rules, words of the audit trail, worklists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from union_portal.core import registry
from union_portal.core.audit import rules as audit_rules
from union_portal.core.audit.words import actions
from union_portal.core.deadline import rules as deadline_rules
from union_portal.core.deadline.models import Deadline
from union_portal.core.hall.context import services_for
from union_portal.core.job import rules as job_rules
from union_portal.core.matter.models import Matter
from union_portal.core.notice import rules as notice_rules
from union_portal.core.outbox import rules as outbox_rules
from union_portal.core.outbox.models import OutboxMessage
from union_portal.core.policy import rules as policy_rules
from union_portal.core.workday import rules as workday_rules
from union_portal.core.workday.services import known_until

RULES = [audit_rules, deadline_rules, job_rules, notice_rules, outbox_rules, policy_rules, workday_rules]
"""Importing them registers their rules."""

WORDS = {
    "core.attachment.added": _("attached a file"),
    "core.attachment.removed": _("took a file away"),
    "core.consent.given": _("gave a separate consent"),
    "core.consent.withdrawn": _("withdrew a consent"),
    "core.demo.loaded": _("loaded the demo hospital"),
    "core.desk.exported": _("took a list along as a file"),
    "core.job.finished": _("got the result of long work"),
    "core.job.started": _("started long work"),
    "core.notice.ended": _("took a public notice off"),
    "core.notice.objected": _("objected to a public notice"),
    "core.notice.published": _("published a public notice"),
    "core.outbox.retried": _("had a message tried again"),
    "core.policy.set": _("set a policy value"),
    "core.retention.disposed": _("erased what was past its time"),
    "core.sealing.destroyed": _("destroyed the key of sealed fields"),
    "core.sealing.rotated": _("wrapped the data keys anew"),
    "core.sensitive.read": _("read sensitive data"),
    "core.workday.set": _("entered a calendar day"),
}


def _list_of(model: str, query: str = "") -> Any:
    return lambda user: reverse(f"admin:core_{model}_changelist") + query


def _find_services(user: Any, words: str, limit: int) -> Iterable[registry.SearchResult]:
    """What the person can use, by its name or its line below it."""
    for service in services_for(user):
        if words.casefold() in f"{service['label']} {service['note']}".casefold():
            yield registry.SearchResult(
                str(service["label"]), service["url"], _("Service"), str(service["note"])
            )


def _find_matters(user: Any, words: str, limit: int) -> Iterable[registry.SearchResult]:
    """What the person has under way or had, by number or title."""
    for matter in Matter.objects.of(user).matching(words)[:limit]:
        yield registry.SearchResult(matter.title, matter.url, _("My matters"), matter.state_label)


def _missing_years(user: Any) -> int:
    """One from October on, when the next year's holidays are not entered yet."""
    return int(known_until() < timezone.localdate() + dt.timedelta(days=90))


def register_all() -> None:
    for action, words in WORDS.items():
        if action not in actions:
            actions.register(action, words)
    registry.search.register("core.services", _find_services)
    registry.search.register("core.matters", _find_matters)
    registry.worklists.register(
        "core.deadline",
        registry.Worklist(
            _("Overdue in all areas"),
            lambda user: Deadline.objects.overdue(on=timezone.localdate()).count(),
            _list_of("deadline", "?standing=overdue"),
            lambda user: user.has_perm("core.view_deadline"),
            icon="clock",
            tone="danger",
        ),
    )
    registry.worklists.register(
        "core.outbox",
        registry.Worklist(
            _("Messages given up"),
            lambda user: OutboxMessage.objects.given_up().count(),
            _list_of("outboxmessage", "?standing=given-up"),
            lambda user: user.has_perm("core.view_outboxmessage"),
            icon="mail",
            tone="danger",
        ),
    )
    registry.worklists.register(
        "core.workday",
        registry.Worklist(
            _("Holidays of the coming year to be entered"),
            _missing_years,
            _list_of("calendarday"),
            lambda user: user.has_perm("core.set_calendarday"),
            icon="calendar-event",
            tone="warning",
        ),
    )
