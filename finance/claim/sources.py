"""How the cashier's list names and links to claims."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ClaimSource:
    model = "finance.claim"
    kind: Any = _("Claim")

    def title(self, source: Any) -> str:
        return str(source)

    def url(self, key: int) -> str:
        return reverse("admin:finance_claim_change", args=[key])
