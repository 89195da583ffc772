from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.dues_file import rules
from finance.dues_file.models import DuesFile
from finance.registering import tell
from union_portal.core import registry

WORDS = {
    "duesfile.uploaded": _("laid the file beside what is owed"),
    "duesfile.compared": _("compared the file again"),
    "duesfile.applied": _("took the file over"),
    "duesfile.booked_again": _("proposed the voucher again"),
    "duesfile.discarded": _("threw the file away"),
}


def register() -> None:
    tell(words=WORDS)
    registry.worklists.register(
        "finance.dues_files",
        registry.Worklist(
            _("Payroll files to confirm"),
            lambda user: DuesFile.objects.filter(state=DuesFile.State.READY).count(),
            lambda user: f"{reverse('admin:finance_duesfile_changelist')}?state__exact=READY",
            rules.may_upload, "file-import",
        ),
    )  # fmt: skip
    registry.quick_entries.register(
        "finance.dues_file",
        registry.QuickEntry(
            _("Take in a payroll file"), lambda user: reverse("admin:finance_duesfile_add"), rules.may_upload
        ),
    )
