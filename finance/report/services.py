"""Make, sign, approve and publish the year's fund report."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.period.models import Period
from finance.report import notes
from finance.report.figures import FundReport, build
from finance.report.models import NOTES, YearReport
from finance.report.snapshot import for_members, freeze, names_in, staff_names, thaw
from finance.report.workflow import State
from members.models import Membership, User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todos

SIGN, APPROVE, CORRECT = "finance.sign_report", "finance.approve_report", "finance.correct_report"
FRESH = "finance.fresh_reports"
SURE_NAME = 3
"""A name of three characters stands in a text by chance no more; one of two may be part of a word."""


def _lock(report: YearReport) -> YearReport:
    return YearReport.objects.select_for_update(of=("self",)).get(pk=report.pk)


@transaction.atomic
def make(year: int, *, by: User) -> YearReport:
    """Count the year and draft its report with notes. After one that was published it is a further edition."""
    if not Period.objects.filter(year=year).exists():
        raise DomainError(_("Nothing was booked in %(year)d.") % {"year": year})
    if YearReport.objects.select_for_update().under_way().filter(year=year).exists():
        raise NotNow(_("A report of %(year)d is being worked on already.") % {"year": year})
    latest = YearReport.objects.filter(year=year).aggregate(Max("edition"))["edition__max"] or 0
    figures = build(year)
    report = YearReport.objects.create(
        year=year, edition=latest + 1, figures=freeze(figures), counted_at=timezone.now(), made_by=by,
        **notes.draft(figures),
    )  # fmt: skip
    audit.record("finance.yearreport.made", report, by=by, closing=figures.closing)
    _ask(report, SIGN, "CHECKER")
    return report


def _ask(report: YearReport, kind: str, post: str) -> None:
    users = User.objects.holding(post).exclude(pk=report.made_by_id)
    todos.open_todo(report, kind, for_users=list(users.values_list("pk", flat=True)), url=report.desk_url)


@transaction.atomic
def count_anew(report: YearReport, *, by: User) -> YearReport:
    """Take the figures from the books once more; the notes stay as they were written."""
    report = _lock(report)
    _only_draft(report)
    report.figures, report.counted_at = freeze(build(report.year)), timezone.now()
    report.save(update_fields=["figures", "counted_at"])
    audit.record("finance.yearreport.counted", report, by=by)
    return report


@transaction.atomic
def write_notes(
    report: YearReport, *, by: User, withheld: str = "", no_names: bool = False, **texts: str
) -> YearReport:
    """Complete the notes. Members will read them, so a colleague's name is refused.

    ``no_names``: the writer says that what looks like a short name is part of another word.
    """
    report = _lock(report)
    _only_draft(report)
    _refuse_names(texts, no_names=no_names)
    for name in NOTES:
        setattr(report, name, texts.get(name, ""))
    report.withheld = withheld
    report.save(update_fields=[*NOTES, "withheld"])
    audit.record("finance.yearreport.written", report, by=by)
    return report


def _refuse_names(texts: dict[str, str], *, no_names: bool) -> None:
    names = staff_names()
    for field, text in texts.items():
        found = [name for name in names_in(text, names) if not no_names or len(name) >= SURE_NAME]
        if found:
            raise DomainError(
                _("Members will read the notes, so they name nobody. Found: %(names)s.")
                % {"names": "、".join(found)},
                field=field,
            )


def _only_draft(report: YearReport) -> None:
    if report.state != State.DRAFT:
        raise NotNow(_("This report has been signed. Let the chair return it first."))


def differs_from_books(report: YearReport) -> bool:
    """Whether something was booked since the figures were counted."""
    return _essence(thaw(report.figures)) != _essence(build(report.year))


def _essence(figures: FundReport) -> dict[str, Any]:
    """The figures without words, which depend on the reader's language."""
    data = figures.as_dict()
    data["funds"] = [fund | {"name": ""} for fund in data["funds"]]
    return data


def _must_agree(report: YearReport) -> None:
    if differs_from_books(report):
        raise DomainError(
            _("The books have changed since the figures were counted. Count them anew, then sign and approve again.")
        )  # fmt: skip


@transaction.atomic
def sign(report: YearReport, *, by: User) -> YearReport:
    """The head of accounting signs (会计机构负责人)."""
    report = _lock(report)
    if by.pk == report.made_by_id:
        raise DomainError(_("Whoever made the report can't sign it as head of accounting."))
    report.sign(by=by, at=timezone.now())
    _must_agree(report)
    report.save(update_fields=["state", "signed_by", "signed_at", "returned_because"])
    todos.close_todo(report)
    _ask(report, APPROVE, "UNION_CHAIR")
    audit.record("finance.yearreport.signed", report, by=by)
    return report


@transaction.atomic
def approve(report: YearReport, *, by: User) -> YearReport:
    """The chair approves the report; the figures must still be those of the books."""
    report = _lock(report)
    if by.pk in {report.made_by_id, report.signed_by_id}:
        raise DomainError(_("Whoever made or signed the report can't approve it."))
    report.approve(by=by, at=timezone.now())
    _must_agree(report)
    report.save(update_fields=["state", "approved_by", "approved_at"])
    todos.close_todo(report)
    audit.record("finance.yearreport.approved", report, by=by)
    return report


@transaction.atomic
def give_back(report: YearReport, *, reason: str, by: User) -> YearReport:
    """Return the report to its maker with a reason; the signatures are void."""
    report = _lock(report)
    report.give_back(reason=reason)
    report.save(update_fields=["state", "signed_by", "signed_at", "approved_by", "approved_at", "returned_because"])  # fmt: skip
    todos.close_todo(report)
    todos.open_todo(report, CORRECT, for_users=[report.made_by_id], url=report.desk_url)
    audit.record("finance.yearreport.returned", report, by=by, reason=reason)
    return report


@transaction.atomic
def publish(report: YearReport, *, by: User) -> YearReport:
    """Let everybody read the approved report (公布), without names; its files and the messages follow by themselves."""
    report = _lock(report)
    report.publish(by=by, at=timezone.now())
    _must_agree(report)
    report.published_figures = freeze(members_version(report))
    report.save(update_fields=["state", "published_by", "published_at", "published_figures"])
    todos.close_todo(report)
    audit.record("finance.yearreport.published", report, by=by)
    transaction.on_commit(lambda: cache.delete(FRESH))
    outbox.enqueue("finance.published", key=f"finance.published:{report.pk}", report=report.pk)
    return report


def members_version(report: YearReport) -> FundReport:
    """What members read: as it was published, or as it would be published now."""
    if report.published_figures is not None:
        return thaw(report.published_figures)
    withheld = {line.strip() for line in report.withheld.splitlines() if line.strip()}
    return for_members(thaw(report.figures), withheld=withheld)


def tell_members(report: YearReport) -> None:
    """A message to every member with an account."""
    members = Membership.objects.standing(on=timezone.localdate()).values_list("person__user", flat=True)
    outbox.notify("finance.yearreport.published", to=list(members), about=report)


def fresh() -> list[tuple[int, int, str]]:
    """Year, edition and public id of what was published within a month, for the hall; asked anew every ten minutes."""
    found: list[tuple[int, int, str]] | None = cache.get(FRESH)
    if found is None:
        since = timezone.now() - dt.timedelta(days=30)
        rows = YearReport.objects.published().filter(published_at__gte=since)
        found = list(rows.values_list("year", "edition", "public_id")[:3])
        cache.set(FRESH, found, 600)
    return found
