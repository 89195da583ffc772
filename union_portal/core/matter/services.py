"""Keep the mirror of each matter true; called by the services of all areas in their own transactions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import models

from union_portal.core.base import bond
from union_portal.core.matter.models import Matter, kinds


def put(
    obj: models.Model,
    kind: str,
    *,
    title: str,
    state: str,
    parties: Iterable[int | None],
    number: str = "",
    due_on: dt.date | None = None,
    is_over: bool = False,
    is_new: bool = False,
) -> str | None:
    """Write how a record stands now, for all who are parties to it (users' keys). Returns the state that it had before.

    ``is_new``: the record was made in this very transaction, so no earlier matter is looked for. It spares half of the
    statements where others wait for a row that the caller has locked.
    """
    kinds[kind]
    values = {
        "kind": kind,
        "number": number,
        "title": title[:200],
        "state": state,
        "due_on": due_on,
        "url": obj.get_absolute_url(),  # type: ignore[attr-defined]
        "is_over": is_over,
    }
    keys = {pk for pk in parties if pk}
    if is_new:
        matter = Matter.objects.create(**bond(obj), **values)
        party = Matter.parties.through
        party.objects.bulk_create(party(matter_id=matter.pk, user_id=pk) for pk in sorted(keys))
        return None
    known = Matter.objects.about(obj).first()
    was = known.state if known else None
    if known is None:
        known, _created = Matter.objects.update_or_create(**bond(obj), defaults=values)
    else:
        for name, value in values.items():
            setattr(known, name, value)
        known.save(update_fields=[*values, "changed_at"])
    known.parties.set(keys)
    return was


def drop(obj: models.Model) -> None:
    """The record was a draft and is gone."""
    Matter.objects.about(obj).delete()
