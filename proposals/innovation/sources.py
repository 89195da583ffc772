"""How finance names and links to the rewards that it pays."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class InnovationSource:
    model = "proposals.rationalizationproposal"
    kind: Any = _("Reward of a rationalisation suggestion")

    def title(self, source: Any) -> str:
        return str(source)

    def url(self, key: int) -> str:
        return reverse("admin:proposals_rationalizationproposal_change", args=[key])
