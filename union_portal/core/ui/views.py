"""Language and appearance, the pattern book, and the page for our own faults."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from union_portal.core.base import new_public_id
from union_portal.core.ui.appearance import TEXT_SIZES, THEMES, remember

log = logging.getLogger(__name__)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page that the person came from, when it is one of ours."""
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(target if is_ours else resolve_url("core:hall"))


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Chinese or English, for this browser and for the messages to this person."""
    response = _back(request)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        remember(response, settings.LANGUAGE_COOKIE_NAME, chosen)
        user = request.user
        if user.is_authenticated and user.language != chosen:
            user.language = chosen
            user.save(update_fields=["language"])
    return response


@login_not_required
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Light or dark, normal or large text, for this browser."""
    response = _back(request)
    for name, allowed in (("theme", THEMES), ("text", TEXT_SIZES)):
        if request.POST.get(name) in allowed:
            remember(response, name, request.POST[name])
    return response


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault: a page with a reference that leads to the traceback in the log."""
    reference = new_public_id()[:8]
    log.exception("reference %s: %s %s", reference, request.method, request.path)
    return render(request, "500.html", {"reference": reference}, status=500)


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon at the address where browsers look for it when a page has no head to name it in, as files have none."""
    return redirect(static("img/favicon.svg"))
