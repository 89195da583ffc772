"""Record what was done and read; seal the entries into a chain; verify it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from union_portal.core.audit.middleware import address
from union_portal.core.audit.models import READ, AuditEntry, AuditSeal

if TYPE_CHECKING:
    from members.models import User

GENESIS = "0" * 64


def record(action: str, obj: models.Model | None = None, *, by: User | None, **details: Any) -> AuditEntry:
    """Write what ``by`` did to ``obj`` (``None``: the portal itself), in the transaction of the deed.

    ``details`` are plain values; what is sensitive never goes in here.
    """
    return _write(action, obj, by, None, details)


def reveal(obj: models.Model, field: str, *, by: User, reason: str = "") -> str:
    """Open a sealed field and log who read it. The caller has asked the rule."""
    record_reading(obj, field, by=by, reason=reason)
    sealed = getattr(obj, field)
    return "" if sealed is None else str(sealed.open())


def record_reading(obj: models.Model, field: str, *, by: User, reason: str = "") -> AuditEntry:
    """Log that ``by`` read a sensitive field, or a sensitive attachment, of ``obj``.

    The record names whose data they are by ``concerned_user``; that person finds the reading under "Me".
    """
    details = {"field": field} | ({"reason": reason} if reason else {})
    return _write(READ, obj, by, getattr(obj, "concerned_user", None), details)


def _write(
    action: str, obj: models.Model | None, by: User | None, concerns: User | None, details: dict[str, Any]
) -> AuditEntry:
    return AuditEntry.objects.create(
        by=by,
        action=action,
        about_type=None if obj is None else ContentType.objects.get_for_model(obj),
        about_id=None if obj is None else obj.pk,
        title="" if obj is None else str(obj)[:200],
        concerns=concerns,
        details=json.loads(json.dumps(details, cls=PlainValues)),
        address=address.get(),
    )


class PlainValues(DjangoJSONEncoder):
    """Dates, decimals and keys as JSON; whatever else as its words."""

    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def _digest(previous: str, entry: AuditEntry) -> str:
    content = [
        entry.pk, entry.at.astimezone(dt.UTC).isoformat(), entry.by_id, entry.action, entry.about_type_id,
        entry.about_id, entry.title, entry.concerns_id, entry.details, entry.address,
    ]  # fmt: skip
    text = json.dumps([previous, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


UNSEALED = """
SELECT id FROM core_auditentry e
WHERE id > coalesce((SELECT max(entry_id) FROM core_auditseal WHERE sealed_at < now() - interval '1 day'), 0)
  AND NOT EXISTS (SELECT FROM core_auditseal s WHERE s.entry_id = e.id)
ORDER BY id LIMIT %s
"""


@transaction.atomic
def seal(*, limit: int = 5_000) -> int:
    """Link the committed entries into the chain, in order, and return how many.

    An entry with a lower number may still be uncommitted in an open transaction. It is not passed over: as long as
    it has no seal, every later run looks for it (for a day; no transaction stays open so long, and ``verify``
    would tell).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('core.audit.seal'))")
        cursor.execute(UNSEALED, [limit])
        ids = [row[0] for row in cursor.fetchall()]
    last = AuditSeal.objects.order_by("-pk").first()
    previous = last.digest if last else GENESIS
    links = []
    for entry in AuditEntry.objects.filter(pk__in=ids).order_by("pk"):
        links.append(AuditSeal(entry=entry, previous=previous, digest=_digest(previous, entry)))
        previous = links[-1].digest
    AuditSeal.objects.bulk_create(links)
    return len(links)


@dataclass(frozen=True)
class Verdict:
    """What checking the chain found: how many links, its head, and the first link that doesn't hold.

    ``head_is_missing``: the head that was noted outside the server is not in the chain, so it was cut short or redone.
    ``unsealed``: entries older than an hour that have no seal, so the sealer stood still or somebody took seals away.
    """

    links: int
    head: str
    broken: AuditSeal | None
    head_is_missing: bool = False
    unsealed: int = 0

    @property
    def is_sound(self) -> bool:
        return self.broken is None and not self.head_is_missing and not self.unsealed


def verify(*, expected_head: str = "") -> Verdict:
    """Recompute the whole chain. With a head noted outside the server, a chain cut short is found too."""
    previous, links, found = GENESIS, 0, expected_head in {"", GENESIS}
    for link in AuditSeal.objects.select_related("entry").order_by("pk").iterator(chunk_size=2_000):
        if link.previous != previous or link.digest != _digest(previous, link.entry):
            return Verdict(links, previous, link, head_is_missing=not found)
        previous, links = link.digest, links + 1
        found = found or previous == expected_head
    an_hour_ago = timezone.now() - dt.timedelta(hours=1)
    unsealed = AuditEntry.objects.unsealed().filter(at__lt=an_hour_ago).count()
    return Verdict(links, previous, None, head_is_missing=not found, unsealed=unsealed)


def head() -> str:
    """The chain's last link, to be kept outside the server."""
    last = AuditSeal.objects.order_by("-pk").first()
    return last.digest if last else GENESIS
