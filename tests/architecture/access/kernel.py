"""What the kernel itself serves, and the kernel's rooms at the desk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from members.models import Post
from tests.architecture.access import desk
from tests.factories.core import JobFactory, attach
from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.audit import services as audit
from union_portal.core.consent import services as consents
from union_portal.core.deadline import services as deadlines
from union_portal.core.models import (
    AuditSeal,
    CalendarDay,
    Consent,
    DataKey,
    InboxMessage,
    Objection,
    OutboxMessage,
    PolicyValue,
)  # fmt: skip
from union_portal.core.notice import services as notices
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.verification import services as verification

PEOPLE = ("starter",)
POSTS = Post.Kind.values


def build(people: dict[str, Any]) -> dict[str, Any]:
    people["starter"] = starter = UserFactory()
    specimen = Specimen.objects.create(data_key=DataKey.of("specimen:1"), owner=starter)
    job = JobFactory(by=starter)
    notice = notices.publish(specimen, title="公示", body="王**（017）", working_days=5, by=starter)
    outbox.notify("specimen.specimen.arrived", to=[starter.pk], about=specimen)
    entry = audit.record_reading(specimen, "diagnosis", by=people["staff"])
    audit.seal()
    return {
        "job": job,
        "attachment": attach(job, by=starter),
        "notice": notice,
        "objection": notices.object_to(notice, text="不符", by=UserFactory()),
        "document": verification.issue("k7f3q2abcdef", title="决算", sha256="", summary=[], by=None),
        "consent": consents.give(starter, "specimen.health"),
        "message": InboxMessage.objects.get(),
        "entry": entry,
        "seal": AuditSeal.objects.last(),
        "deadline": deadlines.set_deadline(
            specimen, "specimen.reply", responsible=[], due_on=timezone.localdate()
        ),
        "given_up": OutboxMessage.objects.create(kind="mail", key="stuck", failed_at=timezone.now()),
        "policy": policy.version("members.activation_days"),
        "day": CalendarDay.objects.create(
            day=dt.date(2001, 1, 1), is_working=False, name="元旦", source="国务院"
        ),
    }


BOARDS = [
    "UNION_CHAIR", "UNION_OFFICER", "WELFARE_OFFICER", "ACTIVITY_OFFICER", "HOSPITAL_LEADER", "COMMITTEE_CHAIR",
    "COMMITTEE_SECRETARY", "COMMITTEE_MEMBER", "PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER",
]  # fmt: skip
"""Who sees at least one area's board."""
PUBLIC = {"staff": 200, "anonymous": 200}
ALL_STAFF = {"staff": 200}

ROWS = {
    "core:healthz": PUBLIC,
    "core:verify-entry": PUBLIC,
    "core:verify": {"of": "document"} | PUBLIC,
    "core:job": {"of": "job", "staff": 404, "starter": 200},
    "core:attachment-download": {"of": "attachment", "staff": 404, "starter": 200},
    "core:notices": ALL_STAFF,
    "core:notice": {"of": "notice"} | ALL_STAFF,
    "core:notice POST": {"of": "notice", "staff": 422},
    "core:consents": ALL_STAFF,
    "core:consent-withdraw POST": {"of": "consent", "staff": 404, "starter": 302},
    "core:reads": ALL_STAFF,
    "core:statistics": {"staff": 403} | dict.fromkeys(BOARDS, 200),
}

DESK = {
    "core.AuditEntry": desk(of="entry", see=["SECURITY_AUDITOR"]),
    "core.AuditSeal": desk(of="seal", see=["SECURITY_AUDITOR"]),
    "core.CalendarDay": desk(
        of="day", see=POSTS, add=["UNION_OFFICER", "SYSTEM_ADMIN"], change=["UNION_OFFICER", "SYSTEM_ADMIN"]
    ),
    "core.Deadline": desk(of="deadline", see=["UNION_CHAIR", "UNION_OFFICER"]),
    "core.Objection": desk(of="objection", see=["WELFARE_OFFICER", "UNION_CHAIR", "DISCIPLINE_SUPERVISOR"]),
    "core.OutboxMessage": desk(of="given_up", see=["SYSTEM_ADMIN"], deeds={"retry": ["SYSTEM_ADMIN"]}),
    "core.PolicyValue": desk(of="policy", see=POSTS, deeds={"set": ["UNION_CHAIR", "SECURITY_ADMIN"]}),
    "core.PublicNotice": desk(
        of="notice",
        see=["UNION_CHAIR", "UNION_OFFICER", "WELFARE_OFFICER", "DISCIPLINE_SUPERVISOR"],
        deeds={"end": ["WELFARE_OFFICER", "UNION_CHAIR"]},
    ),
}


def more_notices(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        specimen = Specimen.objects.create(data_key=DataKey.of(f"specimen:n{n}"))
        notice = notices.publish(specimen, title=f"公示{n}", body="…", working_days=5, by=people["staff"])
        Objection.objects.create(notice=notice, by=UserFactory(), text="不符")


def more_entries(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    reader = UserFactory()
    specimen = Specimen(pk=1, owner=people["staff"])
    for _n in range(count):
        audit.record_reading(specimen, "diagnosis", by=UserFactory())
        audit.record("core.job.started", reader, by=reader)
    audit.seal()


def more_consents(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    before = Consent.objects.count()
    Consent.objects.bulk_create(
        Consent(user=people["staff"], purpose="specimen.health", version=str(before + n), text="同意")
        for n in range(count)
    )


def more_policy(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    before = PolicyValue.objects.count()
    PolicyValue.objects.bulk_create(
        PolicyValue(key=f"test.{before + n}", value=n, valid_from=dt.date(2020, 1, 1), source="章程")
        for n in range(count)
    )


def more_days(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    before = CalendarDay.objects.count()
    CalendarDay.objects.bulk_create(
        CalendarDay(
            day=dt.date(1990, 1, 1) + dt.timedelta(days=before + n), is_working=False, name="…", source="…"
        )
        for n in range(count)
    )


def more_deadlines(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        specimen = Specimen.objects.create(data_key=DataKey.of(f"specimen:d{n}"))
        deadlines.set_deadline(
            specimen, "specimen.reply", responsible=[people["staff"].pk], due_on=timezone.localdate()
        )


def more_messages(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for n in range(count):
        specimen = Specimen.objects.create(data_key=DataKey.of(f"specimen:m{n}"))
        outbox.notify("specimen.specimen.arrived", to=[people["staff"].pk], about=specimen)
        outbox.enqueue("mail", key=f"mail:{specimen.pk}")


LISTS = {
    "core:notices": ("staff", more_notices),
    "core:consents": ("staff", more_consents),
    "core:reads": ("staff", more_entries),
    "admin:core_auditentry_changelist": ("SECURITY_AUDITOR", more_entries),
    "admin:core_auditseal_changelist": ("SECURITY_AUDITOR", more_entries),
    "admin:core_calendarday_changelist": ("UNION_OFFICER", more_days),
    "admin:core_deadline_changelist": ("UNION_CHAIR", more_deadlines),
    "admin:core_objection_changelist": ("WELFARE_OFFICER", more_notices),
    "admin:core_outboxmessage_changelist": ("SYSTEM_ADMIN", more_messages),
    "admin:core_policyvalue_changelist": ("CASHIER", more_policy),
    "admin:core_publicnotice_changelist": ("WELFARE_OFFICER", more_notices),
}
