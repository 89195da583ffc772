from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.notice import services
from union_portal.core.notice.models import PublicNotice
from union_portal.core.ui.page import Empty, paged


class ObjectionForm(forms.Form):
    """Say what is not right, and how one can see it."""

    text = forms.CharField(
        label=gettext_lazy("Your objection"),
        help_text=gettext_lazy(
            "Say what is not right. Only those who work on the case read it, with your name."
        ),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@require_safe
def notices(request: PortalRequest) -> HttpResponse:
    """The public notices that show today (公示)."""
    showing = PublicNotice.objects.showing(on=timezone.localdate())
    context = {
        "title": _("Public notices"),
        "page_obj": paged(request, showing),
        "empty": Empty(
            icon="speakerphone",
            title=_("No public notice now"),
            text=_("Intended decisions are shown here for some working days."),
        ),
    }
    return render(request, "core/notice_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: PortalRequest, public_id: str) -> HttpResponse:
    """One public notice, and below it the way to object."""
    found = get_object_or_404(PublicNotice.objects.visible_to(request.user), public_id=public_id)
    mine = found.objections.filter(by=request.user).first()
    is_over = found.is_over(on=timezone.localdate())
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.object_to(found, text=form.cleaned_data["text"], by=request.user)
        except DomainError as error:
            form.add_error("text", str(error))
        else:
            messages.success(
                request, _("Your objection has been handed in. You will hear from the union office.")
            )
            return redirect(found)
    context = {
        "title": found.title,
        "published": found.starts_on,
        "notice": found,
        "form": form,
        "mine": mine,
        "takes_objections": not is_over and mine is None,
    }
    return render(request, "core/notice.html", context, status=422 if form.is_bound else 200)
