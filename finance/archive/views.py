"""Choosing the year of a package; the job's page shows how far it is."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from finance.archive import jobs
from finance.archive.forms import YearForm
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
def year_package_make(request: PortalRequest) -> HttpResponse:
    if not request.user.has_perm("finance.make_yearpackage"):
        raise PermissionDenied
    form = YearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(jobs.start_package(form.cleaned_data["year"], by=request.user))
        except DomainError as error:
            form.add_error("year", str(error))
    context = {
        "title": _("Make the package of a year"), "form": form, "submit_label": _("Make the package"),
        "intro": _("Vouchers with their papers, books, statements and reports of a closed year in one ZIP file, with an index and the hash of each file."),
        "cancel_url": reverse("admin:finance_yearpackage_changelist"),
    }  # fmt: skip
    return render(request, "patterns/form.html", context, status=422 if form.errors else 200)
