"""The report's pages: the committee works on it, everybody reads it once it is published; each figure opens its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import User
from proposals.case.models import Inclusion, ProposalCase
from proposals.proposal.models import Proposal
from proposals.proposal.services import MATTER
from proposals.rating.models import Rating, SeconderRating
from proposals.report import jobs, services
from proposals.report.figures import Count, Figures, Unit
from proposals.report.forms import EndorseForm, SessionForm, TextsForm
from proposals.report.layout import Cell, Part, Table, percent, rates
from proposals.report.models import CongressReport
from proposals.report.reports import Chapter, chapters, standing
from proposals.report.workflow import TONES, State
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.trail import audit_history
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.ui.page import Action, Chip, Empty, Row, Step, Tile, paged
from union_portal.core.ui.templatetags.ui import day

RATINGS: dict[str, Any] = {Unit.RATING: Rating, Unit.BESIDE: SeconderRating}


def _found(request: PortalRequest, public_id: str) -> CongressReport:
    reports = CongressReport.objects.visible_to(request.user).select_related("session__term")
    return get_object_or_404(reports, public_id=public_id)


def _allowed(request: PortalRequest, public_id: str, perm: str) -> CongressReport:
    report = _found(request, public_id)
    if not request.user.has_perm(perm, report):
        raise PermissionDenied
    return report


# -- reading ------------------------------------------------------------------------------------------------------
@require_safe
def congress_report_list(request: PortalRequest) -> HttpResponse:
    """The published reports; to the committee those under way too."""
    user = request.user
    may_work = user.has_perm("proposals.work_on_congressreport")
    is_narrowed = may_work and request.GET.get("part") == "under-way"
    found = CongressReport.objects.visible_to(user)
    page = paged(request, (found.under_way() if is_narrowed else found).select_related("session__term"))
    page.object_list = [
        Row(
            str(report), report.get_absolute_url(), icon="report-analytics",
            state_label=report.get_state_display() if may_work else "", tone=TONES[State(report.state)],
            meta=[_("Figures as of %(day)s") % {"day": day(Figures.from_dict(report.figures).counted_on)}],
        )
        for report in page.object_list
    ]  # fmt: skip
    context = {
        "title": _("Reports on the proposals"), "page_obj": page,
        "chips": [
            Chip(_("All"), "?", active=not is_narrowed),
            Chip(_("Reports under way"), "?part=under-way", active=is_narrowed),
        ] if may_work else [],
        "create_url": reverse("proposals:congress-report-new") if user.has_perm("proposals.make_congressreport") else "",
        "create_label": _("Make a report"),
        "empty": Empty(
            _("No report yet"), _("The proposal committee reports on each session's proposals to the congress."),
            "report-analytics",
        ),
    }  # fmt: skip
    return render(request, "proposals/congress_report_list.html", context)


@require_safe
def congress_report(request: PortalRequest, public_id: str) -> HttpResponse:
    """The report: a matter to the committee until it is published, then something to read for all."""
    user = request.user
    report = _found(request, public_id)
    figures = Figures.from_dict(report.figures)
    may_work = user.has_perm("proposals.work_on_congressreport")
    context = {
        "title": str(report), "report": report, "standing": standing(report), "published": report.published_at,
        "tiles": _tiles(report, figures),
        "chapters": _linked(chapters(report, figures), report, figures, user),
        "attachments": Attachment.objects.about(report),
        "newer": CongressReport.objects.published().filter(session=report.session, edition__gt=report.edition).last(),
    }  # fmt: skip
    if not may_work:
        return render(request, "proposals/congress_report_read.html", context)
    context |= {
        "matter": {
            "number": figures.code, "title": str(report), "state_label": report.get_state_display(),
            "tone": TONES[State(report.state)], "due_on": None, "is_over": report.state == State.PUBLISHED,
            "next_step": _next_step(report),
        },
        "steps": _steps(report), "actions": _actions(report, user), "entries": audit_history(report, user),
        "voices": report.endorsements.select_related("member__person"),
    }  # fmt: skip
    return render(request, "proposals/congress_report.html", context)


def _tiles(report: CongressReport, f: Figures) -> list[Tile]:
    def url(key: str) -> str:
        return reverse("proposals:congress-report-figure", args=[report.public_id, key])

    submissions, cases = _("submissions (份)"), _("cases (件)")
    tiles = [
        Tile(_("Received"), f["received"], submissions, _("%(n)d of them valid") % {"n": f["valid"]}, url("received")),
        Tile(_("Filed"), f["filed_cases"], cases, _("from %(n)d submissions (份)") % {"n": f["filed"]}, url("filed_cases")),
        Tile(_("Suggestions"), f["suggested_cases"], cases, _("from %(n)d submissions (份)") % {"n": f["suggested"]}, url("suggested_cases")),
        Tile(_("Opinions answered"), f["answered_cases"], cases, _("from %(n)d submissions (份)") % {"n": f["answered"]}, url("answered_cases")),
    ]  # fmt: skip
    return tiles + [
        Tile(label, percent(share), "", how) for _key, label, share, how in rates(f) if share is not None
    ]


def _linked(shown: Sequence[Chapter], report: CongressReport, figures: Figures, user: User) -> list[Chapter]:
    """With each figure linked to the list behind it, and each case to its page for who may see it."""
    pages = _pages_of_cases([line.id for line in figures.cases], user)
    judges = user.has_perm("proposals.work_on_congressreport")

    def link(cell: Cell) -> Cell:
        if cell.case:
            return replace(cell, url=pages.get(cell.case, ""))
        count = figures.find(cell.key) if cell.key and cell.value else None
        if count is None or (count.unit not in {Unit.SUBMISSION, Unit.CASE} and not judges):
            return cell
        return replace(
            cell, url=reverse("proposals:congress-report-figure", args=[report.public_id, cell.key])
        )

    def table(plain: Table) -> Table:
        return replace(plain, rows=[[link(cell) for cell in row] for row in plain.rows])

    def part(plain: Part) -> Part:
        return replace(plain, tables=[table(plain_table) for plain_table in plain.tables])

    return [replace(chapter, part=part(chapter.part)) for chapter in shown]


def _pages_of_cases(cases: Sequence[int], user: User) -> dict[int, str]:
    """A case's page: for all but the desk's people the page of its first submission that the reader may see."""
    pages = {
        inclusion.case_id: inclusion.proposal.get_absolute_url()
        for inclusion in Inclusion.objects.filter(
            case__in=cases, proposal__in=Proposal.objects.visible_to(user)
        )
        .select_related("proposal")
        .order_by("-pk")
    }
    if user.has_perm("proposals.work_on_congressreport"):
        pages |= {case.pk: case.get_absolute_url() for case in ProposalCase.objects.filter(pk__in=cases)}
    return pages


def _steps(report: CongressReport) -> list[Step]:
    order = list(State)
    now = order.index(State(report.state))
    who = {
        State.DRAFT: (report.made_by, report.made_at), State.SUBMITTED: (report.submitted_by, report.submitted_at),
        State.APPROVED: (report.approved_by, report.approved_at), State.PUBLISHED: (report.published_by, report.published_at),
    }  # fmt: skip
    return [
        Step(
            state.label,
            "now" if place == now else "done" if place < now else "next",
            (who[state][0] or "") if place <= now else "",
            who[state][1] if place <= now else None,
        )
        for place, state in enumerate(order)
    ]


def _next_step(report: CongressReport) -> str:
    return {
        State.DRAFT: _("Chair or secretary look through the words and submit it."),
        State.SUBMITTED: _("The committee approves it or says what must be changed."),
        State.APPROVED: _("Chair or secretary make its files and publish it."),
    }.get(State(report.state), "")  # fmt: skip


def _actions(report: CongressReport, user: User) -> list[Action]:
    """What this person may do with the report now."""

    def url(what: str) -> str:
        return reverse(f"proposals:congress-report-{what}", args=[report.public_id])

    may_change = user.has_perm("proposals.change_congressreport", report)
    made: list[Action] = []
    if report.state == State.SUBMITTED and user.has_perm("proposals.endorse_congressreport", report):
        made.append(Action(_("Give your voice"), url("endorse"), "get", icon="gavel"))
    if report.state == State.APPROVED and user.has_perm("proposals.publish_congressreport", report):
        confirm = _("Everybody on the staff will be able to read it. Publish it?")
        made.append(Action(_("Publish"), url("publish"), icon="speakerphone", confirm=confirm))
    if may_change and report.state == State.DRAFT:
        made += [
            Action(_("Submit to the committee"), url("submit"), icon="send"),
            Action(_("Change the words"), url("write"), "get", "secondary", "edit"),
            Action(_("Count the figures anew"), url("count"), "post", "secondary", "refresh"),
        ]
    if may_change and report.state == State.SUBMITTED:
        made.append(Action(_("Take it back"), url("take-back"), "post", "secondary", "arrow-back-up"))
    if may_change:
        made += [
            Action(_("Make PDF, DOCX and XLSX"), url("files"), "post", "secondary", "file-export"),
            Action(_("Make the bound volume"), url("volume"), "post", "secondary", "book"),
        ]
    return made


BY_AUTHOR = ("delegation.", "campus.", "author.")
"""The addresses of figures that tell something of the authors."""


# -- the list behind a figure ---------------------------------------------------------------------------------------
@require_safe
def congress_report_figure(request: PortalRequest, public_id: str, key: str) -> HttpResponse:
    """What was counted (份 or 件), as far as the reader may see it."""
    user = request.user
    report = _found(request, public_id)
    count = Figures.from_dict(report.figures).find(key)
    judges = user.has_perm("proposals.work_on_congressreport")
    if count is None or count.unit == Unit.PERSON or (count.unit in RATINGS and not judges):
        raise Http404
    visible = Proposal.objects.visible_to(user)
    found: Any
    if count.unit == Unit.CASE:
        found = ProposalCase.objects.filter(pk__in=count.ids).select_related("lead_department")
        if not judges:
            found = found.filter(submissions__in=visible).distinct()
        found = found.order_by("number")
    elif count.unit in RATINGS:
        given = RATINGS[count.unit].objects.filter(pk__in=count.ids)
        found = given.select_related("proposal", "reply__case").order_by("pk")
    else:
        found = visible.filter(pk__in=count.ids).with_page_parts().order_by("number", "pk")
        if key.startswith(BY_AUTHOR):
            # a report of earlier counts these with the others, and the list would tell whose they are
            found = found.filter(name_withheld=False)
    page = paged(request, found)
    hidden = count.value - page.paginator.count
    page.object_list = _rows(count, list(page.object_list), user)
    context = {
        "title": _title(count), "page_obj": page, "report": report,
        "hidden": ngettext("%(n)d more isn't open to you.", "%(n)d more aren't open to you.", hidden) % {"n": hidden}
        if hidden else "",
        "empty": Empty(_("Nothing to show"), _("What was counted here isn't open to you."), "lock"),
    }  # fmt: skip
    return render(request, "proposals/congress_report_figure.html", context)


def _title(count: Count) -> str:
    words = {
        Unit.SUBMISSION: ngettext("%(n)d submission (份)", "%(n)d submissions (份)", count.value),
        Unit.CASE: ngettext("%(n)d case (件)", "%(n)d cases (件)", count.value),
        Unit.RATING: ngettext("%(n)d rating", "%(n)d ratings", count.value),
        Unit.BESIDE: ngettext("%(n)d rating", "%(n)d ratings", count.value),
    }
    return words[count.unit] % {"n": count.value}


def _rows(count: Count, found: list[Any], user: User) -> list[Row]:
    tones: Any = matter_kinds[MATTER].tones
    if count.unit == Unit.CASE:
        pages = _pages_of_cases([case.pk for case in found], user)
        return [
            Row(case.title, pages.get(case.pk, ""), case.number, case.get_state_display(), tones.get(case.state, "neutral"), meta=[case.department_label])
            for case in found
        ]  # fmt: skip
    if count.unit in RATINGS:
        return [
            Row(
                rating.proposal.title, rating.proposal.get_absolute_url(), rating.proposal.number,
                meta=[_("Attitude: %(grade)s") % {"grade": rating.get_attitude_display()}, _("Result: %(grade)s") % {"grade": rating.get_result_display()}],
            )
            for rating in found
        ]  # fmt: skip
    return [
        Row(
            proposal.title, proposal.get_absolute_url(), proposal.number, proposal.stage_label,
            tones.get(proposal.stage, "neutral"), meta=[proposal.category or ""],
        )
        for proposal in found
    ]  # fmt: skip


# -- working on it ------------------------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
def congress_report_new(request: PortalRequest) -> HttpResponse:
    """Choose the session; the figures are counted in the background."""
    user = request.user
    if not user.has_perm("proposals.make_congressreport"):
        raise PermissionDenied
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(jobs.start_report(form.cleaned_data["session"], by=user))
    context = {
        "title": _("Make a report to the congress"), "form": form, "submit_label": _("Count and draft"),
        "intro": _("All figures are counted from the proposals and stay as of today; the words are drafted from them, and you change those as you like."),
        "cancel_url": reverse("proposals:congress-report-list"),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def congress_report_write(request: PortalRequest, public_id: str) -> HttpResponse:
    """Change the words; the figures stand beside them and can't be changed."""
    report = _allowed(request, public_id, "proposals.change_congressreport")
    form = TextsForm(request.POST or None, instance=report)
    if request.method == "POST" and form.is_valid():
        try:
            services.write(report, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect(report)
    context = {
        "title": _("Words of the report"), "form": form, "cancel_url": report.get_absolute_url(), "report": report,
        "intro": _("Drafted from the figures of %(day)s. A part that you leave empty doesn't appear in the report.") % {"day": day(Figures.from_dict(report.figures).counted_on)},
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def congress_report_endorse(request: PortalRequest, public_id: str) -> HttpResponse:
    """A committee member approves the report, or says what must be changed."""
    report = _allowed(request, public_id, "proposals.endorse_congressreport")
    form = EndorseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.endorse(report, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Thank you. Your voice has been recorded."))
            return redirect(report)
    context = {
        "title": _("Your voice on the report"), "form": form, "intro": str(report),
        "submit_label": _("Give your voice"), "cancel_url": report.get_absolute_url(),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)


def _do(request: PortalRequest, report: CongressReport, deed: Any, done: str) -> HttpResponse:
    """Call one service and go back to the report with what came of it."""
    try:
        deed(report, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect(report)


@require_POST
def congress_report_submit(request: PortalRequest, public_id: str) -> HttpResponse:
    report = _allowed(request, public_id, "proposals.change_congressreport")
    return _do(request, report, services.submit, _("Submitted. The committee has been told."))


@require_POST
def congress_report_take_back(request: PortalRequest, public_id: str) -> HttpResponse:
    report = _allowed(request, public_id, "proposals.change_congressreport")
    return _do(request, report, services.take_back, _("Taken back. You can change it again."))


@require_POST
def congress_report_publish(request: PortalRequest, public_id: str) -> HttpResponse:
    report = _allowed(request, public_id, "proposals.publish_congressreport")
    return _do(request, report, services.publish, _("Published. The delegates have been told."))


@require_POST
def congress_report_count(request: PortalRequest, public_id: str) -> HttpResponse:
    report = _allowed(request, public_id, "proposals.change_congressreport")
    return redirect(jobs.start_count(report, by=request.user))


@require_POST
def congress_report_files(request: PortalRequest, public_id: str) -> HttpResponse:
    report = _allowed(request, public_id, "proposals.change_congressreport")
    return redirect(jobs.start_files(report, by=request.user))


@require_POST
def congress_report_volume(request: PortalRequest, public_id: str) -> HttpResponse:
    report = _allowed(request, public_id, "proposals.change_congressreport")
    return redirect(jobs.start_volume(report, by=request.user))
