"""Read policy values as of a day; areas declare their parameters with a preset."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from union_portal.core.errors import DomainError
from union_portal.core.policy.models import PolicyValue
from union_portal.core.registry import Registry

EPOCH = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class Parameter:
    """A number of the field: its meaning, the value a new portal starts with, and where that comes from."""

    label: Any
    preset: Any
    source: str
    unit: Any = ""


parameters: Registry[Parameter] = Registry("policy parameter")


def declare(key: str, label: Any, preset: Any, *, source: str, unit: Any = "") -> None:
    """Declare a parameter (in ``ready()``); ``migrate`` puts its preset into an empty portal."""
    parameters.register(key, Parameter(label, preset, source, unit))


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
            % {"key": key, "day": on or timezone.localdate()}
        )
    return row


def value(key: str, *, on: dt.date | None = None) -> Any:
    """The value that is valid on a day (today), e.g. ``value("proposal.min_seconders")``."""
    return version(key, on=on).value
