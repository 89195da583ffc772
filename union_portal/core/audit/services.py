"""Record what was done and read; seal the entries into a chain; verify it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from union_portal.core.audit.middleware import address
from union_portal.core.audit.models import AuditEntry, AuditSeal

if TYPE_CHECKING:
    from members.models import User

GENESIS = "0" * 64
READ = "core.sensitive.read"


def record(action: str, obj: models.Model | None = None, *, by: User | None, **details: Any) -> AuditEntry:
    """Write what ``by`` did to ``obj`` (``None``: the portal itself), in the transaction of the deed.

    ``details`` are plain values; what is sensitive never goes in here.
    """
    return AuditEntry.objects.create(
        by=by,
        action=action,
        about_type=ContentType.objects.get_for_model(obj) if obj else None,
        about_id=obj.pk if obj else None,
        title=str(obj)[:200] if obj else "",
        details=json.loads(json.dumps(details, cls=DjangoJSONEncoder, default=str)),
        address=address.get(),
    )


def reveal(obj: models.Model, field: str, *, by: User, reason: str = "") -> str:
    """Open a sealed field and log who read it. The caller has asked the rule."""
    entry_details = {"field": field} | ({"reason": reason} if reason else {})
    record(READ, obj, by=by, **entry_details)
    sealed = getattr(obj, field)
    return "" if sealed is None else sealed.open()


def _digest(previous: str, entry: AuditEntry) -> str:
    content = [
        entry.pk, entry.at.isoformat(), entry.by_id, entry.action, entry.about_type_id, entry.about_id,
        entry.title, entry.details, entry.address,
    ]  # fmt: skip
    text = json.dumps([previous, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def seal(*, limit: int = 5_000) -> int:
    """Link the committed entries into the chain, in order, and return how many.

    An entry with a lower number may still be uncommitted in an open transaction; sealing stops before any
    entry written at or after the start of the oldest one, so that none is passed over.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('core.audit.seal'))")
        cursor.execute(
            "SELECT id FROM core_auditentry e WHERE NOT EXISTS (SELECT FROM core_auditseal s WHERE s.entry_id = e.id)"
            " AND e.xmin::text::bigint < (pg_snapshot_xmin(pg_current_snapshot())::text::bigint & 4294967295)"
            " ORDER BY id LIMIT %s",
            [limit],
        )
        ids = [row[0] for row in cursor.fetchall()]
    last = AuditSeal.objects.order_by("-pk").first()
    previous = last.digest if last else GENESIS
    for entry in AuditEntry.objects.filter(pk__in=ids).order_by("pk"):
        link = AuditSeal.objects.create(entry=entry, previous=previous, digest=_digest(previous, entry))
        previous = link.digest
    return len(ids)


@dataclass(frozen=True)
class Verdict:
    """What checking the chain found: how many links, its head, and the first that doesn't hold."""

    links: int
    head: str
    broken: AuditSeal | None

    @property
    def is_sound(self) -> bool:
        return self.broken is None


def verify(*, expected_head: str = "") -> Verdict:
    """Recompute the whole chain. With a head noted outside the server, a chain cut short is found too."""
    previous, links, found = GENESIS, 0, not expected_head
    last = None
    for link in AuditSeal.objects.select_related("entry").order_by("pk").iterator(chunk_size=2_000):
        if link.previous != previous or link.digest != _digest(previous, link.entry):
            return Verdict(links, previous, link)
        previous, links, last = link.digest, links + 1, link
        found = found or previous == expected_head
    return Verdict(links, previous, None if found else last)
