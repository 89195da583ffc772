"""The applicant's pages: what it is about → consent → details → review → my case."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from members.models import User
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.words import audit_history
from union_portal.core.consent import services as consent
from union_portal.core.consent.models import Consent
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError
from union_portal.core.policy import services as policy
from union_portal.core.ui.page import Action, Step
from union_portal.core.ui.templatetags.ui import yuan
from welfare.aid_case import services, workflow
from welfare.aid_case.forms import AccountForm, ConsentForm, DetailsForm, DraftForm, KindForm
from welfare.aid_case.models import AidCase
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.workflow import AidKind, State


def _own(request: HttpRequest, public_id: str, perm: str = "") -> AidCase:
    """The person's own case. 404 for anybody else's; 403 when it can't be done in its present state."""
    cases = AidCase.objects.of(_user(request)).select_related(
        "applicant", "applied_by", "data_key", "officer__person", "notice", "payment"
    )
    case = get_object_or_404(cases, public_id=public_id)
    if perm and not request.user.has_perm(perm, case):
        raise PermissionDenied
    return case


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]


def _has_consent(case: AidCase) -> bool:
    return consent.stands(case.applied_by, AID)


# -- apply --------------------------------------------------------------------------------------------
def aidcase_new(request: HttpRequest) -> HttpResponse:
    """Step 1: what it is about, what at most may be asked for, and what happens then."""
    if not request.user.has_perm("welfare.apply_for_aid"):
        raise PermissionDenied
    form = KindForm(request.POST or None, initial={"kind": request.GET.get("kind")})
    if request.method == "POST" and form.is_valid():
        try:
            case = services.begin(form.cleaned_data["kind"], by=_user(request))
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


def aidcase_consent(request: HttpRequest, public_id: str) -> HttpResponse:
    """Step 2, and later the page on which a consent is given again. Refusing closes nothing else."""
    case = _own(request, public_id)
    if case.is_over:
        raise PermissionDenied
    user = _user(request)
    form = ConsentForm(request.POST or None, initial={"publication": consent.stands(user, PUBLICATION)})
    if request.method == "POST" and form.is_valid():
        consent.give(user, AID)
        if form.cleaned_data["publication"]:
            consent.give(user, PUBLICATION)
        return redirect("welfare:aidcase-details" if case.is_editable else "welfare:aidcase", case.public_id)
    context = {
        "form": form, "case": case, "title": _("Your consent"), "steps": _way(2) if case.is_editable else [],
        "no_local_copy": True,
    }  # fmt: skip
    return render(request, "welfare/aidcase_consent.html", context, status=422 if form.is_bound else 200)


@require_POST
def aidcase_discard(request: HttpRequest, public_id: str) -> HttpResponse:
    """Refuse the consent, or think better of it: the draft is gone without a trace of what was typed."""
    services.discard(_own(request, public_id, "welfare.change_aidcase"), by=_user(request))
    messages.info(
        request,
        _("Nothing of your draft was kept. All other services of the union stay open to you as before."),
    )
    return redirect("core:hall")


@never_cache
def aidcase_details(request: HttpRequest, public_id: str) -> HttpResponse:
    """Step 3: the form that saves itself, and the evidence."""
    case = _own(request, public_id, "welfare.change_aidcase")
    if not _has_consent(case):
        return redirect("welfare:aidcase-consent", case.public_id)
    user = _user(request)
    if request.method == "POST":
        form = DetailsForm(request.POST)
        if form.is_valid():
            services.save_draft(case, by=user, **form.cleaned_data)
            return redirect("welfare:aidcase-review", case.public_id)
    else:
        kept = services.own_data(case, by=user)
        form = DetailsForm(
            initial=kept | {"household_size": case.household_size, "amount_asked": case.amount_asked}
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
def aidcase_autosave(request: HttpRequest, public_id: str) -> JsonResponse:
    """Keep what is whole so far; what isn't yet is asked for when it is sent."""
    case = _own(request, public_id, "welfare.change_aidcase")
    form = DraftForm(request.POST)
    form.is_valid()
    try:
        services.save_draft(case, by=_user(request), **form.cleaned_data)
    except DomainError as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}"})


@require_POST
def aidcase_evidence(request: HttpRequest, public_id: str) -> HttpResponse:
    case = _own(request, public_id, "welfare.change_aidcase")
    try:
        upload = request.FILES.get("file")
        if not isinstance(upload, UploadedFile):
            raise DomainError(_("Choose a file first."))
        services.add_evidence(case, file=upload, by=_user(request))
    except DomainError as error:
        messages.warning(request, str(error))
    return redirect(f"{reverse('welfare:aidcase-details', args=[case.public_id])}#evidence")


@require_POST
def aidcase_evidence_remove(request: HttpRequest, public_id: str, evidence_id: str) -> HttpResponse:
    case = _own(request, public_id, "welfare.change_aidcase")
    evidence = get_object_or_404(Attachment.objects.about(case), public_id=evidence_id)
    services.remove_evidence(case, evidence, by=_user(request))
    return redirect(f"{reverse('welfare:aidcase-details', args=[case.public_id])}#evidence")


