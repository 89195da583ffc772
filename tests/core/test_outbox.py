"""The outbox: done once in effect, whatever dies; and telling people in their own language."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerDown

from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.errors import NotNow
from union_portal.core.models import DataKey, InboxMessage, OutboxMessage
from union_portal.core.outbox import services as outbox

done: Counter[str] = Counter()
lock = threading.Lock()


@outbox.handler("test.count", "")
def count(payload: dict[str, Any]) -> None:
    with lock:
        done[payload["name"]] += 1


@outbox.handler("test.long", "", lane=outbox.Lane.LONG)
def long_work(payload: dict[str, Any]) -> None:
    count(payload)


@outbox.handler("test.fail", "")
def fail(payload: dict[str, Any]) -> None:
    raise ConnectionError("the other side is away")


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()


def specimen() -> Specimen:
    return Specimen.objects.create(data_key=DataKey.of("specimen:1"), title="<甲> & 乙")


# -- writing ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_same_key_is_done_once():
    for _time in range(3):
        outbox.enqueue("test.count", key="a", name="a")
    assert outbox.deliver() == 1
    assert outbox.deliver() == 0
    assert done == {"a": 1}


@pytest.mark.django_db
def test_what_is_not_due_yet_waits():
    outbox.enqueue("test.count", key="later", due_at=timezone.now() + dt.timedelta(hours=1), name="later")
    assert outbox.deliver() == 0
    OutboxMessage.objects.update(due_at=timezone.now() - dt.timedelta(seconds=1))
    assert outbox.deliver() == 1


@pytest.mark.django_db
def test_a_rolled_back_deed_leaves_no_message():
    with transaction.atomic():
        outbox.enqueue("test.count", key="a", name="a")
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_one_commit_nudges_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for n in range(5):
            outbox.enqueue("test.count", key=str(n), name=str(n))
    assert len(callbacks) == 1


@pytest.mark.django_db
def test_without_redis_the_deed_succeeds_and_the_sweeper_does_the_rest(
    monkeypatch, django_capture_on_commit_callbacks, caplog
):
    def away(*args: Any, **kwargs: Any) -> None:
        raise BrokerDown("connection refused")

    monkeypatch.setattr("celery.app.base.Celery.send_task", away)
    with django_capture_on_commit_callbacks(execute=True):
        outbox.enqueue("test.count", key="a", name="a")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert outbox.deliver() == 1


# -- doing --------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_worker_killed_after_its_claim_is_followed_by_another_once_the_lease_has_run_out():
    outbox.enqueue("test.count", key="a", name="a")
    claimed = outbox.claim()  # and the worker is killed here
    assert claimed is not None
    assert outbox.deliver() == 0
    OutboxMessage.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert outbox.deliver() == 1
    assert done == {"a": 1}


@pytest.mark.django_db
def test_a_worker_that_comes_back_after_its_lease_was_taken_over_changes_nothing():
    outbox.enqueue("test.count", key="a", name="a")
    slow = outbox.claim()
    OutboxMessage.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    quick = outbox.claim()
    assert slow is not None
    assert quick is not None
    assert outbox.work(slow) is False
    row = OutboxMessage.objects.get()
    assert (row.done_at, row.attempts) == (None, 2)
    assert outbox.work(quick) is True


@pytest.mark.django_db(transaction=True)
@pytest.mark.race
def test_a_message_that_takes_longer_than_its_lease_is_not_done_twice(monkeypatch):
    monkeypatch.setattr(outbox, "LEASE", dt.timedelta(seconds=0.6))
    monkeypatch.setattr(outbox, "RENEW", dt.timedelta(seconds=0.1))
    may_end = threading.Event()

    def slowly(payload: dict[str, Any]) -> None:
        count(payload)
        assert may_end.wait(20)

    monkeypatch.setitem(outbox.handlers._items, "test.count", slowly)
    outbox.enqueue("test.count", key="a", name="a")

    def run() -> None:
        try:
            outbox.deliver()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    for _look in range(20):  # two seconds: longer than three leases
        threading.Event().wait(0.1)
        assert outbox.claim() is None or not done
    may_end.set()
    thread.join()
    assert done == {"a": 1}
    assert OutboxMessage.objects.get().done_at is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.race
def test_200_messages_and_4_workers_each_is_done_once():
    OutboxMessage.objects.bulk_create(
        OutboxMessage(kind="test.count", key=str(n), payload={"name": str(n)}) for n in range(200)
    )
    delivered = []

    def run() -> None:
        try:
            delivered.append(outbox.deliver())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(delivered) == 200
    assert done == {str(n): 1 for n in range(200)}


@pytest.mark.django_db
def test_a_failure_is_noted_and_tried_again_ever_more_patiently_and_given_up_at_last(caplog):
    outbox.enqueue("test.fail", key="a")
    waits = []
    for attempt in range(1, outbox.LAST_ATTEMPT + 1):
        assert outbox.deliver() == 0
        row = OutboxMessage.objects.get()
        assert (row.attempts, row.lease_until) == (attempt, None)
        assert row.error == "ConnectionError: the other side is away"
        waits.append((row.due_at - timezone.now()).total_seconds())
        OutboxMessage.objects.update(due_at=timezone.now() - dt.timedelta(seconds=1))
    assert [round(wait / 30) for wait in waits[:4]] == [1, 2, 4, 8]
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    assert OutboxMessage.objects.given_up().count() == 1
    assert outbox.claim() is None


@pytest.mark.django_db
def test_a_message_under_which_the_worker_dies_each_time_is_given_up():
    outbox.enqueue("test.count", key="a", name="a")
    for _attempt in range(outbox.LAST_ATTEMPT):
        assert outbox.claim() is not None
        OutboxMessage.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert outbox.claim() is None
    assert OutboxMessage.objects.given_up().get().error == "the worker died each time"


@pytest.mark.django_db
def test_what_was_given_up_can_be_tried_again_and_nothing_else():
    outbox.enqueue("test.count", key="a", name="a")
    message = OutboxMessage.objects.get()
    with pytest.raises(NotNow):
        outbox.retry(message, by=UserFactory())
    outbox.give_up(message, "away")
    outbox.retry(message, by=UserFactory())
    assert outbox.deliver() == 1


@pytest.mark.django_db
def test_the_oldest_wait_counts_what_is_due_and_nobody_works_on():
    short, long = outbox.Lane
    assert outbox.oldest_wait(short) == dt.timedelta(0)
    ago = timezone.now() - dt.timedelta(minutes=10)
    OutboxMessage.objects.create(kind="test.count", key="a", due_at=ago)
    assert outbox.oldest_wait(long) == dt.timedelta(0)
    assert round(outbox.oldest_wait(short).total_seconds() / 60) == 10
    OutboxMessage.objects.update(lease_until=timezone.now() + dt.timedelta(minutes=1))
    assert outbox.oldest_wait(short) == dt.timedelta(0)


@pytest.mark.django_db
def test_a_job_waits_in_the_lane_of_long_works_and_stops_no_mail():
    outbox.enqueue("test.long", key="a report", name="report")
    outbox.enqueue("test.count", key="a mail", name="mail")
    assert outbox.deliver(outbox.Lane.SHORT) == 1
    assert done == {"mail": 1}
    assert outbox.deliver(outbox.Lane.LONG) == 1
    assert done == {"mail": 1, "report": 1}
    assert outbox.lane_of("job") == outbox.Lane.LONG


@pytest.mark.django_db
def test_done_messages_are_forgotten_after_a_month():
    for days in (29, 31):
        OutboxMessage.objects.create(
            kind="mail", key=str(days), done_at=timezone.now() - dt.timedelta(days=days)
        )
    OutboxMessage.objects.create(kind="mail", key="waiting", due_at=timezone.now() - dt.timedelta(days=99))
    assert outbox.trim(timezone.localdate() - dt.timedelta(days=2)) == 0
    assert outbox.trim(timezone.localdate()) == 1
    assert sorted(OutboxMessage.objects.values_list("key", flat=True)) == ["29", "waiting"]


# -- telling ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_people_are_told_once_in_the_inbox_and_by_mail_unescaped():
    reader, without_address, gone = (
        UserFactory(email="wang@example.org"),
        UserFactory(),
        UserFactory(is_active=False),
    )
    about = specimen()
    for _time in range(2):
        outbox.notify(
            "specimen.specimen.arrived",
            to=[reader.pk, without_address.pk, gone.pk, None],
            about=about,
            words="5 < 6",
        )
    assert [m.user for m in InboxMessage.objects.order_by("user")] == [reader, without_address]
    message = InboxMessage.objects.get(user=reader)
    assert (message.title, message.body) == ("样本到了：<甲> & 乙", f"{reader}，5 < 6")
    assert message.url == about.get_absolute_url()

    assert outbox.deliver() == 1
    (sent,) = mail.outbox
    assert sent.to == ["wang@example.org"]
    assert sent.subject.endswith("样本到了：<甲> & 乙")
    assert sent.body == f"{reader}，5 < 6\n\nhttp://localhost:8000{about.get_absolute_url()}\n"


@pytest.mark.django_db
def test_a_mail_sent_again_carries_the_same_message_id():
    outbox.notify(
        "specimen.specimen.arrived", to=[UserFactory(email="wang@example.org").pk], about=specimen()
    )
    for _time in range(2):
        outbox.deliver()
        OutboxMessage.objects.update(done_at=None)
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


@pytest.mark.django_db
def test_a_line_break_in_a_title_cannot_add_a_header():
    about = Specimen.objects.create(data_key=DataKey.of("specimen:1"), title="甲\nBcc: boss@example.org")
    outbox.notify("specimen.specimen.arrived", to=[UserFactory(email="wang@example.org").pk], about=about)
    outbox.deliver()
    assert mail.outbox[0].subject.endswith("样本到了：甲 Bcc: boss@example.org")
    assert mail.outbox[0].recipients() == ["wang@example.org"]


@pytest.mark.django_db
def test_marking_read_counts_for_the_one_person_alone():
    one, other = UserFactory(), UserFactory()
    outbox.notify("specimen.specimen.arrived", to=[one.pk, other.pk], about=specimen())
    assert outbox.mark_all_read(one) == 1
    assert InboxMessage.objects.visible_to(one).unread().count() == 0
    assert InboxMessage.objects.visible_to(other).unread().count() == 1
