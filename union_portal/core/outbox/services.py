"""Tell people, and do after commit what a transaction can't: rows first, Celery is only nudged with their ids.

Redis may be wiped and workers may die at any moment: a lease says who works on a row, the sweeper takes up
what nobody does, and the key makes doing twice harmless.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, models, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation

from union_portal.core.base import bond
from union_portal.core.outbox.models import InboxMessage, OutboxMessage
from union_portal.core.registry import Registry

log = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=2)
LAST_ATTEMPT = 8
Handler = Callable[[dict[str, Any]], None]

handlers: Registry[Handler] = Registry("outbox handler")


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register what is done with the messages of a kind. It must bear being called twice."""
    return lambda function: handlers.register(kind, function)


def enqueue(kind: str, *, key: str, due_at: dt.datetime | None = None, **payload: Any) -> None:
    """Have something done after commit, once per ``key``. Must be called in the transaction of the deed."""
    OutboxMessage.objects.bulk_create(
        [OutboxMessage(kind=kind, key=key, payload=payload, due_at=due_at or timezone.now())],
        ignore_conflicts=True,
    )
    _nudge_after_commit()


def notify(
    event: str, *, to: Iterable[int | None], about: models.Model, key: str = "", url: str = "", **context: Any
) -> None:
    """Tell people of an event: a message in the portal's inbox, and by e-mail for those who have an address.

    ``event`` is ``<app>.<model>.<what>``; its words stand in ``templates/<app>/mail/<model>_<what>_subject.txt``
    and ``…_body.txt``, rendered in each person's language with ``about``, ``person`` and ``context``.
    ``key`` tells events of one kind about one record apart (a day, a round).
    """
    users = get_user_model().objects.filter(pk__in={pk for pk in to if pk}, is_active=True).order_by("pk")
    app, model, what = event.split(".")
    link = url or _url_of(about)
    inbox, mails = [], []
    for user in users:
        words = context | {"about": about, "user": user}
        with translation.override(user.language):
            title = render_to_string(f"{app}/mail/{model}_{what}_subject.txt", words).strip()
            body = render_to_string(f"{app}/mail/{model}_{what}_body.txt", words).strip()
        unique = f"{event}:{about.pk}:{key}:{user.pk}"
        inbox.append(
            InboxMessage(
                user=user, kind=event, key=unique, title=title[:200], body=body, url=link, **bond(about)
            )
        )
        if user.email:
            payload = {"to": user.email, "subject": title, "body": body, "url": link}
            mails.append(OutboxMessage(kind="mail", key=f"mail:{unique}", payload=payload))
    InboxMessage.objects.bulk_create(inbox, ignore_conflicts=True)
    if mails:
        OutboxMessage.objects.bulk_create(mails, ignore_conflicts=True)
        _nudge_after_commit()


def _url_of(about: Any) -> str:
    return about.get_absolute_url() if hasattr(about, "get_absolute_url") else ""


def _nudge_after_commit() -> None:
    """Wake a worker once the transaction has committed; without Redis the sweeper does it a little later."""
    nudge = _Nudge()
    waiting = (entry[1] for entry in connection.run_on_commit)
    if not any(isinstance(function, _Nudge) for function in waiting):
        transaction.on_commit(nudge, robust=True)


class _Nudge:
    def __call__(self) -> None:
        from celery import current_app  # slow to import, and not needed by commands that send nothing

        current_app.send_task("core.outbox.deliver", retry=False)


def claim() -> OutboxMessage | None:
    """Take the next due message under a lease, or ``None``."""
    with transaction.atomic():
        message = OutboxMessage.objects.due().select_for_update(skip_locked=True).first()
        if message:
            message.lease_until = timezone.now() + LEASE
            message.attempts = F("attempts") + 1
            message.save(update_fields=["lease_until", "attempts"])
            message.refresh_from_db(fields=["attempts"])
        return message


def deliver(*, limit: int = 200) -> int:
    """Work through due messages, one lease at a time, and return how many were done."""
    done = 0
    for _turn in range(limit):
        message = claim()
        if message is None:
            break
        done += work(message)
    return done


def work(message: OutboxMessage) -> bool:
    """Do one claimed message. A failure is noted and tried again later, ever more patiently."""
    try:
        handlers[message.kind](message.payload)
    except Exception as error:  # one item of a batch: the others must go on
        log.exception("outbox message %s failed", message.pk)
        final = message.attempts >= LAST_ATTEMPT
        now = timezone.now()
        OutboxMessage.objects.filter(pk=message.pk).update(
            error=f"{type(error).__name__}: {error}"[:2_000],
            lease_until=None,
            due_at=now + dt.timedelta(seconds=15 * 2**message.attempts),
            failed_at=now if final else None,
        )
        return False
    OutboxMessage.objects.filter(pk=message.pk).update(done_at=timezone.now(), lease_until=None, error="")
    return True


def mark_read(message: InboxMessage) -> None:
    """The person has opened the message."""
    InboxMessage.objects.filter(pk=message.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(user: Any) -> int:
    return InboxMessage.objects.visible_to(user).unread().update(read_at=timezone.now())
