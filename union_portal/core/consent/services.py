"""Ask for, record and withdraw separate consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from union_portal.core.audit import services as audit
from union_portal.core.consent.models import Consent, Purpose, purposes
from union_portal.core.consent.signals import consent_withdrawn
from union_portal.core.errors import DomainError

if TYPE_CHECKING:
    from members.models import User


__all__ = ["Purpose", "give", "purposes", "require", "stands", "withdraw"]


@transaction.atomic
def give(user: User, purpose: str) -> Consent:
    """Record that the person agreed to the purpose in its present wording."""
    wording = purposes[purpose]
    consent, created = Consent.objects.get_or_create(
        user=user,
        purpose=purpose,
        version=wording.version,
        withdrawn_at=None,
        defaults={"text": str(wording.text)},
    )
    if created:
        audit.record("core.consent.given", consent, by=user, purpose=purpose, version=wording.version)
    return consent


def stands(user: User, purpose: str) -> bool:
    return Consent.objects.standing().filter(user=user, purpose=purpose).exists()


def require(user: User, purpose: str) -> None:
    """Raises ``DomainError`` unless the person's consent stands."""
    if not stands(user, purpose):
        raise DomainError(
            _("This needs a separate consent to “%(purpose)s”, which has not been given or was withdrawn.")
            % {"purpose": purposes[purpose].label},
            field="consent",
        )


@transaction.atomic
def withdraw(consent: Consent, *, by: User) -> None:
    """Withdraw a consent; from now on the data may only be stored, not used (art. 15, 47)."""
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_at is None:
        consent.withdrawn_at = timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        audit.record("core.consent.withdrawn", consent, by=by, purpose=consent.purpose)
        consent_withdrawn.send(sender=Consent, consent=consent)