@never_cache
def aidcase_review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Step 4: read it all once more, then send."""
    case = _own(request, public_id, "welfare.change_aidcase")
    if not _has_consent(case):
        return redirect("welfare:aidcase-consent", case.public_id)
    error = ""
    if request.method == "POST":
        try:
            services.send(case, by=_user(request))
        except DomainError as no:
            error = str(no)
        else:
            messages.success(request, _("Your application is with the union. You are told of every step."))
            return redirect(case)
    context = {
        "case": case, "title": _("Review and send"), "steps": _way(4), "error": error,
        "details": _details(case, services.own_data(case, by=_user(request))), "attachments": Attachment.objects.about(case),
        "publication": consent.stands(_user(request), PUBLICATION),
    }  # fmt: skip
    return render(request, "welfare/aidcase_review.html", context, status=422 if error else 200)


def _details(case: AidCase, opened: dict[str, str]) -> list[tuple[Any, Any]]:
    """All that the case holds, in the order of the form."""
    values = {**opened, "household_size": case.household_size, "amount_asked": yuan(case.amount_asked)}
    return [(field.label, values[name]) for name, field in DetailsForm.base_fields.items()]


# -- my case ------------------------------------------------------------------------------------------
def aidcase(request: HttpRequest, public_id: str) -> HttpResponse:
    """My case: where it stands, what comes next, what I can do. Who works on it is led to the desk."""
    user = _user(request)
    found = AidCase.objects.visible_to(user).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    if found.applied_by_id != user.pk:
        return redirect(found.desk_url)
    case = _own(request, public_id)
    context = {
        "matter": _matter(case), "case": case, "steps": _steps(case), "actions": _actions(case, user),
        "facts": _facts(case), "attachments": Attachment.objects.about(case), "entries": audit_history(case, user),
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


def _steps(case: AidCase) -> list[Step]:
    """The straight way; a refusal or withdrawal ends it where it happened."""
    state = State(case.state)
    here = State.CHECKING if state == State.RETURNED else state
    place = workflow.PATH.index(here) if here in workflow.PATH else -1
    officer = str(case.officer) if case.officer else ""
    notes: dict[State, dict[str, Any]] = {
        State.APPLIED: {"when": case.applied_on},
        State.CHECKING: {"who": officer},
        State.COMMITTEE: {"when": case.decided_on},
        State.PUBLIC_NOTICE: {"when": case.notice.ends_on if case.notice else None},
        State.APPROVED: {"when": case.approved_at},
        State.PAID: {"when": case.closed_on if state == State.PAID else None},
    }
    steps = [
        Step(
            step.label,
            "done"
            if n < place or state == State.PAID
            else "now"
            if n == place and not case.is_over
            else "next",
            **notes.get(step, {}),
        )
        for n, step in enumerate(workflow.PATH)
    ]
    if state in {State.REFUSED, State.WITHDRAWN}:
        return [
            Step(State.APPLIED.label, "done", when=case.applied_on),
            Step(state.label, "done", when=case.closed_on),
        ]
    return steps


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
        for row in Consent.objects.standing().filter(user=case.applied_by, purpose__in=[AID, PUBLICATION])
    }
    return [
        {"purpose": key, "label": consent.purposes[key].label, "consent": rows.get(key)}
        for key in (AID, PUBLICATION)
    ]


@never_cache
@require_GET
def aidcase_own_data(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that the case holds of me, and the union's word to me."""
    case = _own(request, public_id)
    is_erased = case.data_key.destroyed_at is not None
    opened = {} if is_erased else services.own_data(case, by=_user(request))
    context = {
        "case": case, "title": _("What I wrote"), "is_erased": is_erased,
        "details": _details(case, opened) if opened else [], "remark": opened.get("remark", ""),
    }  # fmt: skip
    return render(request, "welfare/aidcase_own_data.html", context)


@never_cache
def aidcase_account(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name another bank account; after the approval this voids it."""
    case = _own(request, public_id, "welfare.change_account_of_aidcase")
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_account(case, by=_user(request), **form.cleaned_data)
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
def aidcase_withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    case = services.withdraw(_own(request, public_id, "welfare.withdraw_aidcase"), by=_user(request))
    messages.info(request, _("Your application is withdrawn."))
    return redirect(case)


@require_POST
def aidcase_consent_withdraw(request: HttpRequest, public_id: str, purpose: str) -> HttpResponse:
    """Withdraw a consent, as easily as it was given."""
    case = _own(request, public_id)
    given = get_object_or_404(
        Consent.objects.standing(),
        user=_user(request),
        purpose={"aid": AID, "publication": PUBLICATION}[purpose],
    )
    consent.withdraw(given, by=_user(request))
    messages.info(request, _("Your consent is withdrawn. What it covered is no longer used from now on."))
    return redirect(case)
