"""How many registrations a second one activity takes: 200 clients at once for 30 places, through the service.

    scripts/with-services .venv/bin/python -m bench.activities.register [CLIENTS] [PLACES]

Works in the database that it is given, and takes everything back at the end: never against a real one.
"""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402

from activities.activity import services  # noqa: E402
from tests.activities.test_race import colleagues  # noqa: E402
from tests.factories.activities import ActivityFactory  # noqa: E402


def measure(clients: int, places: int) -> None:
    activity, users = ActivityFactory(places=places), colleagues(clients)
    barrier, took = threading.Barrier(clients + 1), list[float]()

    def client(user) -> None:
        connection.ensure_connection()
        barrier.wait()
        begun = time.perf_counter()
        services.register(activity, person=user.person, by=user)
        took.append(time.perf_counter() - begun)
        connection.close()

    threads = [threading.Thread(target=client, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    barrier.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    total = time.perf_counter() - begun
    activity.refresh_from_db()
    print(f"{clients} clients for {places} places: {activity.taken} sold, {activity.waiting} waiting")
    print(f"{total:.2f} s, {clients / total:.0f} registrations a second")
    print(f"median wait {statistics.median(took):.2f} s, longest {max(took):.2f} s")


if __name__ == "__main__":
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        measure(*[int(n) for n in sys.argv[1:]] or [200, 30])
    finally:
        runner.teardown_databases(databases)
