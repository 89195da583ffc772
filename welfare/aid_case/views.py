"""The applicant's pages: what it is about → consent → details → review → my case."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.forms import DecimalField
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.models import User
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.trail import audit_history
from union_portal.core.consent import services as consent
from union_portal.core.consent.models import Consent
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.policy import services as policy
from union_portal.core.ui.page import Action, Step
from union_portal.core.ui.templatetags.ui import yuan
from welfare.aid_case import progress, services, workflow
from welfare.aid_case.forms import AccountForm, ConsentForm, DetailsForm, DraftForm, KindForm
from welfare.aid_case.models import AidCase
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.workflow import AidKind, State

require_form = require_http_methods(["GET", "HEAD", "POST"])


def _own(request: PortalRequest, public_id: str, perm: str = "") -> AidCase:
    """The person's own case. 404 for anybody else's; 403 when it can't be done in its present state."""
    cases = AidCase.objects.of(request.user).select_related(
        "applicant", "applied_by", "data_key", "officer__person", "notice", "payment"
    )
    case = get_object_or_404(cases, public_id=public_id)
    if perm and not request.user.has_perm(perm, case):
        raise PermissionDenied
    return case


def _was_sent(request: PortalRequest, case: AidCase) -> HttpResponse:
    """To the case itself, for whoever comes by an old link to its form."""
    messages.info(request, _("This application was sent. Here you see where it stands."))
    return redirect(case)


def _has_consent(case: AidCase) -> bool:
    return consent.stands(case.applied_by, AID)


# -- apply --------------------------------------------------------------------------------------------
@require_form
def aidcase_new(request: PortalRequest) -> HttpResponse:
    """Step 1: what it is about, what at most may be asked for, and what happens then."""
    if not request.user.has_perm("welfare.apply_for_aid"):
        raise PermissionDenied
    form = KindForm(request.POST or None, initial={"kind": request.GET.get("kind")})
    if request.method == "POST" and form.is_valid():
        try:
            case = services.begin(form.cleaned_data["kind"], by=request.user)
        except DomainError as error:
            form.add_error("kind", str(error))
        else:
            return redirect("welfare:aidcase-consent", case.public_id)
    caps = [(kind.label, policy.value(f"welfare.cap.{kind}")) for kind in AidKind]
    context = {
        "form": form, "caps": caps, "title": _("Ask for help"), "submit_label": _("Next: consent"),
        "cancel_url": reverse("core:hall"), "steps": _way(1), "no_local_copy": True,
        "intro": _("When illness, an accident or need has struck you or your family, the union is there for you."),
    }  # fmt: skip
    return render(request, "welfare/aidcase_new.html", context, status=422 if form.is_bound else 200)


def _way(now: int) -> list[Step]:
    labels = [_("What it is about"), _("Consent"), _("Details and evidence"), _("Review and send")]
    return [
        Step(label, "done" if n < now else "now" if n == now else "next") for n, label in enumerate(labels, 1)
    ]


@require_form
def aidcase_consent(request: PortalRequest, public_id: str) -> HttpResponse:
    """Step 2, and later the page on which a consent is given again. Refusing closes nothing else."""
    case = _own(request, public_id)
    if case.is_over:
        return _was_sent(request, case)
    form = ConsentForm(request.POST or None, has_publication=consent.stands(request.user, PUBLICATION))
    if request.method == "POST" and form.is_valid():
        consent.give(request.user, AID)
        if form.cleaned_data.get("publication"):
            consent.give(request.user, PUBLICATION)
        return redirect("welfare:aidcase-details" if case.is_editable else "welfare:aidcase", case.public_id)
    context = {
        "form": form, "case": case, "title": _("Your consent"), "steps": _way(2) if case.is_editable else [],
        "no_local_copy": True,
    }  # fmt: skip
    return render(request, "welfare/aidcase_consent.html", context, status=422 if form.is_bound else 200)


@require_POST
def aidcase_discard(request: PortalRequest, public_id: str) -> HttpResponse:
    """Refuse the consent, or think better of it: the draft is gone without a trace of what was typed."""
    services.discard(_own(request, public_id, "welfare.change_aidcase"), by=request.user)
    messages.info(
        request,
        _("Nothing of your draft was kept. All other services of the union stay open to you as before."),
    )
    return redirect("core:hall")


