"""The packages of the years at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from finance.archive import services
from finance.archive.models import YearPackage
from members.models import User
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel
from union_portal.core.ui.templatetags.ui import moment

SHOWN = 200


def _index(user: User, package: YearPackage) -> dict[str, Any]:
    return {"lines": package.index[:SHOWN], "more": max(len(package.index) - SHOWN, 0)}


@admin.register(YearPackage)
class YearPackageAdmin(DeskAdmin):
    """Packages for the archive; each download is logged."""

    view_perm = "finance.view_yearpackage"
    position = 69
    fields = ()
    list_display = ["__str__", "files", "vouchers", "made_by", "made_at"]
    list_select_related = ["made_by__person"]
    list_filter = ["year"]
    change_list_template = "finance/desk/packages.html"
    panels = [Panel("finance/desk/_package.html", _index)]
    deeds = [
        Deed(
            "check", _("Check it against its index"), perm="finance.check_yearpackage", does=services.check,
            done=_("Every file is what it was."), tone="secondary",
        )
    ]  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("Files"), obj.files),
            (_("Vouchers"), obj.vouchers),
            (_("Size"), filesizeformat(obj.size)),
            (_("Hash (SHA-256)"), obj.sha256),
            (_("Made by"), obj.made_by),
            (_("Made"), moment(obj.made_at)),
        ]
