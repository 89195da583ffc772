"""The promise book (承诺台账) for all staff, and the page on which an author says whether it is really done."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_safe

from members.models import User
from proposals.promise import reports, services
from proposals.promise.forms import ConfirmForm
from proposals.promise.models import Promise
from proposals.promise.rules import own_submissions
from proposals.promise.story import story_of
from proposals.promise.workflow import State
from proposals.proposal.models import Proposal
from union_portal.core.attachment.services import XLSX
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest, download
from union_portal.core.ui.page import Action, Chip, Empty, Row, paged


def _row(promise: Any) -> Row:
    moved = promise.times_moved
    return Row(
        title=promise.text,
        url=promise.get_absolute_url(),
        number=promise.case.number,
        state_label=promise.state_label,
        tone=promise.tone,
        due_on=promise.promised_on if promise.state == State.OPEN else None,
        meta=[
            promise.department,
            ngettext("day moved once", "day moved %(n)d times", moved) % {"n": moved} if moved else "",
        ],
    )


def _parts() -> dict[str, tuple[str, Any]]:
    """The book and its parts; what is confidential is in none."""
    book = Promise.objects.in_book().with_page_parts().order_by("-state", "promised_on", "pk")
    return {
        "": (_("All"), book),
        "open": (pgettext("promise", "Open"), book.open()),
        "overdue": (_("Overdue"), book.overdue(on=timezone.localdate())),
        "kept": (pgettext("promise", "Kept"), book.filter(state=State.KEPT).order_by("-kept_at")),
    }


@require_safe
def promise_list(request: PortalRequest) -> HttpResponse:
    """What the departments have promised and by when."""
    parts = _parts()
    part = request.GET.get("part", "")
    page = paged(request, parts.get(part, parts[""])[1])
    page.object_list = [_row(promise) for promise in page.object_list]
    context = {
        "title": _("Promise book"),
        "page_obj": page,
        "chips": [
            Chip(label, f"?part={key}" if key else "?", active=key == part, count=rows.count())
            for key, (label, rows) in parts.items()
        ],
        "export_url": f"{reverse('proposals:promise-export')}?{urlencode({'part': part})}",
        "empty": Empty(_("Nothing found"), _("No promise of this kind stands in the book."), "checklist"),
    }
    return render(request, "proposals/promise_list.html", context)


@require_safe
def promise_export(request: PortalRequest) -> HttpResponse:
    """The same part of the book as XLSX."""
    parts = _parts()
    found = parts.get(request.GET.get("part", ""), parts[""])[1]
    content = reports.as_xlsx(found, author=str(request.user))
    return download(content, f"{_('Promise book')} {timezone.localdate()}.xlsx", XLSX)


@require_safe
def promise(request: PortalRequest, public_id: str) -> HttpResponse:
    """One promise and what happened to it."""
    user = request.user
    found = Promise.objects.readable_by(user).select_related(
        "case", "department", "owner__person", "reply__reply_class"
    )
    shown = get_object_or_404(found, public_id=public_id)
    facts = [
        (_("Department"), shown.department),
        (_("Who sees to it"), shown.owner),
        (_("Reply class"), shown.reply.reply_class),
        (_("Case"), shown.case.number),
    ]
    context = {
        "promise": shown,
        "matter": {
            "number": shown.case.number, "title": shown.text, "state_label": shown.state_label, "tone": shown.tone,
            "due_on": shown.promised_on if shown.state == State.OPEN else None, "is_over": shown.state != State.OPEN,
        },
        "facts": facts,
        "story": story_of(shown),
        "actions": list(_actions(user, shown)),
    }  # fmt: skip
    return render(request, "proposals/promise.html", context)


def _actions(user: User, shown: Promise) -> list[Action]:
    actions = []
    if shown.state == State.KEPT and _unanswered(user, shown):
        actions.append(
            Action(_("Say whether it is really done"), shown.confirm_url, "get", "primary", "thumb-up")
        )
    if proposal := Proposal.objects.visible_to(user).filter(cases=shown.case).order_by("pk").first():
        url = proposal.get_absolute_url()
        actions.append(Action(_("Open the proposal"), url, "get", "secondary", "file-text"))
    if (
        user.has_perm("proposals.desk_promises")
        and Promise.objects.visible_to(user).filter(pk=shown.pk).exists()
    ):
        actions.append(Action(_("Open at the desk"), shown.desk_url, "get", "secondary", "briefcase"))
    return actions


def _unanswered(user: User, shown: Promise) -> list[Any]:
    """This person's submissions for which the present report hasn't been answered."""
    answered = set(shown.answers.filter(time=shown.times_kept).values_list("proposal", flat=True))
    return [each for each in own_submissions(user, shown) if each.pk not in answered]


@require_http_methods(["GET", "HEAD", "POST"])
def promise_confirm(request: PortalRequest, public_id: str) -> HttpResponse:
    """The author says whether what was promised is really done."""
    user = request.user
    shown = get_object_or_404(
        Promise.objects.readable_by(user).select_related("case", "department"), public_id=public_id
    )
    if not user.has_perm("proposals.confirm_promise", shown):
        raise PermissionDenied
    waiting = _unanswered(user, shown)
    if shown.state != State.KEPT or not waiting:
        return redirect(shown)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            for proposal in waiting:
                services.confirm(shown, proposal=proposal, by=user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(shown)
    context = {
        "title": _("Is it really done?"), "form": form, "promise": shown, "submit_label": _("Send"),
        "cancel_url": shown.get_absolute_url(),
    }  # fmt: skip
    return render(request, "proposals/promise_confirm.html", context, status=422 if form.errors else 200)
