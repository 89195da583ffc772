"""Rotation and erasure of the keys behind sealed fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from union_portal.core.audit import services as audit
from union_portal.core.sealing import crypto
from union_portal.core.sealing.models import DataKey

if TYPE_CHECKING:
    from members.models import User


def rotate_master_key(*, batch: int = 500) -> int:
    """Wrap every data key with the current master key; fields stay as they are. Safe to run beside everything else.

    Afterwards the old master key may leave the settings.
    """
    done, current = 0, crypto.current_master_key_id()
    while True:
        with transaction.atomic():
            keys = list(
                DataKey.objects.select_for_update()
                .filter(destroyed_at=None)
                .exclude(master_key_id=current)
                .order_by("pk")[:batch]
            )
            for key in keys:
                key.master_key_id, key.wrapped = crypto.wrap(key.unwrap(), key.subject)
            DataKey.objects.bulk_update(keys, ["master_key_id", "wrapped"])
        if not keys:
            if done:
                audit.record("core.sealing.rotated", None, by=None, keys=done, master_key=current)
            return done
        done += len(keys)


@transaction.atomic
def destroy(subject: str, *, by: User | None = None) -> bool:
    """Erase a subject: without its key every sealed copy, in history and backups too, is unreadable."""
    key = DataKey.objects.select_for_update().filter(subject=subject, destroyed_at=None).first()
    if key is None:
        return False
    key.wrapped, key.destroyed_at = "", timezone.now()
    key.save(update_fields=["wrapped", "destroyed_at"])
    audit.record("core.sealing.destroyed", key, by=by)
    return True
