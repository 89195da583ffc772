"""What a payment is for, told by the apps above: finance shows "Aid case 2026-0012" without knowing what one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from union_portal.core.registry import Registry

if TYPE_CHECKING:
    from members.models import Person


class PaymentSource(Protocol):
    """One kind of record that asks for payments, registered in the ``ready()`` of its app."""

    model: str
    """``app.model`` in lower case, e.g. ``welfare.aidcase``."""
    kind: Any
    """Translated, e.g. "Aid case"."""

    def title(self, source: Any) -> str:
        """What the finance desk reads, e.g. "2026-0012"; never anything sensitive."""

    def url(self, key: int) -> str:
        """Where the record is worked on at the desk."""


sources: Registry[PaymentSource] = Registry("payment source")


def register(source: PaymentSource) -> None:
    sources.register(source.model, source)


@dataclass(frozen=True)
class Asked:
    """What is asked to be paid, as checks look at it. ``heads``: for how many people; none: for the payee alone."""

    amount: Decimal
    account: str
    item: str
    payee: Person | None
    heads: int | None
    texts: tuple[str, ...]


checks: Registry[Callable[[Asked], None]] = Registry("payment check")
"""What other slices look at before a request comes into being: each raises ``DomainError`` with its reason."""


def require_passed(asked: Asked) -> None:
    """Raise the ``DomainError`` of the first check that says no."""
    for check in checks:
        check(asked)
