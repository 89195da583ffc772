"""What happened to a promise, in the order in which it happened: for the book's page, the desk, and a proposal's story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from proposals.promise.models import Promise
from proposals.promise.workflow import State
from union_portal.core.ui.page import Step


def story_of(promise: Promise) -> list[Step]:
    """Made, reported on, moved, kept, and answered by the authors; who an author is isn't told."""
    told = sorted(_moments(promise), key=lambda moment: moment[0])
    steps = [Step(what, "done", "", at, words) for at, what, words in told]
    if promise.state == State.OPEN:
        steps.append(Step(_("To be kept"), "now", promise.department, promise.promised_on))
    return steps


def _moments(promise: Promise) -> Iterator[tuple[dt.datetime, str, str]]:
    yield (
        promise.made_at,
        _("Promised by %(day)s") % {"day": date_format(promise.first_promised_on)},
        promise.text,
    )
    yield from since_made(promise)
    if promise.kept_at:
        yield promise.kept_at, _("Reported as kept"), promise.kept_note


def since_made(promise: Promise) -> Iterator[tuple[dt.datetime, str, str]]:
    """Reports, moved days, and what authors said of it."""
    for note in promise.notes.all():
        what = (
            _("Report before the %(session)s") % {"session": note.session} if note.session else _("Progress")
        )
        yield note.noted_at, what, note.text
    for move in promise.moves.all():
        days = {"before": f"{move.before:%Y-%m-%d}", "after": f"{move.after:%Y-%m-%d}"}
        yield move.moved_at, _("Moved from %(before)s to %(after)s") % days, move.reason
    for answer in promise.answers.all():
        what = _("An author: it is done") if answer.is_done else _("An author: something is still missing")
        yield answer.said_at, what, answer.words
