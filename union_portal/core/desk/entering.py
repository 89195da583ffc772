"""Rooms of the desk whose new records come through a service: their own form on the add page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.errors import DomainError


class EnteringAdmin(DeskAdmin):
    """``enter`` gets the cleaned form and returns the record made; a rule's "no" comes back beside the input."""

    entering_form: type[forms.Form]
    entering_title: Any = ""
    entering_intro: Any = ""
    entering_label: Any = ""

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        raise NotImplementedError

    def after_entering(self, made: Any) -> str:
        """Where to go then: to the record's page."""
        return self.change_url(made)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_sent = request.method == "POST"
        form = self.entering_form(
            request.POST if is_sent else None, request.FILES if is_sent else None, initial=request.GET.dict()
        )
        if is_sent and form.is_valid():
            try:
                made = self.enter(request, form.cleaned_data)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
            else:
                return redirect(self.after_entering(made))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "form": form, "title": self.entering_title, "intro": self.entering_intro,
            "submit_label": self.entering_label, "back_url": self._address("changelist"),
        }  # fmt: skip
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/desk/entering.html", context, status=status)
