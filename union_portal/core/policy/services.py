"""Read policy values as of a day; areas declare their parameters with a preset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.policy.models import PolicyValue
from union_portal.core.registry import Registry

if TYPE_CHECKING:
    from members.models import User

EPOCH = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class Parameter:
    """A number of the field: its meaning, the value a new portal starts with, and where that comes from.

    ``check`` raises ``DomainError`` for a new value that the area couldn't work with.
    """

    label: Any
    preset: Any
    source: str
    unit: Any = ""
    check: Callable[[Any], None] | None = None


parameters: Registry[Parameter] = Registry("policy parameter")


def declare(
    key: str,
    label: Any,
    preset: Any,
    *,
    source: str,
    unit: Any = "",
    check: Callable[[Any], None] | None = None,
) -> None:
    """Declare a parameter (in ``ready()``); ``migrate`` puts its preset into an empty portal."""
    parameters.register(key, Parameter(label, preset, source, unit, check))


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
    rows = list(PolicyValue.objects.filter(key=key))
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

    Decisions keep the version that they used. Raises ``DomainError`` for a value of another kind than the preset or
    one that the parameter's check refuses, or when another value begins on that very day.
    """
    parameter = parameters[key]
    if _kind_of(new) is not _kind_of(parameter.preset):
        raise DomainError(
            _("“%(value)s” isn't a value for this parameter. It should look like %(preset)s.")
            % {"value": new, "preset": parameter.preset},
            field="value",
        )
    if parameter.check is not None:
        parameter.check(new)
    rows = list(PolicyValue.objects.select_for_update().filter(key=key).order_by("valid_from"))
    if any(row.valid_from == valid_from for row in rows):
        raise DomainError(
            _("A value that begins on %(day)s was entered already. Choose another day.")
            % {"day": date_format(valid_from)},
            field="valid_from",
        )
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
    audit.record("core.policy.set", row, by=by, key=key, value=new, valid_from=valid_from, source=source)
    return row


def _kind_of(value: Any) -> type:
    """Whole and broken numbers are one kind; ``True`` is no number."""
    return float if isinstance(value, int | float) and not isinstance(value, bool) else type(value)
