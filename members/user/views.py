from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from members.user import services
from members.user.forms import ActivationForm
from union_portal.core.audit.middleware import client_address
from union_portal.core.errors import DomainError


@login_not_required
@never_cache
@sensitive_post_parameters("code", "password", "repeated")
@require_http_methods(["GET", "HEAD", "POST"])
def activate(request: HttpRequest) -> HttpResponse:
    """The first sign-in (首次登录): code in, password set, and straight on into the hall."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = ActivationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data
        if not ratelimit.consume(
            request, action="activate", key=f"{client_address(request)}:{typed['staff_number']}"
        ):
            form.add_error(None, _("Too many attempts. Please wait a minute and try again."))
            return render(request, "members/activate.html", {"form": form}, status=429)
        try:
            user = services.activate(typed["staff_number"], typed["code"], typed["password"])
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            record_authentication(request, user, method="activation_code")
            answer: HttpResponse = perform_login(request, user, email_verification="none")
            return answer
    return render(request, "members/activate.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
def closed(request: HttpRequest, key: str = "") -> HttpResponse:
    """Nobody signs up or enters an address: who one is comes from the staff register."""
    return redirect("members:me" if request.user.is_authenticated else "account_login")
