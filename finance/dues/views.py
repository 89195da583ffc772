"""The member's statement on the phone; the collection of a year and the arrears for those who keep the books."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from finance.dues import jobs, reports
from finance.dues.figures import Collection, Statement, collection, in_arrears, statement, years_of
from finance.dues.models import Assessment, Due, DuesPayment
from finance.dues.services import reminders
from members.models import Person, User
from union_portal.core.attachment.services import XLSX
from union_portal.core.audit import services as audit
from union_portal.core.http import download
from union_portal.core.ui.page import Action, Chip, Empty, Row, Tile, paged
from union_portal.core.ui.templatetags.ui import day, figure, percent, yuan


# -- one's own --------------------------------------------------------------------------------------------
@require_safe
def dues(request: HttpRequest) -> HttpResponse:
    """My dues (我的会费): the newest year."""
    return _statement(request, _me(request), None)


@require_safe
def dues_year(request: HttpRequest, year: int) -> HttpResponse:
    return _statement(request, _me(request), year)


def _me(request: HttpRequest) -> Person:
    user: Any = request.user
    if user.person is None:
        raise Http404
    person: Person = user.person
    return person


def _statement(request: HttpRequest, person: Person, year: int | None) -> HttpResponse:
    today = timezone.localdate()
    years = years_of(person) or [today.year]
    chosen = year if year is not None else next((each for each in years if each <= today.year), years[0])
    if chosen not in years:
        raise Http404
    mine = _me(request) == person
    found = statement(person, chosen, on=today)
    context = {
        "rule": _rule(found),
        "title": _("My dues") if mine else _("Dues of %(name)s") % {"name": person},
        "statement": found,
        "mine": mine,
        "tiles": _own_tiles(found),
        "chips": [Chip(str(each), _year_url(person, each, mine), active=each == chosen) for each in years],
        "empty": Empty(
            _("No dues yet"),
            _("Once the finance office has worked out your dues, each month stands here."),
            "receipt",
        ),
    }
    return render(request, "finance/dues.html", context)


def _rule(found: Statement) -> str:
    """How the newest month was counted, in words."""
    last = next((due for due in reversed(found.dues) if due.version), None)
    if last is None or last.version is None:
        return ""
    source = last.version.source
    match last.basis:
        case Due.Basis.RATE:
            words = _("Dues are %(rate)s of the wage base, whose tail below ten yuan is dropped.") % {
                "rate": f"{last.version.value}%"
            }
        case Due.Basis.FIXED:
            words = _("Your dues are a fixed sum a month.")
        case _:
            words = _("You are exempt from dues.")
    return _("%(words)s Rule: %(source)s.") % {"words": words, "source": source}


def _year_url(person: Person, year: int, mine: bool) -> str:
    if mine:
        return reverse("finance:dues-year", args=[year])
    return f"{reverse('finance:dues-person', args=[person.public_id])}?year={year}"


def _own_tiles(found: Statement) -> list[Tile]:
    if not found.dues and not found.payments:
        return []
    tiles = [
        Tile(_("Due in %(year)d") % {"year": found.year}, yuan(found.due)),
        Tile(_("Paid of it"), yuan(found.paid), tone="success" if found.paid else "neutral"),
        Tile(
            _("In arrears"), yuan(found.arrears), note=_("of all years"),
            tone="danger" if found.arrears else "success",
        ),
    ]  # fmt: skip
    if found.credit:
        tiles.append(Tile(_("Paid ahead"), yuan(found.credit), note=_("settles the next months")))
    return tiles


@require_POST
def dues_receipt(request: HttpRequest, year: int) -> HttpResponse:
    """My receipt of a year's payments; the PDF waits on the job's page."""
    user: Any = request.user
    return redirect(jobs.start_receipt(_me(request), year, by=user))


@require_POST
def dues_payment_receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    """The receipt of one payment: for whoever paid, and for the cashier who took it."""
    user: Any = request.user
    payment = get_object_or_404(DuesPayment.objects.standing(), public_id=public_id)
    if payment.person_id != user.person_id and not user.has_perm("finance.take_dues"):
        raise Http404
    return redirect(jobs.start_receipt(payment.person, payment.paid_on.year, by=user, payment=payment))


# -- for those who keep the books -------------------------------------------------------------------------
@require_safe
def dues_person(request: HttpRequest, public_id: str) -> HttpResponse:
    """A member's statement, for those who answer questions about it. The reading is recorded."""
    user: Any = request.user
    if not user.has_perm("finance.view_due"):
        raise PermissionDenied
    person = get_object_or_404(Person, public_id=public_id)
    typed = request.GET.get("year", "")
    audit.record("finance.dues.read", person, by=user)
    return _statement(request, person, int(typed) if typed.isdecimal() and len(typed) == 4 else None)


