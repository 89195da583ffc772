"""Erasing what is past its time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from members.models import User
from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.policy import services as policy
from union_portal.core.sealing import services as sealing
from welfare.aid_case.models import AidCase
from welfare.aid_case.services.applicant import discard
from welfare.aid_case.services.steps import (
    locked,
)
from welfare.aid_case.workflow import State

RETENTION_YEARS = 10
"""From the closing of a case; the province of Hunan's rules for hardship files."""


def dispose(on: dt.date) -> int:
    """Nightly: erase closed cases past their time by destroying their keys, and drafts nobody came back to."""
    limit = on.replace(year=on.year - RETENTION_YEARS, day=min(on.day, 28))
    past = AidCase.objects.filter(closed_on__lt=limit, data_key__destroyed_at=None).order_by("pk")
    stale_since = timezone.now() - dt.timedelta(days=int(policy.value("welfare.draft_days", on=on)))
    stale = AidCase.objects.filter(state=State.DRAFT, saved_at__lt=stale_since).order_by("pk")
    done = 0
    for case in past:
        with transaction.atomic():
            case = locked(case)
            for evidence in Attachment.objects.about(case):
                attachment.remove(evidence, by=User.objects.system())
            case.national_id_index = case.bank_account_index = ""
            case.save(update_fields=["national_id_index", "bank_account_index"])
            done += sealing.destroy(case.data_key.subject)
    for case in stale:
        discard(case, by=None)
        done += 1
    return done
