"""Start long work and run it: safe to run again, visible to its starter, its result in the inbox."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import DatabaseError, OperationalError, connection, connections, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.job.models import Job
from union_portal.core.outbox import services as outbox
from union_portal.core.registry import Registry

if TYPE_CHECKING:
    from members.models import User

log = logging.getLogger(__name__)


class Run:
    """What the work's code sees of its job: parameters in, progress and results out."""

    def __init__(self, job: Job) -> None:
        self.job, self.params, self.by = job, job.params, job.by

    def progress(self, done: int, total: int, step: str = "") -> None:
        """Say how far the work is; visible at once, also from inside the work's own transaction."""
        if not connection.in_atomic_block:
            Job.objects.filter(pk=self.job.pk).update(done=done, total=total, step=step[:200])
            return
        aside = connections.create_connection("default")
        try:
            with aside.cursor() as cursor:
                cursor.execute(
                    "UPDATE core_job SET done = %s, total = %s, step = %s"
                    " WHERE id = (SELECT id FROM core_job WHERE id = %s FOR UPDATE SKIP LOCKED)",
                    [done, total, step[:200], self.job.pk],
                )
        except DatabaseError as error:  # the bar stands still for once; the work goes on
            log.warning("the progress of job %s could not be written: %s", self.job.pk, error)
        finally:
            aside.close()

    def keep(self, name: str, content: bytes, media_type: str) -> Attachment:
        """Keep a result file with the job. The starter finds it on the job's page."""
        return attachment.keep(self.job, name, content, media_type, by=self.by, purpose="result")


@dataclass(frozen=True)
class JobKind:
    label: Any
    work: Callable[[Run], str | None]


kinds: Registry[JobKind] = Registry("job kind")


def job_kind(key: str, label: Any) -> Callable[[Callable[[Run], str | None]], Callable[[Run], str | None]]:
    """Register the code of a kind of work. It returns a sentence about the result, and may be run again."""

    def register(work: Callable[[Run], str | None]) -> Callable[[Run], str | None]:
        kinds.register(key, JobKind(label, work))
        return work

    return register


@transaction.atomic
def start(kind: str, *, by: User, result_url: str = "", **params: Any) -> Job:
    """Start long work and return its row at once; show the person ``job.get_absolute_url()``."""
    kinds[kind]
    job = Job.objects.create(kind=kind, by=by, params=params, result_url=result_url)
    audit.record("core.job.started", job, by=by, kind=kind, params=params)
    outbox.enqueue("job", key=f"job:{job.pk}", job=job.pk)
    return job


@outbox.handler("job", gettext_lazy("job"), lane=outbox.Lane.LONG)
def run(payload: dict[str, Any]) -> None:
    """Run a job that isn't over yet. A rule's "no" is its result; our own fault is logged and shown plainly.

    When the database is away the outbox tries again later.
    """
    job = Job.objects.select_related("by").get(pk=payload["job"])
    if job.is_over:
        return
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
    for left_over in Attachment.objects.about(job):
        attachment.discard(left_over)
    with translation.override(job.by.language), pghistory.context(user=job.by_id, job=job.pk):
        try:
            message, state = kinds[job.kind].work(Run(job)) or _("Done."), Job.State.DONE
        except DomainError as error:
            message, state = str(error), Job.State.FAILED
        except OperationalError:
            raise
        except Exception:  # the starter must hear of it, whatever it was
            log.exception("job %s failed", job.pk)
            message, state = _sorry(), Job.State.FAILED
    _finish(job.pk, state, message)


def _sorry() -> str:
    return _(
        "Something went wrong on our side, and the work was not finished. Please start it again; if it fails"
        " again, tell the system administrator."
    )


def _give_up(payload: dict[str, Any]) -> None:
    """The workers died under the job each time: say so instead of letting it run for ever."""
    job = Job.objects.select_related("by").get(pk=payload["job"])
    if not job.is_over:
        with translation.override(job.by.language):
            _finish(job.pk, Job.State.FAILED, _sorry())


outbox.when_given_up.register("job", _give_up)


@transaction.atomic
def _finish(pk: int, state: str, message: str) -> None:
    job = Job.objects.select_for_update(of=("self",)).select_related("by").get(pk=pk)
    job.state, job.message, job.finished_at = state, message, timezone.now()
    job.save(update_fields=["state", "message", "finished_at"])
    audit.record("core.job.finished", job, by=job.by, state=state)
    outbox.notify("core.job.finished", to=[job.by_id], about=job, label=kinds[job.kind].label)
