"""Read policy values as of a day; areas declare their parameters with a preset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.policy.models import PolicyValue
from union_portal.core.policy.parameters import declare as declare
from union_portal.core.policy.parameters import parameters as parameters

if TYPE_CHECKING:
    from members.models import User

EPOCH = dt.date(2000, 1, 1)


def load_presets() -> None:
    """Give every declared parameter that has no value at all its preset."""
    known = set(PolicyValue.objects.values_list("key", flat=True))
    PolicyValue.objects.bulk_create(
        PolicyValue(key=key, value=parameter.preset, valid_from=EPOCH, source=parameter.source)
        for key, parameter in parameters.items()
        if key not in known
    )


def version(key: str, *, on: dt.date | None = None) -> PolicyValue:
    """The row that is valid on a day (today); decisions store it. Raises ``DomainError`` when there is none."""
    row = PolicyValue.objects.valid_on(on or timezone.localdate()).filter(key=key).first()
    if row is None:
        raise DomainError(
            _("No value of the parameter “%(key)s” is valid on %(day)s. Ask the union office to enter one.")
            % {"key": key, "day": date_format(on or timezone.localdate())}
        )
    return row


def value(key: str, *, on: dt.date | None = None) -> Any:
    """The value that is valid on a day (today), e.g. ``value("proposal.min_seconders")``."""
    return version(key, on=on).value


def values(key: str, *, on: Iterable[dt.date]) -> dict[dt.date, Any]:
    """The values of several days, for one query. Raises ``DomainError`` when one of the days has none."""
    rows = list(PolicyValue.objects.standing().filter(key=key))
    found: dict[dt.date, Any] = {}
    for day in on:
        valid = (r for r in rows if r.valid_from <= day and (r.valid_until is None or r.valid_until >= day))
        row = next(valid, None)
        found[day] = row.value if row else value(key, on=day)
    return found


@transaction.atomic
def set_value(
    key: str, new: Any, *, valid_from: dt.date, source: str, by: User, note: str = ""
) -> PolicyValue:
    """Let a parameter have a new value from a day on (参数调整). The value before it ends the day before.

    A value that begins today or later may be put right by another from the same day. Decisions keep the version that they
    used. Raises ``DomainError`` for a value that the parameter can't have, and when another value has begun on that day
    in the past.
    """
    parameters[key].require_fit(new)
    rows = list(PolicyValue.objects.standing().select_for_update().filter(key=key).order_by("valid_from"))
    same_day = next((row for row in rows if row.valid_from == valid_from), None)
    if same_day is not None:
        if valid_from < timezone.localdate():
            raise DomainError(
                _(
                    "A value that begins on %(day)s was entered already and has been followed. Choose another day."
                )
                % {"day": date_format(valid_from)},
                field="valid_from",
            )
        same_day.replaced_at = timezone.now()
        same_day.save(update_fields=["replaced_at"])
    before = [row for row in rows if row.valid_from < valid_from]
    after = [row for row in rows if row.valid_from > valid_from]
    if before and (before[-1].valid_until is None or before[-1].valid_until >= valid_from):
        before[-1].valid_until = valid_from - dt.timedelta(days=1)
        before[-1].save(update_fields=["valid_until"])
    row = PolicyValue.objects.create(
        key=key,
        value=new,
        valid_from=valid_from,
        valid_until=after[0].valid_from - dt.timedelta(days=1) if after else None,
        source=source,
        note=note,
    )
    instead_of = {} if same_day is None else {"instead_of": same_day.value}
    audit.record(
        "core.policy.set", row, by=by, key=key, value=new, valid_from=valid_from, source=source, **instead_of
    )
    return row