@never_cache
@require_form
def aidcase_details(request: PortalRequest, public_id: str) -> HttpResponse:
    """Step 3: the form that saves itself, and the evidence."""
    case = _own(request, public_id)
    if not case.is_editable:
        return _was_sent(request, case)
    if not _has_consent(case):
        return redirect("welfare:aidcase-consent", case.public_id)
    if request.method == "POST":
        form = DetailsForm(request.POST, kind=case.kind)
        if form.is_valid():
            services.save_draft(case, by=request.user, **form.cleaned_data)
            return redirect("welfare:aidcase-review", case.public_id)
    else:
        kept = services.own_data(case, by=request.user)
        form = DetailsForm(
            kind=case.kind,
            initial=kept | {"household_size": case.household_size, "amount_asked": case.amount_asked},
        )
    context = {
        "form": form, "case": case, "title": case.get_kind_display(), "steps": _way(3),
        "submit_label": _("Next: review"), "cancel_url": reverse("welfare:aidcase", args=[case.public_id]),
        "autosave_url": reverse("welfare:aidcase-autosave", args=[case.public_id]), "no_local_copy": True,
        "remark": kept["remark"] if request.method != "POST" else "",
        "attachments": Attachment.objects.about(case),
        "upload_url": reverse("welfare:aidcase-evidence", args=[case.public_id]),
        "cap": policy.value(f"welfare.cap.{case.kind}"),
    }  # fmt: skip
    return render(request, "welfare/aidcase_details.html", context, status=422 if form.is_bound else 200)


@require_POST
def aidcase_autosave(request: PortalRequest, public_id: str) -> JsonResponse:
    """Keep what is whole so far; what isn't yet is asked for when it is sent."""
    case = _own(request, public_id)
    form = DraftForm(request.POST, kind=case.kind)
    form.is_valid()
    try:
        services.save_draft(case, by=request.user, **form.cleaned_data)
    except DomainError as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}"})


@require_POST
def aidcase_evidence(request: PortalRequest, public_id: str) -> HttpResponse:
    case = _own(request, public_id)
    if not case.is_editable:
        return _was_sent(request, case)
    try:
        upload = request.FILES.get("file")
        if not isinstance(upload, UploadedFile):
            raise DomainError(_("Choose a file first."))
        services.add_evidence(case, file=upload, by=request.user)
    except DomainError as error:
        messages.warning(request, str(error))
    return redirect(f"{reverse('welfare:aidcase-details', args=[case.public_id])}#evidence")


@require_POST
def aidcase_evidence_remove(request: PortalRequest, public_id: str, evidence_id: str) -> HttpResponse:
    case = _own(request, public_id)
    if not case.is_editable:
        return _was_sent(request, case)
    evidence = get_object_or_404(Attachment.objects.about(case), public_id=evidence_id)
    services.remove_evidence(case, evidence, by=request.user)
    return redirect(f"{reverse('welfare:aidcase-details', args=[case.public_id])}#evidence")


@never_cache
@require_form
def aidcase_review(request: PortalRequest, public_id: str) -> HttpResponse:
    """Step 4: read it all once more, then send."""
    case = _own(request, public_id)
    if not case.is_editable:
        return _was_sent(request, case)
    if not _has_consent(case):
        return redirect("welfare:aidcase-consent", case.public_id)
    error = None
    if request.method == "POST":
        try:
            services.send(case, by=request.user)
        except DomainError as no:
            error = no
        else:
            messages.success(request, _("Your application is with the union. You are told of every step."))
            return redirect(case)
    context = {
        "case": case, "title": _("Review and send"), "steps": _way(4), "error": error,
        "details": _details(case, services.own_data(case, by=request.user)), "attachments": Attachment.objects.about(case),
        "publication": consent.stands(request.user, PUBLICATION),
    }  # fmt: skip
    return render(request, "welfare/aidcase_review.html", context, status=422 if error else 200)


def _details(case: AidCase, opened: dict[str, str]) -> list[tuple[Any, Any]]:
    """All that the case holds, in the order of the form."""
    values = {**opened, "household_size": case.household_size, "amount_asked": case.amount_asked}
    return [
        (field.label, yuan(values[name]) if isinstance(field, DecimalField) else values[name])
        for name, field in DetailsForm.base_fields.items()
    ]


# -- my case ------------------------------------------------------------------------------------------
@require_safe
def aidcase(request: PortalRequest, public_id: str) -> HttpResponse:
    """My case: where it stands, what comes next, what I can do. Who works on it is led to the desk."""
    found = AidCase.objects.visible_to(request.user).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    if found.applied_by_id != request.user.pk:
        return redirect(found.desk_url)
    case = _own(request, public_id)
    context = {
        "matter": _matter(case), "case": case, "steps": progress.steps(case), "actions": _actions(case, request.user),
        "facts": _facts(case), "attachments": Attachment.objects.about(case), "entries": audit_history(case, request.user),
        "consents": _consents(case),
        "notice": case.notice, "has_word": case.remark is not None,
    }  # fmt: skip
    return render(request, "welfare/aidcase.html", context)


