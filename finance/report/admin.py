"""The year's fund report at the desk: notes, signatures, approval, publication."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from finance.report import services
from finance.report.forms import NotesForm, ReturnForm
from finance.report.models import YearReport
from finance.report.snapshot import thaw
from finance.report.sources import opinion_on
from finance.report.workflow import TONES, State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Step
from union_portal.core.ui.templatetags.ui import figure, moment


def _in(*states: State) -> Any:
    return lambda report: report.state in states


@admin.register(YearReport)
class YearReportAdmin(DeskAdmin):
    """The fund reports of the years; a new one is made on the page of the year's figures."""

    view_perm = "finance.view_yearreport"
    position = 65
    fields = ()
    list_display = ["__str__", "state", "made_by", "signed_by", "approved_by", "published_at"]
    list_select_related = ["made_by__person", "signed_by__person", "approved_by__person"]
    list_filter = ["state", "year"]
    deeds = [
        Deed(
            "sign", _("Sign as head of accounting"), perm="finance.sign_yearreport", does=services.sign,
            when=_in(State.DRAFT), done=_("Signed. The chair has been asked to approve it."),
        ),
        Deed(
            "approve", _("Approve"), perm="finance.approve_yearreport", does=services.approve, when=_in(State.SIGNED),
            done=_("Approved. You can publish it now."),
        ),
        Deed(
            "publish", _("Publish to all staff"), perm="finance.publish_yearreport", does=services.publish,
            when=_in(State.APPROVED), done=_("Published. The members are being told."),
            help=_("All staff read categories and totals; nobody's name is in it. It can't be taken back: a mistake is put right by a further edition."),
        ),
        Deed(
            "write", _("Write the notes"), perm="finance.change_yearreport", does=services.write_notes, form=NotesForm,
            when=_in(State.DRAFT), tone="secondary",
        ),
        Deed(
            "count", _("Count the figures anew"), perm="finance.change_yearreport", does=services.count_anew,
            when=_in(State.DRAFT), tone="secondary",
        ),
        Deed(
            "return", _("Return it"), perm="finance.return_yearreport", does=services.give_back, form=ReturnForm,
            when=_in(State.SIGNED, State.APPROVED), tone="danger",
            done=_("Returned. The signatures are void."),
        ),
    ]  # fmt: skip

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            "number": "", "state_label": obj.get_state_display(), "tone": TONES[obj.state], "next_step": _next(obj),
        }  # fmt: skip

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        order = list(State)
        now = order.index(State(obj.state))
        done = len(order) if obj.state == State.PUBLISHED else now
        who = {
            State.DRAFT: (obj.made_by, obj.made_at), State.SIGNED: (obj.signed_by, obj.signed_at),
            State.APPROVED: (obj.approved_by, obj.approved_at), State.PUBLISHED: (obj.published_by, obj.published_at),
        }  # fmt: skip
        return [
            Step(
                state.label, "done" if place < done else "now" if place == now else "next",
                (who[state][0] or "") if place <= now else "", who[state][1] if place <= now else None,
            )
            for place, state in enumerate(order)
        ]  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        figures, opinion = thaw(obj.figures), opinion_on(obj.year)
        stale = obj.state != State.PUBLISHED and services.differs_from_books(obj)
        pairs: list[tuple[Any, Any]] = [
            (_("Opening balance"), figure(figures.opening)),
            (_("Adjustments of the opening balance"), figure(figures.adjustments)),
            (_("Income (without the opening balance)"), figure(figures.total_income)),
            (_("Expense"), figure(figures.total_expense)),
            (_("Closing balance"), figure(figures.closing)),
            (_("Figures counted"), moment(obj.counted_at)),
            (_("Books"), _("The books have changed since; count the figures anew.") if stale else ""),
            (_("Returned because"), obj.returned_because),
            (_("Audit committee's opinion"), opinion and f"{opinion.text} ({opinion.signed_by}, {moment(opinion.signed_at)})"),
            (_("As members read it"), format_html('<a href="{}">{}</a>', obj.get_absolute_url(), obj)),
            *obj.notes,
        ]  # fmt: skip
        return [(label, value) for label, value in pairs if value]


def _next(report: YearReport) -> Any:
    return {
        State.DRAFT: _("Complete the notes; then the head of accounting signs."),
        State.SIGNED: _("The chair approves it or returns it."),
        State.APPROVED: _("The chair publishes it."),
    }.get(State(report.state), "")  # fmt: skip
