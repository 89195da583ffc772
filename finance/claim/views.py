"""Claims on the phone: hand in an invoice, see where it stands, and decide on those of others."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finance.claim import services
from finance.claim.forms import (
    AccountForm,
    ClaimForm,
    DecideForm,
    FileForm,
    ItemForm,
    NewClaimForm,
    initial_of,
)
from finance.claim.models import Claim, ClaimItem
from finance.claim.page import facts_of, items_of, steps_of
from finance.claim.workflow import NEXT_STEPS, TONES, State
from finance.payment.models import PaymentRequest
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.trail import audit_history
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.ui.page import Action, Chip, Empty, Row, paged
from union_portal.core.ui.templatetags.ui import yuan


# -- reading ------------------------------------------------------------------------------------------------------
def _row(claim: Claim, *, is_own: bool) -> Row:
    return Row(
        title=claim.purpose or claim.kind.name, url=claim.get_absolute_url(), number=claim.number,
        state_label=claim.get_state_display(), tone=TONES.get(claim.state, "neutral"),
        meta=[claim.kind, "" if is_own else claim.claimant, claim.company],
        figure=yuan(claim.amount) if claim.amount else "", icon="receipt",
    )  # fmt: skip


@require_safe
def claim_list(request: PortalRequest) -> HttpResponse:
    """My own claims, or those that wait for my decision."""
    user = request.user
    if not user.has_perm("finance.write_claim"):
        raise PermissionDenied
    q, part = (request.GET.get(name, "").strip()[:60] for name in ("q", "part"))
    waiting = Claim.objects.waiting_for(user)
    found = waiting if part == "decide" else Claim.objects.of(user)
    page = paged(request, found.matching(q).with_page_parts().order_by("-pk"))
    page.object_list = [_row(claim, is_own=part != "decide") for claim in page.object_list]
    chips = [Chip(_("My own"), "?", active=part != "decide")]
    if part == "decide" or (count := waiting.count()):
        chips.append(
            Chip(
                _("Waiting for me"),
                "?part=decide",
                active=part == "decide",
                count=page.paginator.count if part == "decide" else count,
            )
        )
    new = reverse("finance:claim-new")
    context = {
        "title": _("Claims"), "page_obj": page, "q": q, "chips": chips, "create_url": new, "create_label": _("New claim"),
        "empty": Empty(
            _("No claims yet"), _("Have you paid a taxi or something for your club? The invoice on your phone is enough."),
            "receipt", new, _("New claim"),
        ),
    }  # fmt: skip
    return render(request, "finance/claim/list.html", context)


def _claim(request: PortalRequest, public_id: str) -> Claim:
    return get_object_or_404(Claim.objects.visible_to(request.user).with_page_parts(), public_id=public_id)


@require_safe
def claim(request: PortalRequest, public_id: str) -> HttpResponse:
    """The matter page: invoices, sum, where it stands, and what can be done now."""
    user, shown = request.user, _claim(request, public_id)
    may_change = user.has_perm("finance.change_claim", shown)
    context = {
        "claim": shown,
        "matter": {
            "number": shown.number, "title": shown.purpose or shown.kind.name, "state_label": shown.get_state_display(),
            "tone": TONES.get(shown.state, "neutral"), "next_step": NEXT_STEPS.get(shown.state, ""), "is_over": shown.is_over,
        },
        "actions": _actions(request, shown),
        "facts": facts_of(shown), "steps": steps_of(shown), "panel": items_of(user, shown),
        "missing": shown.missing if may_change else [],
        "account": services.account_hint(shown) if user.person_id == shown.claimant_id else "",
        "file_form": FileForm() if may_change else None,
        "attachments": [] if may_change else Attachment.objects.about(shown),
        "entries": audit_history(shown, user),
    }  # fmt: skip
    return render(request, "finance/claim/page.html", context)


def _actions(request: PortalRequest, shown: Claim) -> list[Action]:
    user, actions = request.user, []

    def url(name: str) -> str:
        return reverse(f"finance:claim-{name}", args=[shown.public_id])

    if user.has_perm("finance.change_claim", shown):
        if not shown.missing:
            actions.append(Action(_("Hand it in"), url("submit"), "post", "primary", "send"))
        actions.append(Action(_("Change purpose or account"), url("write"), "get", "secondary", "edit"))
    if user.has_perm("finance.decide_claim", shown):
        actions.append(Action(_("Decide"), url("decide"), "get", "primary", "signature"))
    if shown.state == State.DRAFT and user.has_perm("finance.change_claim", shown):
        ask = _("The draft and its files will be gone. Throw it away?")
        actions.append(Action(_("Throw away"), url("discard"), "post", "danger", "trash", ask))
    if user.has_perm("finance.change_claim_account", shown):
        actions.append(Action(_("Another bank account"), url("account"), "get", "secondary", "building-bank"))
    if user.has_perm("finance.withdraw_claim", shown):
        ask = _("Nobody will look at it any more. Withdraw it?")
        actions.append(Action(_("Withdraw"), url("withdraw"), "post", "danger", "x", ask))
    if user.has_perm("finance.view_claim") and shown.state != State.DRAFT:
        actions.append(Action(_("Open at the desk"), shown.desk_url, "get", "secondary", "briefcase"))
    return actions


# -- writing --------------------------------------------------------------------------------------------------------
def _own(request: PortalRequest, public_id: str, perm: str = "finance.change_claim") -> Claim:
    """One's own claim while it may be changed; anybody else's is 404 or, where it can be seen, 403."""
    found = _claim(request, public_id)
    if not request.user.has_perm(perm, found):
        raise PermissionDenied
    return found


def _sent(request: PortalRequest) -> tuple[Any, Any]:
    """What a form is filled with: nothing before it was sent, even if it was sent empty."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_new(request: PortalRequest) -> HttpResponse:
    """The first invoice and what it was for, on one page."""
    user = request.user
    if not user.has_perm("finance.write_claim"):
        raise PermissionDenied
    last = services.last_account(user)
    form = NewClaimForm(
        *_sent(request), user=user, account=f"•••• {last[1][-4:]}" if last else "",
        for_company=user.has_perm("finance.claim_for_company"), initial={"payee_bank": last[0] if last else ""},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        upload, qr = data.pop("file"), data.pop("qr")
        try:
            item = services.begin_with_file(upload, by=user, qr=qr, **data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(item)
    context = {
        "title": _("New claim"), "form": form, "submit_label": _("Read the invoice"), "multipart": True,
        "cancel_url": reverse("finance:claim-list"), "reads_qr": True,
    }  # fmt: skip
    return render(request, "finance/claim/write.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_write(request: PortalRequest, public_id: str) -> HttpResponse:
    found = _own(request, public_id)
    user = request.user
    form = ClaimForm(
        _sent(request)[0], instance=found, user=user, account=services.account_hint(found),
        for_company=user.has_perm("finance.claim_for_company"),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        return redirect(services.rewrite(found, by=user, **form.cleaned_data))
    context = {
        "title": _("Purpose and account"), "form": form, "claim": found, "cancel_url": found.get_absolute_url(),
    }  # fmt: skip
    return render(request, "finance/claim/write.html", context, status=422 if form.is_bound else 200)


@require_POST
def claim_add(request: PortalRequest, public_id: str) -> HttpResponse:
    """One more invoice; what couldn't be read is typed on the next page."""
    found = _own(request, public_id)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        raise DomainError(_("Please choose a file first."))
    return redirect(
        services.add_file(found, form.cleaned_data["file"], by=request.user, qr=form.cleaned_data["qr"])
    )


def _item(request: PortalRequest, public_id: str, item: str) -> ClaimItem:
    found = _own(request, public_id)
    items = found.items.select_related("claim", "invoice", "attachment")
    return get_object_or_404(items, public_id=item)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_item(request: PortalRequest, public_id: str, item: str) -> HttpResponse:
    """Compare what was read with the paper, or type it."""
    found = _item(request, public_id, item)
    form = ItemForm(_sent(request)[0], initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            services.write_item(found, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect(found.claim)
    context = {
        "title": _("Check the invoice"), "form": form, "item": found, "claim": found.claim,
        "submit_label": _("That is right"), "cancel_url": found.claim.get_absolute_url(),
    }  # fmt: skip
    return render(request, "finance/claim/item.html", context, status=422 if form.is_bound else 200)


@require_POST
def claim_item_remove(request: PortalRequest, public_id: str, item: str) -> HttpResponse:
    found = _item(request, public_id, item)
    services.remove_item(found, by=request.user)
    return redirect("finance:claim", public_id)


@require_POST
def claim_submit(request: PortalRequest, public_id: str) -> HttpResponse:
    return redirect(services.submit(_own(request, public_id), by=request.user))


@require_POST
def claim_discard(request: PortalRequest, public_id: str) -> HttpResponse:
    services.discard(_own(request, public_id), by=request.user)
    return redirect("finance:claim-list")


@require_POST
def claim_withdraw(request: PortalRequest, public_id: str) -> HttpResponse:
    return redirect(services.withdraw(_own(request, public_id, "finance.withdraw_claim"), by=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def claim_account(request: PortalRequest, public_id: str) -> HttpResponse:
    """Another account while it is under way; an approval given already becomes void."""
    found = _own(request, public_id, "finance.change_claim_account")
    form = AccountForm(_sent(request)[0])
    if request.method == "POST" and form.is_valid():
        return redirect(services.change_account(found, by=request.user, **form.cleaned_data))
    is_with_bank = bool(found.payment and found.payment.state == PaymentRequest.State.WITH_BANK)
    context: dict[str, Any] = {
        "title": _("Another bank account"), "form": form, "claim": found, "cancel_url": found.get_absolute_url(),
        "intro": _("The payment is with the bank just now. Please wait for its answer.") if is_with_bank
        else _("If it has been approved already, it must be approved once more."),
    }  # fmt: skip
    return render(request, "finance/claim/write.html", context, status=422 if form.is_bound else 200)


# -- deciding -------------------------------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
def claim_decide(request: PortalRequest, public_id: str) -> HttpResponse:
    """Approve, return or refuse, on the phone."""
    user, found = request.user, _claim(request, public_id)
    if not user.has_perm("finance.decide_claim", found):
        raise PermissionDenied
    form = DecideForm(_sent(request)[0], obj=found, user=user)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        outcome = data.pop("outcome")
        try:
            if outcome == "approve":
                services.approve(found, by=user, **data)
            elif outcome == "return":
                services.return_claim(found, by=user, reason=data["words"])
            else:
                services.refuse(found, by=user, reason=data["words"])
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect("finance:claim", public_id)
    context = {
        "title": _("Decide on a claim"), "form": form, "claim": found, "panel": items_of(user, found),
        "facts": facts_of(found), "submit_label": _("Sign"), "cancel_url": found.get_absolute_url(),
    }  # fmt: skip
    return render(request, "finance/claim/decide.html", context, status=422 if form.is_bound else 200)
