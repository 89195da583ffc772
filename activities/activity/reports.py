"""The list of participants (签到表): XLSX at once, PDF with a column for signatures as a job."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.activity.models import Activity, Registration
from union_portal.core.document.pdf import render_pdf
from union_portal.core.document.xlsx import Book
from union_portal.core.job.services import Run, job_kind
from union_portal.core.ui.templatetags.ui import moment

JOB = "activities.participants"


def participants(activity: Activity) -> list[Registration]:
    """Everybody with a place, department by department."""
    return list(
        activity.registrations.holding_a_place()
        .with_person()
        .order_by("person__department__code", "person__staff_number")
    )


def as_xlsx(activity: Activity, *, author: str) -> bytes:
    """The participants as a workbook that can be printed and signed."""
    book = Book(title=str(activity), author=author)
    sheet = book.sheet(_("Participants"))
    sheet.merge_range(0, 0, 0, 6, str(activity), book.formats["title"])
    sheet.merge_range(1, 0, 1, 6, f"{moment(activity.starts_at)} · {activity.place}", book.formats["note"])
    rows = [
        (
            n, r.person.staff_number, r.person.name, r.person.department.name, r.get_state_display(),
            r.checked_in_at and f"{timezone.localtime(r.checked_in_at):%m-%d %H:%M}", "",
        )
        for n, r in enumerate(participants(activity), 1)
    ]  # fmt: skip
    heads = [
        _("No."), _("Staff number"), _("Name"), _("Department"), _("State"), _("Checked in"), _("Signature"),
    ]  # fmt: skip
    book.table(sheet, 2, heads, rows, widths=[6, 12, 12, 24, 12, 14, 18])
    return book.content()


def as_pdf(activity: Activity) -> bytes:
    """The sign-in sheet for the entrance, for those who come without a telephone."""
    return render_pdf(
        "activities/reports/participants.html",
        {
            "title": str(activity),
            "subtitle": f"{moment(activity.starts_at)} · {activity.place}",
            "participants": participants(activity),
        },
    )


@job_kind(JOB, gettext_lazy("Sign-in sheet"))
def make_pdf(run: Run) -> str:
    activity = Activity.objects.get(pk=run.params["activity"])
    run.keep(f"{_('Sign-in sheet')} {activity.title}.pdf", as_pdf(activity), "application/pdf")
    return _("The sign-in sheet is ready.")
