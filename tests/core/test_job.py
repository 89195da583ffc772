"""Long work: runs once, may run again, and its starter always hears of the end."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection, connections, transaction

from tests.factories.core import png
from tests.factories.members import UserFactory
from union_portal.core.errors import DomainError
from union_portal.core.job import services as jobs
from union_portal.core.models import Attachment, AuditEntry, InboxMessage, Job, OutboxMessage
from union_portal.core.outbox import services as outbox


@jobs.job_kind("test.report", "测试报表")
def report(run: jobs.Run) -> str:
    run.progress(1, 2, "半途")
    run.keep("报表.png", png(), "image/png")
    match run.params.get("ends"):
        case "no":
            raise DomainError("2031年没有凭证。")
        case "fault":
            raise ZeroDivisionError
        case "away":
            raise OperationalError("server closed the connection")
    return "3 页。"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_a_job_runs_keeps_its_file_and_tells_its_starter():
    user = UserFactory()
    job = jobs.start("test.report", by=user, year=2025)
    assert outbox.deliver() == 1
    job.refresh_from_db()
    assert (job.state, job.message, job.percent, job.params) == (
        Job.State.DONE,
        "3 页。",
        100,
        {"year": 2025},
    )
    assert Attachment.objects.about(job).get().name == "报表.png"
    assert InboxMessage.objects.get(user=user).url == job.get_absolute_url()
    assert list(AuditEntry.objects.about(job).order_by("pk").values_list("action", flat=True)) == [
        "core.job.started",
        "core.job.finished",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_job_taken_up_again_leaves_one_result(media):
    job = jobs.start("test.report", by=UserFactory())
    jobs.kinds["test.report"].work(jobs.Run(job))  # a worker that is killed before it could finish
    outbox.deliver()
    outbox.enqueue("job", key="again", job=job.pk)
    outbox.deliver()
    assert Attachment.objects.about(job).count() == 1
    assert len(list((media / "attachments").iterdir())) == 1
    assert InboxMessage.objects.count() == 1


@pytest.mark.django_db
def test_the_rules_no_is_the_jobs_result():
    job = jobs.start("test.report", by=UserFactory(), ends="no")
    outbox.deliver()
    job.refresh_from_db()
    assert (job.state, job.message) == (Job.State.FAILED, "2031年没有凭证。")


@pytest.mark.django_db
def test_our_own_fault_is_logged_and_shown_plainly(caplog):
    job = jobs.start("test.report", by=UserFactory(language="en"), ends="fault")
    outbox.deliver()
    job.refresh_from_db()
    assert (job.state, job.message) == (
        Job.State.FAILED,
        "Something went wrong on our side, and the work was not finished. Please start it again; if it fails again,"
        " tell the system administrator.",
    )
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db
def test_when_the_database_is_away_the_job_is_tried_again_later():
    job = jobs.start("test.report", by=UserFactory(), ends="away")
    outbox.deliver()
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING
    assert OutboxMessage.objects.get(kind="job").failed_at is None


@pytest.mark.django_db
def test_a_job_that_was_given_up_does_not_run_for_ever():
    job = jobs.start("test.report", by=UserFactory())
    outbox.give_up(OutboxMessage.objects.get(kind="job"), "the worker died each time")
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert InboxMessage.objects.filter(user=job.by).exists()


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_from_outside_while_the_work_is_in_its_transaction():
    job = jobs.start("test.report", by=UserFactory())
    with transaction.atomic():
        jobs.Run(job).progress(30, 60, "导入")
        outside = connections.create_connection("default")
        with outside.cursor() as cursor:
            cursor.execute("SELECT done, total, step FROM core_job WHERE id = %s", [job.pk])
            seen = cursor.fetchone()
        outside.close()
        transaction.set_rollback(True)
    assert seen == (30, 60, "导入")
    assert connection.in_atomic_block is False


@pytest.mark.parametrize(("done", "total", "percent"), [(0, 0, 0), (1, 3, 33), (3, 3, 99), (9, 3, 99)])
def test_a_running_job_is_never_at_100_percent(done, total, percent):
    assert Job(state=Job.State.RUNNING, done=done, total=total).percent == percent


@pytest.mark.django_db
def test_an_unknown_kind_of_work_cannot_be_started():
    with pytest.raises(KeyError):
        jobs.start("test.unknown", by=UserFactory())
