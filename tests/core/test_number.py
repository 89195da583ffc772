"""Numbers without gaps, whoever takes them at once and whoever fails."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from union_portal.core.models import NumberCounter
from union_portal.core.number.services import next_number


@pytest.mark.django_db
def test_series_and_scopes_count_apart():
    taken = [next_number("voucher", within=month) for month in ("2025-01", "2025-01", "2025-02")]
    assert [*taken, next_number("proposal", within="2025-01")] == [1, 2, 1, 1]


@pytest.mark.django_db
def test_several_numbers_at_once_start_with_the_first_free_one():
    assert next_number("voucher", within="2025-01", count=10) == 1
    assert next_number("voucher", within="2025-01") == 11


@pytest.mark.django_db
def test_a_rollback_leaves_no_gap():
    with transaction.atomic():
        assert next_number("voucher", within="2025-01") == 1
        transaction.set_rollback(True)
    assert next_number("voucher", within="2025-01") == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        next_number("voucher", within="2025-01")


@pytest.mark.django_db(transaction=True)
@pytest.mark.race
def test_threads_that_take_and_partly_fail_leave_no_gap_and_no_double():
    kept: list[int] = []

    def take(worker: int) -> None:
        try:
            for n in range(20):
                with transaction.atomic():
                    number = next_number("voucher", within="2025-01")
                    if (n + worker) % 3 == 0:
                        transaction.set_rollback(True)
                        continue
                kept.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[worker]) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert NumberCounter.objects.get().last == len(kept) == 80
