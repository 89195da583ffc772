"""Words of corrections."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.registering import tell


def register() -> None:
    tell(words={"voucher.corrected": _("wrote a correction of it")})