def _matter(case: AidCase) -> dict[str, Any]:
    state = State(case.state)
    running = Deadline.objects.about(case).running().first()
    return {
        "number": case.number, "title": case.get_kind_display(), "state_label": state.label,
        "tone": workflow.TONES[state], "next_step": workflow.NEXT_STEPS[state], "is_over": case.is_over,
        "due_on": running.due_on if running else None,
    }  # fmt: skip


def _actions(case: AidCase, user: User) -> list[Action]:
    def to(name: str) -> str:
        return reverse(f"welfare:{name}", args=[case.public_id])

    actions = []
    if not case.is_over and not _has_consent(case):
        actions.append(Action(_("Give consent"), to("aidcase-consent"), "get", icon="file-text"))
    if user.has_perm("welfare.change_aidcase", case) and _has_consent(case):
        label = _("Complete the application") if case.state == State.RETURNED else _("Go on writing")
        actions.append(Action(label, to("aidcase-details"), "get", icon="edit"))
    if case.number:
        actions.append(Action(_("What I wrote"), to("aidcase-own-data"), "get", "secondary", "file-text"))
    if user.has_perm("welfare.change_account_of_aidcase", case):
        actions.append(Action(_("Change the bank account"), to("aidcase-account"), "get", "secondary"))
    if user.has_perm("welfare.withdraw_aidcase", case):
        asked = _("Withdraw this application? It is closed then; you can apply again at any time.")
        actions.append(Action(_("Withdraw"), to("aidcase-withdraw"), "post", "danger", confirm=asked))
    if case.state == State.DRAFT:
        asked = _("Throw this draft away? Nothing of it is kept.")
        actions.append(Action(_("Throw away"), to("aidcase-discard"), "post", "danger", confirm=asked))
    return actions


def _facts(case: AidCase) -> list[tuple[Any, Any]]:
    facts: list[tuple[Any, Any]] = [(_("Kind of aid"), case.get_kind_display())]
    if case.officer:
        facts.append((_("Welfare officer"), case.officer))
    if case.state in workflow.GRANTED and case.amount_granted:
        facts.append((_("Amount granted"), f"¥{case.amount_granted:,.2f}"))
    return facts


def _consents(case: AidCase) -> list[dict[str, Any]]:
    rows = {
        row.purpose: row
        for row in Consent.objects.standing()
        .filter(user=case.applied_by, purpose__in=[AID, PUBLICATION])
        .order_by("given_at")
    }
    return [
        {"purpose": key, "label": consent.purposes[key].label, "consent": rows.get(key)}
        for key in (AID, PUBLICATION)
    ]


@never_cache
@require_safe
def aidcase_own_data(request: PortalRequest, public_id: str) -> HttpResponse:
    """All that the case holds of me, and the union's word to me."""
    case = _own(request, public_id)
    is_erased = case.data_key.destroyed_at is not None
    opened = {} if is_erased else services.own_data(case, by=request.user)
    context = {
        "case": case, "title": _("What I wrote"), "is_erased": is_erased,
        "details": _details(case, opened) if opened else [], "remark": opened.get("remark", ""),
    }  # fmt: skip
    return render(request, "welfare/aidcase_own_data.html", context)


@never_cache
@require_form
def aidcase_account(request: PortalRequest, public_id: str) -> HttpResponse:
    """Name another bank account; after the approval this voids it."""
    case = _own(request, public_id, "welfare.change_account_of_aidcase")
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_account(case, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The new account is noted."))
            return redirect(case)
    intro = (
        _(
            "Your case is approved for the account you named. With another account it has to be approved once more."
        )
        if case.state == State.APPROVED
        else _("The account must be in your own name.")
    )
    context = {
        "form": form, "title": _("Change the bank account"), "intro": intro, "submit_label": _("Change"),
        "cancel_url": case.get_absolute_url(), "no_local_copy": True,
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def aidcase_withdraw(request: PortalRequest, public_id: str) -> HttpResponse:
    case = services.withdraw(_own(request, public_id, "welfare.withdraw_aidcase"), by=request.user)
    messages.info(request, _("Your application is withdrawn."))
    return redirect(case)
