"""``DeskAdmin`` and deeds: read-only unless said otherwise, and a button for each thing a person may do now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ALL_VAR, ORDER_VAR, PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from union_portal.core.attachment.models import Attachment
from union_portal.core.attachment.services import XLSX
from union_portal.core.audit import services as audit
from union_portal.core.audit.trail import audit_history
from union_portal.core.desk.export import MOST_ROWS, workbook
from union_portal.core.desk.sent import ONCE, HeedfulForm, new_key, once, typed
from union_portal.core.errors import DomainError
from union_portal.core.http import download
from union_portal.core.matter.models import Matter
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.ui.page import Panel, Step, shown
from union_portal.core.ui.templatetags.ui import yuan


class DeedForm(forms.Form):
    """The input of a deed. Its cleaned data go to the service by name; nothing to ask for is fine too."""

    def __init__(self, *args: Any, obj: models.Model, user: Any, **kwargs: Any) -> None:
        self.obj, self.user = obj, user
        super().__init__(*args, **kwargs)


@dataclass(frozen=True)
class Deed:
    """A button for what this person may do to this object now: GET shows its form, POST calls one service.

    ``does(obj, by=user, **form.cleaned_data)``; it is offered when ``has_perm(perm, obj)`` and ``when(obj)``.
    ``done`` is the sentence afterwards, or makes it of ``result`` (what ``does`` returned).
    ``answer`` names a template that shows ``result`` once, instead of going back.
    """

    name: str
    label: Any
    perm: str
    does: Callable[..., Any]
    form: type[DeedForm] = DeedForm
    when: Callable[[Any], bool] = field(default=lambda obj: True)
    done: Any = ""
    tone: str = "primary"
    help: Any = ""
    answer: str = ""

    def offered(self, user: Any, obj: models.Model) -> bool:
        return self.when(obj) and user.has_perm(self.perm, obj)


def _money_column(field: MoneyField) -> Callable[[Any], str]:
    @admin.display(description=field.verbose_name, ordering=field.name)
    def column(obj: Any) -> str:
        return yuan(getattr(obj, field.name)) or "–"

    column.__name__ = f"money_{field.name}"
    return column


def _name_of(chosen: Any) -> str:
    """The name in a list's address under which one of its filters is found."""
    if isinstance(chosen, tuple):
        return str(chosen[0])
    return str(getattr(chosen, "parameter_name", chosen))


COMPARED = {"exact", "in", "isnull", "id__exact", "gte", "gt", "lte", "lt", "year", "month", "day"}
"""How the filters of Django's lists compare."""
NOT_NARROWING = {ALL_VAR, ORDER_VAR, PAGE_VAR, "_facets"}
"""What the address of a list may say without leaving anything out."""


