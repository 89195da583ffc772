"""What the report tells the registries: words of its history, to-dos, and where the desk finds it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from proposals.registering import tell
from proposals.report import jobs, rules  # noqa: F401  registers the kinds of jobs and the rules
from proposals.report.models import CongressReport
from union_portal.core import registry
from union_portal.core.registry import Worklist

WORDS = {
    "congressreport.made": _("counted the figures and drafted the report"),
    "congressreport.counted": _("counted the figures anew"),
    "congressreport.written": _("changed the report's words"),
    "congressreport.submitted": _("submitted the report to the committee"),
    "congressreport.taken_back": _("took the report back to change it"),
    "congressreport.approved_by_member": _("gave a voice for the report"),
    "congressreport.objected_to": _("said what must be changed in the report"),
    "congressreport.approved": _("approved the report"),
    "congressreport.returned": _("returned the report to be changed"),
    "congressreport.published": _("published the report"),
    "congressreport.exported": _("made a file of the report"),
}
TO_DOS = {"endorse": _("Give your voice on the report")}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    registry.worklists.register(
        "proposals.reports",
        Worklist(
            _("Reports under way"),
            lambda user: CongressReport.objects.visible_to(user).under_way().count(),
            lambda user: f"{reverse('proposals:congress-report-list')}?part=under-way",
            lambda user: user.has_perm("proposals.work_on_congressreport"), "report-analytics",
        ),
    )  # fmt: skip
