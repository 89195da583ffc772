"""How finance names and links to what it pays for, without knowing what an aid case is."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class AidCaseSource:
    model = "welfare.aidcase"
    kind: Any = _("Aid case")

    def title(self, source: Any) -> str:
        return str(source)

    def url(self, key: int) -> str:
        return reverse("admin:welfare_aidcase_change", args=[key])