class DeskAdmin(admin.ModelAdmin):
    """Django's ModelAdmin, read-only unless a room says otherwise; there is no page to delete anything.

    ``view_perm`` opens the list; objects come through ``visible_to(user)`` when the queryset has it.
    ``panels`` are parts of the page, in their order, that slices show of the record.
    ``fields = ()`` leaves Django's form out: the facts tell it all.
    ``exports`` lets whoever sees the list take it along as XLSX, as it is filtered; ``export_display`` names other columns
    for it than the list has.
    ``unsummed`` names the columns of money that a sum would say nothing of, as a balance after each line.
    ``lookups`` name what the links of other pages filter by, beyond the list's own filters.
    ``position`` is the place in the sidebar, among equals by name: what is worked on first, lists of the house last.
    ``sealed_fields`` are shown masked with a logged "show" button (``reveal_perm`` on the object).
    """

    view_perm = ""
    add_perm = ""
    change_perm = ""
    deeds: Sequence[Deed] = ()
    panels: Sequence[Panel] = ()
    exports = False
    export_display: Sequence[str] | None = None
    unsummed: Sequence[str] = ()
    lookups: Sequence[str] = ()
    position = 50
    sealed_fields: Sequence[str] = ()
    reveal_perm = ""
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/desk/matter.html"
    save_on_top = False
    actions = None
    view_on_site = False
    form: type[forms.ModelForm] = HeedfulForm

    @property
    def media(self) -> forms.Media:
        """Django's scripts for lists and forms, without those that fill in slugs: nothing here has one."""
        names = ["vendor/jquery/jquery.min", "jquery.init", "core", "admin/RelatedObjectLookups", "actions"]
        return forms.Media(js=[f"admin/js/{name}.js" for name in names])

    # -- who may do what ------------------------------------------------------------------------------
    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return request.user.has_perm(self.view_perm)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(self.add_perm) and request.user.has_perm(self.add_perm)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        if not self.change_perm:
            return False
        user: Any = request.user
        return bool(
            user.has_perm(self.change_perm)
            if obj is None
            else user.has_perm(self.change_perm, obj) or user.has_perm(self.change_perm)
        )

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        queryset = super().get_queryset(request)
        return queryset.visible_to(request.user) if hasattr(queryset, "visible_to") else queryset

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Whoever may not look into the register isn't told whether there is such an object. Read once in a request."""
        if not self.has_view_permission(request):
            return None
        read = request.__dict__.setdefault("read_by_desk", {})
        key = self.model, object_id, from_field
        if key not in read:
            read[key] = super().get_object(request, object_id, from_field)
        return read[key]

    # -- the list -------------------------------------------------------------------------------------
    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the list offers to filter by: any other field could be read out letter by letter.

        Django allows every field of the model, a password's hash too.
        """
        if lookup in self.lookups:
            return True
        offered = {self.date_hierarchy, *map(_name_of, self.get_list_filter(request))}  # type: ignore[arg-type]
        return lookup in offered or any(
            lookup.startswith(f"{name}__") and lookup.removeprefix(f"{name}__") in COMPARED
            for name in offered
        )

    def money_columns(self, request: HttpRequest) -> list[MoneyField]:
        """The columns of the list that hold money."""
        fields = {field.name: field for field in self.opts.fields if isinstance(field, MoneyField)}
        return [fields[name] for name in super().get_list_display(request) if name in fields]

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Money is shown as money; its columns are named ``money_…``, by which the style finds them."""
        shown: dict[Any, Any] = {field.name: _money_column(field) for field in self.money_columns(request)}
        return [shown.get(name, name) for name in super().get_list_display(request)]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with the sums of its money columns over all that is filtered."""
        titled = {"title": capfirst(self.opts.verbose_name_plural)} | (extra_context or {})
        response = super().changelist_view(request, titled)
        if not isinstance(response, TemplateResponse) or "cl" not in (response.context_data or {}):
            return response
        shown = response.context_data["cl"]  # type: ignore[index]
        if self.exports:
            address = f"{self._address('export')}?{request.GET.urlencode()}"
            response.context_data["export_url"] = address.rstrip("?")  # type: ignore[index]
        response.context_data["is_narrowed"] = bool(set(shown.params) - NOT_NARROWING)  # type: ignore[index]
        if columns := [field for field in self.money_columns(request) if field.name not in self.unsummed]:
            filtered = shown.queryset.order_by()
            sums = filtered.aggregate(**{f"sum_{field.name}": models.Sum(field.name) for field in columns})
            response.context_data["sums"] = [  # type: ignore[index]
                (field.verbose_name, sums[f"sum_{field.name}"] or ZERO) for field in columns
            ]
        return response

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """The list as it is searched and filtered, as XLSX. Who took how many rows is recorded."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_changelist_instance(request).get_queryset(request)
        if (found := rows.count()) > MOST_ROWS:
            messages.warning(
                request,
                _("A file holds at most %(most)d rows, this list has %(rows)d. Choose fewer by the filters.")
                % {"most": MOST_ROWS, "rows": found},
            )
            return redirect(f"{self._address('changelist')}?{request.GET.urlencode()}")
        content = workbook(self, self.export_display or super().get_list_display(request), rows)
        user: Any = request.user
        audit.record(
            "core.desk.exported",
            by=user,
            list=self.opts.label_lower,
            rows=found,
            filter=request.GET.urlencode(),
        )
        return download(content, f"{self.opts.verbose_name_plural}-{timezone.localdate()}.xlsx", XLSX)

    # -- deeds ----------------------------------------------------------------------------------------
    def get_urls(self) -> list[URLPattern]:
        info = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        own = [
            path("<path:object_id>/deed/<slug:name>/", wrap(self.deed_view), name=f"{info}_deed"),
            path(
                "<path:object_id>/reveal/<slug:field>/",
                wrap(require_POST(self.reveal_view)),
                name=f"{info}_reveal",
            ),
        ]
        if self.exports:
            own.append(path("export/", wrap(require_safe(self.export_view)), name=f"{info}_export"))
        return own + [url for url in super().get_urls() if url.name != f"{info}_delete"]

    def deeds_for(self, user: Any, obj: models.Model) -> list[Deed]:
        """What this person may do to this object now."""
        return [deed for deed in self.deeds if deed.offered(user, obj)]

    def _address(self, page: str, *args: Any) -> str:
        return reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args
        )

    def change_url(self, obj: models.Model) -> str:
        return self._address("change", obj.pk)

    def _visible(self, request: HttpRequest, object_id: str) -> models.Model | None:
        obj = self.get_object(request, object_id)
        return obj if obj is not None and self.has_view_permission(request, obj) else None

    def _object(self, request: HttpRequest, object_id: str) -> models.Model:
        obj = self._visible(request, object_id)
        if obj is None:
            raise Http404
        return obj

    def deed_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """Ask for what the deed needs, then do it once; a rule's "no" comes back beside the input, nothing typed is lost."""
        deed = next((deed for deed in self.deeds if deed.name == name), None)
        if deed is None:
            raise Http404
        obj = self._visible(request, object_id)
        if obj is None or not deed.offered(request.user, obj):
            return self.not_now(request, deed.label, obj, deed.form.base_fields)
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = deed.form(*sent, obj=obj, user=request.user)
        if form.is_valid():
            try:
                with once(request.POST) as is_first:
                    result = deed.does(obj, by=request.user, **form.cleaned_data) if is_first else None
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
            else:
                if is_first and deed.answer:
                    return self.answer(request, obj, deed, result)
                if is_first:
                    done = deed.done(result) if callable(deed.done) else deed.done
                    messages.success(request, done or _("Done: %(deed)s.") % {"deed": deed.label})
                else:
                    messages.info(request, _("This had reached us already; it was done once."))
                return redirect(self.after_deed(request, obj, deed))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "deed": deed, "form": form, "original": obj, "title": deed.label,
            "back_url": self.change_url(obj), "media": form.media, "once": request.POST.get(ONCE) or new_key(),
        }  # fmt: skip
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/desk/deed.html", context, status=status)

    def not_now(
        self, request: HttpRequest, label: Any, obj: models.Model | None, fields: Mapping[str, forms.Field]
    ) -> HttpResponse:
        """Nothing can be done (any more): where it stands, and what was typed, to be copied. Done already, or not one's own."""
        if not self.has_view_permission(request) or (obj is None and request.method != "POST"):
            raise Http404
        state = self.head(request, obj) if obj is not None else {}
        context = self.admin_site.each_context(request) | state | {
            "opts": self.opts, "title": _("This can't be done now"), "label": label, "original": obj,
            "typed": list(typed(request.POST, fields)),
            "back_url": self.change_url(obj) if obj is not None else self._address("changelist"),
        }  # fmt: skip
        return TemplateResponse(request, "admin/desk/not_now.html", context, status=403)

    def answer(self, request: HttpRequest, obj: models.Model, deed: Deed, result: Any) -> HttpResponse:
        """Show what a deed made, this once; no browser keeps it."""
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "deed": deed, "original": obj, "title": deed.label, "result": result,
            "back_url": self.change_url(obj),
        }  # fmt: skip
        response = TemplateResponse(request, deed.answer, context)
        response["Cache-Control"] = "no-store"
        return response

    def after_deed(self, request: HttpRequest, obj: models.Model, deed: Deed) -> str:
        """Where to go after a deed: the object, or the list when it is no longer visible."""
        if self.get_queryset(request).filter(pk=obj.pk).exists():
            return self.change_url(obj)
        return self._address("changelist")

    # -- sealed fields --------------------------------------------------------------------------------
    def reveal_view(self, request: HttpRequest, object_id: str, field: str) -> HttpResponse:
        """Open one sealed field for this person, and log it. The answer is never stored by the browser."""
        obj = self._object(request, object_id)
        if field not in self.sealed_fields:
            raise Http404
        if not request.user.has_perm(self.reveal_perm, obj):
            raise PermissionDenied
        user: Any = request.user
        meta: Any = obj._meta
        context = {
            "value": audit.reveal(obj, field, by=user),
            "label": meta.get_field(field).verbose_name,
        }
        response = TemplateResponse(request, "admin/desk/_revealed.html", context)
        response["Cache-Control"] = "no-store"
        return response

    # -- the matter page ------------------------------------------------------------------------------
    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return [] if self.fields == () else super().get_fieldsets(request, obj)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = _("New %(thing)s") % {"thing": self.opts.verbose_name}
        return super().add_view(request, form_url, {"title": title} | (extra_context or {}))

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        messages.warning(
            request, _("There is nothing under this address, or it is no longer yours to work on.")
        )
        return redirect(self._address("changelist"))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The history stands on the object's own page."""
        return redirect(self._address("change", object_id))

    def facts(self, request: HttpRequest, obj: models.Model) -> list[tuple[Any, Any]]:
        """Pairs of label and value for the page's first block; by default none (the form shows the fields)."""
        return []

    def head(self, request: HttpRequest, obj: models.Model) -> dict[str, Any]:
        """Number, state in words, tone, deadline and next step; by default those of the object's matter."""
        matter = Matter.objects.about(obj).first()
        if matter is not None:
            names = ("number", "state_label", "tone", "due_on", "next_step")
            return {name: getattr(matter, name) for name in names}
        label = obj.get_state_display() if hasattr(obj, "get_state_display") else ""
        return {"number": getattr(obj, "number", ""), "state_label": label, "tone": "neutral"}

    def steps(self, request: HttpRequest, obj: models.Model) -> list[Step]:
        """The stepper of the page; by default none."""
        return []

    def sealed(self, request: HttpRequest, obj: models.Model) -> list[dict[str, Any]]:
        """The protected fields, masked, with the address of "show" for whoever may."""
        user: Any = request.user
        may_reveal = bool(self.reveal_perm) and user.has_perm(self.reveal_perm, obj)
        return [
            {
                "name": name,
                "label": obj._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
                "filled": getattr(obj, name) is not None,
                "may_reveal": may_reveal,
                "url": self._address("reveal", obj.pk, name),
            }
            for name in self.sealed_fields
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        obj = self._visible(request, object_id)
        if request.method == "POST" and obj is not None and not self.has_change_permission(request, obj):
            return self.not_now(request, _("Edit"), obj, forms.fields_for_model(self.model))
        context: dict[str, Any] = {}
        if obj is not None:
            context = self.head(request, obj) | {
                "title": str(obj), "subtitle": None,
                "deeds": [
                    {"label": deed.label, "tone": deed.tone, "url": self._address("deed", obj.pk, deed.name)}
                    for deed in self.deeds_for(request.user, obj)
                ],
                "facts": self.facts(request, obj),
                "steps": self.steps(request, obj),
                "sealed": self.sealed(request, obj),
                "panels": shown(self.panels, request.user, obj),
                "attachments": Attachment.objects.about(obj),
                "entries": audit_history(obj, request.user),
            }  # fmt: skip
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        action = "changed" if change else "added"
        name = f"{self.opts.app_label}.{self.opts.model_name}.{action}"
        audit.record(name, obj, by=request.user, fields=form.changed_data)  # type: ignore[arg-type]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Django's own log stays empty: ours is the audit trail."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Django's own log stays empty: ours is the audit trail."""