def _reader(request: HttpRequest) -> User:
    user: Any = request.user
    if not user.has_perm("finance.view_due"):
        raise PermissionDenied
    found: User = user
    return found


def _collection(year: int | None) -> tuple[Collection, list[int]]:
    today = timezone.localdate()
    known = Assessment.objects.order_by().values_list("year", flat=True).distinct()
    years = sorted({*known, today.year}, reverse=True)
    chosen = year if year is not None else today.year
    if chosen not in years:
        raise Http404
    return collection(chosen, on=today), years


@require_safe
def dues_collection(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The collection rate (收缴率) of a year, as a whole and by branch."""
    user = _reader(request)
    found, years = _collection(year)
    late = in_arrears(on=found.on).count()
    page = "finance:dues-collection-year"
    months = f"{reverse('admin:finance_assessment_changelist')}?year={found.year}"
    context = {
        "title": _("Collection of dues"),
        "collection": found,
        "chips": [Chip(str(each), reverse(page, args=[each]), active=each == found.year) for each in years],
        "tiles": [
            Tile(_("Fallen due"), figure(found.due), _("yuan"), url=months),
            Tile(pgettext("dues received", "Paid"), figure(found.paid), _("yuan"), url=months),
            Tile(
                _("Collection rate"), percent(found.total.rate), tone="success" if found.paid == found.due else "warning",
            ),
            Tile(
                _("Members in arrears"), late, pgettext("so many", "people"), _("of all years"), reverse("finance:dues-arrears-list"),
                tone="danger" if late else "success",
            ),
        ],
        "charts": reports.charts(found),
        "export_url": reverse("finance:dues-collection-export", args=[found.year]) if found.branches else "",
        "may_assess": user.has_perm("finance.assess_dues"),
    }  # fmt: skip
    return render(request, "finance/dues_collection.html", context)


@require_safe
def dues_collection_export(request: HttpRequest, year: int) -> HttpResponse:
    user = _reader(request)
    found, _years = _collection(year)
    content = reports.as_xlsx(found)
    audit.record("finance.dues.exported", None, by=user, year=year)
    return download(content, _("Collection of dues %(year)d") % {"year": year} + ".xlsx", XLSX)


@require_safe
def dues_arrears_list(request: HttpRequest) -> HttpResponse:
    """Who is in arrears (欠缴), the largest first; each opens the member's statement."""
    user = _reader(request)
    words = request.GET.get("q", "").strip()
    people = in_arrears(on=timezone.localdate())
    page = paged(request, people.named(words) if words else people)  # type: ignore[attr-defined]
    page.object_list = [_arrears_row(person) for person in page.object_list]
    remind = Action(
        _("Remind all of them"), reverse("finance:dues-remind"), icon="mail",
        confirm=_("Everybody in arrears who hasn't been reminded this month gets a message. Go on?"),
    )  # fmt: skip
    context = {
        "title": _("Members in arrears"),
        "page_obj": page,
        "q": words,
        "actions": [remind] if page.paginator.count and user.has_perm("finance.remind_dues") else [],
        "empty": Empty(
            _("Nobody is in arrears"), _("All dues that have fallen due are paid."), "circle-check"
        ),
    }
    return render(request, "finance/dues_arrears.html", context)


def _arrears_row(person: Any) -> Row:
    group = person.department.group
    reminded = (
        _("reminded on %(day)s") % {"day": day(person.reminded)} if person.reminded else _("not reminded yet")
    )
    return Row(
        title=person.name,
        url=reverse("finance:dues-person", args=[person.public_id]),
        number=person.staff_number,
        meta=[
            group.branch if group else _("Without a branch"),
            person.department,
            ngettext("%(n)d month", "%(n)d months", person.months) % {"n": person.months},
            reminded,
        ],
        figure=yuan(person.owes),
    )


@require_POST
def dues_remind(request: HttpRequest) -> HttpResponse:
    """Remind everybody in arrears, each at most once a month."""
    user: Any = request.user
    if not user.has_perm("finance.remind_dues"):
        raise PermissionDenied
    count = reminders.remind(on=timezone.localdate(), by=user)
    if count:
        messages.success(
            request, ngettext("%(n)d member reminded.", "%(n)d members reminded.", count) % {"n": count}
        )
    else:
        messages.info(request, _("Everybody in arrears has been reminded this month already."))
    return redirect("finance:dues-arrears-list")
