"""Which fields are sensitive, why the union has them, and how long (个人信息保护法 art. 6, 19, 51)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from union_portal.core.registry import Registry


class DataClass(StrEnum):
    """How much harm a leak would do, each class more than the one before."""

    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"


@dataclass(frozen=True)
class SensitiveField:
    """One field of one model (``app.Model.field``): purpose, class and for how many years it is kept, and from when."""

    purpose: Any
    data_class: DataClass
    years: int
    counted_from: Any


sensitive_fields: Registry[SensitiveField] = Registry("sensitive field")
disposals: Registry[Callable[[Any], int]] = Registry("disposal")
"""What the nightly job calls per area, with today's date: erase what is past its time, return how many."""


def register(field: str, *, purpose: Any, data_class: DataClass, years: int, counted_from: Any) -> None:
    """Declare a sensitive field in the area's ``ready()``. A sealed field without this fails the tests."""
    sensitive_fields.register(field, SensitiveField(purpose, data_class, years, counted_from))
