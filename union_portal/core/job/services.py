"""Start long work and run it: safe to run again, visible to its starter, its result in the inbox."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.base import bond
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
        """Say how far the work is; visible at once, outside the work's own transactions."""
        Job.objects.filter(pk=self.job.pk).update(done=done, total=total, step=step[:200])

    def keep(self, name: str, content: bytes, media_type: str) -> Attachment:
        """Keep a result file with the job. The starter finds it on the job's page."""
        import hashlib

        kept = Attachment(
            name=name, media_type=media_type, size=len(content), sha256=hashlib.sha256(content).hexdigest(),
            purpose="result", uploaded_by=self.by, **bond(self.job),
        )  # fmt: skip
        kept.file.save(name, ContentFile(content), save=False)
        kept.save()
        return kept


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
    job = Job.objects.create(kind=kind, by=by, params=params, result_url=result_url)
    audit.record("core.job.started", job, by=by, kind=kind, **params)
    outbox.enqueue("job", key=f"job:{job.pk}", job=job.pk)
    return job


@outbox.handler("job")
def run(payload: dict[str, Any]) -> None:
    """Run a job that isn't over yet. A rule's "no" is its result; our own fault is logged and shown plainly."""
    job = Job.objects.select_related("by").get(pk=payload["job"])
    if job.is_over:
        return
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
    Attachment.objects.about(job).delete()
    with translation.override(job.by.language):
        try:
            message, state = kinds[job.kind].work(Run(job)) or _("Done."), Job.State.DONE
        except DomainError as error:
            message, state = str(error), Job.State.FAILED
        except Exception:  # the starter must hear of it, whatever it was
            log.exception("job %s failed", job.pk)
            message, state = (
                _("Something went wrong on our side. Nothing was changed; please try again."),
                Job.State.FAILED,
            )
    _finish(job, state, message)


@transaction.atomic
def _finish(job: Job, state: str, message: str) -> None:
    job = Job.objects.select_for_update().get(pk=job.pk)
    job.state, job.message, job.finished_at = state, message, timezone.now()
    job.save(update_fields=["state", "message", "finished_at"])
    audit.record("core.job.finished", job, by=job.by, state=state)
    outbox.notify("core.job.finished", to=[job.by_id], about=job, label=kinds[job.kind].label)
