"""The desk: Django's admin with our index of worklists and figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from union_portal.core import registry
from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.ui.page import Empty


class Desk(admin.AdminSite):
    """Where officers, committees, finance and auditors work."""

    site_header = _("Union desk")
    site_title = _("Union desk")
    index_title = _("Waiting for you")
    site_url = "/"
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only rooms of our own: the admin pages of packages know neither our rules nor the audit trail."""
        if admin_class is not None and issubclass(admin_class, DeskAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def get_urls(self) -> list[Any]:
        """Without Django's short cut to any object's page, which asks no rule and tells secret addresses."""
        return [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The areas with their rooms, each in its place and under its heading."""
        areas = sorted(self._build_app_dict(request, app_label).values(), key=lambda area: str(area["name"]))
        for area in areas:
            for room in area["models"]:
                room["name"] = str(room["name"])  # translated once, not at each comparison
                room["position"] = self._registry[room["model"]].position  # type: ignore[attr-defined]
                room["is_here"] = bool(room["admin_url"]) and request.path.startswith(room["admin_url"])
            area["models"].sort(key=itemgetter("position", "name"))
            area["headings"] = list(self._headings(request, area))
        return areas

    def _headings(self, request: HttpRequest, area: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The rooms under the headings that the area's ``desk_headings`` gives to the tens of their positions.

        Among them are the pages of the portal that have a place here. Only the heading of the room one is in is open.
        """
        label = area["app_label"]
        pages = [
            {"name": page.label, "admin_url": reverse(page.url_name), "position": page.position}
            for key, page in registry.services.items()
            if page.position is not None and key.partition(".")[0] == label and page.offered_to(request.user)
        ]
        titles: dict[int, Any] = getattr(apps.get_app_config(label), "desk_headings", {})
        rooms = sorted([*area["models"], *pages], key=itemgetter("position"))
        for tens, found in groupby(rooms, key=lambda room: room["position"] // 10 * 10):
            under = list(found)
            yield {
                "name": titles.get(tens, ""),
                "rooms": under,
                "is_open": any(room.get("is_here") for room in under),
            }

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """The pattern book is for who keeps the portal itself; it disturbs nobody else's list of areas."""
        user: Any = request.user
        keeps_pages = self.has_permission(request) and user.holds("SYSTEM_ADMIN")
        return super().each_context(request) | {"keeps_pages": keeps_pages}

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """An area's page is called as the area is."""
        titled = {"title": apps.get_app_config(app_label).verbose_name} | (extra_context or {})
        return super().app_index(request, app_label, titled)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        user = request.user
        worklists = [
            {"label": w.label, "count": w.count(user), "url": w.url(user), "icon": w.icon, "tone": w.tone}
            for w in registry.worklists
            if w.seen_by(user)
        ]
        figures = [
            {"label": f.label, "value": f.value(user), "unit": f.unit, "url": f.url(user)}
            for f in registry.figures
            if f.seen_by(user)
        ]
        entries = [
            {"label": e.label, "url": e.url(user), "icon": e.icon}
            for e in registry.quick_entries
            if e.offered_to(user)
        ]
        context = {
            "worklists": worklists,
            "figures": figures,
            "quick_entries": entries,
            "no_worklists": Empty(
                _("No worklists for your posts"),
                _("Below are the registers that your posts open."),
                icon="clipboard-check",
            ),
        }
        return super().index(request, context | (extra_context or {}))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """One door for all: the portal's own sign-in page."""
        if self.has_permission(request):
            return redirect("admin:index")
        target = (
            reverse("core:hall")
            if request.user.is_authenticated
            else f"{reverse('account_login')}?{urlencode({'next': request.GET.get('next', reverse('admin:index'))})}"
        )
        return redirect(target)
