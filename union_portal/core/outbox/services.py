"""Tell people, and do after commit what a transaction can't: rows first, Celery is only nudged with their ids.

Redis may be wiped and workers may die at any moment: a lease says who works on a row, the sweeper takes up
what nobody does, and the key makes doing twice harmless.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, models, transaction
from django.db.models.functions import Now
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import NotNow
from union_portal.core.outbox.models import InboxMessage, OutboxMessage, OutboxQuerySet
from union_portal.core.registry import Registry

log = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=2)
RENEW = dt.timedelta(seconds=30)
LAST_ATTEMPT = 8
Handler = Callable[[dict[str, Any]], None]


class Lane(StrEnum):
    """Two queues with workers of their own, so that a report of minutes never delays a mail."""

    SHORT = "short"
    LONG = "long"


handlers: Registry[Handler] = Registry("outbox handler")
long_kinds: set[str] = set()
labels: dict[str, Any] = {}
"""What the desk calls each kind."""
when_given_up: Registry[Handler] = Registry("outbox handler for what is given up")
_WORKERS_DIED = "the worker died each time"


def handler(kind: str, label: Any, *, lane: Lane = Lane.SHORT) -> Callable[[Handler], Handler]:
    """Register what is done with the messages of a kind, and in which lane. It must bear being called twice."""
    labels[kind] = label
    if lane == Lane.LONG:
        long_kinds.add(kind)
    return lambda function: handlers.register(kind, function)


def lane_of(kind: str) -> Lane:
    return Lane.LONG if kind in long_kinds else Lane.SHORT


def enqueue(kind: str, *, key: str, due_at: dt.datetime | None = None, **payload: Any) -> None:
    """Have something done after commit, once per ``key``. Must be called in the transaction of the deed."""
    OutboxMessage.objects.bulk_create(
        [OutboxMessage(kind=kind, key=key, payload=payload, due_at=due_at or timezone.now())],
        ignore_conflicts=True,
    )
    _nudge_after_commit(lane_of(kind))


def notify(
    event: str, *, to: Iterable[int | None], about: models.Model, key: str = "", url: str = "", **context: Any
) -> None:
    """Tell people of an event: a message in the portal's inbox, and by e-mail for those who have an address.

    ``event`` is ``<app>.<model>.<what>``; its words stand in ``templates/<app>/mail/<model>_<what>_subject.txt``
    and ``…_body.txt``, rendered in each person's language with ``about``, ``person`` and ``context``.
    ``key`` tells events of one kind about one record apart: a day, a round, the number of a row, or else ``this_time()``.
    """
    users = get_user_model().objects.filter(pk__in={pk for pk in to if pk}, is_active=True).order_by("pk")
    app, model, what = event.split(".")
    link = url or url_of(about)
    inbox, mails = [], []
    for user in users:
        words = context | {"about": about, "user": user}
        with translation.override(user.language):
            title = " ".join(_words(f"{app}/mail/{model}_{what}_subject.txt", words).split())
            body = _words(f"{app}/mail/{model}_{what}_body.txt", words).strip()
        unique = f"{event}:{about.pk}:{key}:{user.pk}"
        inbox.append(
            InboxMessage(
                user=user, kind=event, key=unique, title=title[:200], body=body, url=link, **bond(about)
            )
        )
        if user.email:
            payload = {"to": user.email, "subject": title, "body": body, "url": link, "key": unique}
            mails.append(OutboxMessage(kind="mail", key=f"mail:{unique}", payload=payload))
    InboxMessage.objects.bulk_create(inbox, ignore_conflicts=True)
    if mails:
        OutboxMessage.objects.bulk_create(mails, ignore_conflicts=True)
        _nudge_after_commit(lane_of("mail"))


def this_time() -> str:
    """The key of an event that may happen to a record again, and be it within the same second."""
    return uuid4().hex


def _words(template: str, context: dict[str, Any]) -> str:
    """Plain text: the engine "text" escapes nothing, since HTML pages escape it when they show it."""
    return render_to_string(template, context, using="text")


def url_of(about: Any) -> str:
    """The page of a record, or nothing when it has none."""
    return about.get_absolute_url() if hasattr(about, "get_absolute_url") else ""


def _nudge_after_commit(lane: Lane) -> None:
    """Wake a worker once the transaction has committed; without Redis the sweeper does it a little later."""
    nudge = _Nudge(lane)
    if not any(entry[1] == nudge for entry in connection.run_on_commit):
        transaction.on_commit(nudge, robust=True)


@dataclass(frozen=True)
class _Nudge:
    lane: Lane

    def __call__(self) -> None:
        from celery import current_app  # slow to import, and not needed by commands that send nothing
        from kombu.exceptions import KombuError

        try:
            current_app.send_task(f"core.outbox.deliver_{self.lane}", retry=False)
        except (KombuError, OSError) as error:
            log.warning("no worker could be nudged, the sweeper will: %s", error)


def claim(lane: Lane | None = None) -> OutboxMessage | None:
    """Take the next due message of a lane (or of any) under a lease, or ``None``.

    A message whose workers died under it again and again is given up, so that it can't stop all others.
    """
    while True:
        with transaction.atomic():
            message = _due(lane).select_for_update(skip_locked=True).first()
            if message is None:
                return None
            if message.attempts < LAST_ATTEMPT:
                message.attempts += 1
                message.lease_until = timezone.now() + LEASE
                rows = OutboxMessage.objects.filter(pk=message.pk)
                rows.update(attempts=message.attempts, lease_until=Now() + LEASE)
                return message
            give_up(message, _WORKERS_DIED)


def _due(lane: Lane | None) -> OutboxQuerySet:
    match lane:
        case Lane.LONG:
            return OutboxMessage.objects.due().filter(kind__in=long_kinds)
        case Lane.SHORT:
            return OutboxMessage.objects.due().exclude(kind__in=long_kinds)
        case _:
            return OutboxMessage.objects.due()


def deliver(lane: Lane | None = None, *, limit: int = 200) -> int:
    """Work through due messages, one lease at a time, and return how many were done."""
    done = 0
    for _turn in range(limit):
        message = claim(lane)
        if message is None:
            break
        done += work(message)
    return done


def work(message: OutboxMessage) -> bool:
    """Do one claimed message. A failure is noted and tried again later, ever more patiently."""
    mine = OutboxMessage.objects.filter(pk=message.pk, attempts=message.attempts, done_at=None)
    try:
        with _renewing(mine):
            handlers[message.kind](message.payload)
    except Exception as error:  # one item of a batch: the others must go on
        words = f"{type(error).__name__}: {error}"[:2_000]
        if message.attempts >= LAST_ATTEMPT:
            log.exception("outbox message %s failed for the last time", message.pk)
            give_up(message, words)
        else:
            log.warning("outbox message %s failed, and will be tried again", message.pk, exc_info=True)
            wait = dt.timedelta(seconds=15 * 2**message.attempts)
            mine.update(error=words, lease_until=None, due_at=Now() + wait)
        return False
    return bool(mine.update(done_at=Now(), lease_until=None, error=""))


@contextmanager
def _renewing(mine: OutboxQuerySet) -> Iterator[None]:
    """Renew the lease while a long message is being worked on, so that nobody else takes it up meanwhile.

    A thread with a connection of its own does it: when the process dies, it dies too and the lease runs out.
    """
    over = threading.Event()

    def renew() -> None:
        while not over.wait(RENEW.total_seconds()):
            try:
                mine.update(lease_until=Now() + LEASE)
            except DatabaseError as error:
                log.warning("a lease could not be renewed: %s", error)
            finally:
                connection.close()

    thread = threading.Thread(target=renew, name="outbox-lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def give_up(message: OutboxMessage, error: str) -> None:
    """Stop trying; whoever looks after the portal finds it on the desk. A kind may have something to clear up."""
    OutboxMessage.objects.filter(pk=message.pk).update(failed_at=Now(), lease_until=None, error=error)
    if message.kind in when_given_up:
        when_given_up[message.kind](message.payload)


@transaction.atomic
def retry(message: OutboxMessage, *, by: Any) -> None:
    """Try a message again that was given up (系统管理员重试)."""
    message = OutboxMessage.objects.select_for_update().get(pk=message.pk)
    if message.failed_at is None or message.done_at is not None:
        raise NotNow(_("This message has not been given up, so there is nothing to try again."))
    message.failed_at, message.attempts, message.due_at = None, 0, timezone.now()
    message.save(update_fields=["failed_at", "attempts", "due_at"])
    audit.record("core.outbox.retried", message, by=by)
    _nudge_after_commit(lane_of(message.kind))


def oldest_wait(lane: Lane) -> dt.timedelta:
    """How long the oldest due message of a lane has been waiting; zero when all is done. Health checks ask."""
    with connection.temporary_connection() as cursor:
        cursor.execute(
            "SELECT coalesce(now() - min(greatest(due_at, lease_until)), interval '0') FROM core_outboxmessage"
            " WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= now() AND coalesce(lease_until, due_at) <= now()"
            " AND (kind = ANY(%s)) = %s",
            [sorted(long_kinds), lane == Lane.LONG],
        )
        (wait,) = cursor.fetchone()
    return max(wait, dt.timedelta(0))


def trim(on: dt.date) -> int:
    """Forget messages that were done more than a month before that day."""
    return OutboxMessage.objects.filter(done_at__date__lt=on - dt.timedelta(days=30)).delete()[0]


def mark_read(message: InboxMessage) -> None:
    """The person has opened the message."""
    InboxMessage.objects.filter(pk=message.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(user: Any) -> int:
    return InboxMessage.objects.visible_to(user).unread().update(read_at=timezone.now())
