"""The audit committee's room at the desk: audits, samples, questions and findings."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.audit_room import forms, services
from finance.audit_room.models import Audit, AuditFinding, Question, Sample, SampledVoucher
from finance.voucher.models import Voucher
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.ui.page import Panel, Step
from union_portal.core.ui.templatetags.ui import moment


def _link(record: Any) -> Any:
    return format_html('<a href="{}">{}</a>', record.get_absolute_url(), record)


def _of_audit(user: Any, audit: Audit) -> dict[str, Any] | None:
    """What the audit has done so far."""
    parts = {
        "samples": list(audit.samples.with_progress().select_related("account")),
        "questions": list(audit.questions.select_related("voucher")),
        "findings": list(audit.findings.all()),
    }
    return parts if any(parts.values()) else None


def _of_voucher(user: Any, voucher: Voucher) -> dict[str, Any] | None:
    """The questions on a voucher, for everybody who reads the books."""
    found = list(voucher.questions.select_related("asked_by__person", "answered_by__person"))
    return {"questions": found} if found else None


def _drawn(user: Any, sample: Sample) -> dict[str, Any] | None:
    return {"drawn": list(sample.vouchers.select_related("voucher__period", "looked_by__person"))}


VOUCHER_DEEDS = [
    Deed(
        "question", _("Ask about this voucher"), perm="finance.question_voucher", does=services.ask, form=forms.AskForm,
        tone="secondary", done=_("Asked. You hear when it is answered."),
    ),
]  # fmt: skip
VOUCHER_PANELS = [Panel("finance/desk/_questions.html", _of_voucher)]


@admin.register(Audit)
class AuditAdmin(EnteringAdmin):
    view_perm = "finance.view_audit"
    add_perm = "finance.begin_audit"
    position = 70
    entering_form = forms.BeginForm
    entering_title = _("Begin the audit of a year")
    entering_label = _("Begin")
    list_display = ["__str__", "verdict", "signed_by", "signed_at"]
    list_select_related = ["signed_by__person"]
    fields = ()
    panels = [Panel("finance/desk/_audit.html", _of_audit)]
    deeds = [
        Deed(
            "draw", _("Draw a sample"), perm="finance.work_audit", does=services.draw_sample, form=forms.DrawForm,
            when=lambda audit: not audit.is_signed, done=_("Drawn. Open the sample to look at its vouchers."),
        ),
        Deed(
            "find", pgettext_lazy("finding of an audit", "Note a finding"), perm="finance.work_audit", does=services.note_finding, form=forms.FindingForm,
            when=lambda audit: not audit.is_signed, tone="secondary",
        ),
        Deed(
            "sign", _("Sign the opinion"), perm="finance.sign_audit", does=services.sign_opinion, form=forms.OpinionForm,
            when=lambda audit: not audit.is_signed, tone="secondary", done=_("Signed. It stands in the year's fund report."),
            help=_("What was signed doesn't change any more."),
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Audit:
        user: Any = request.user
        return services.begin_audit(by=user, **data)

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        label = obj.get_verdict_display() if obj.is_signed else _("Under way")
        return {"state_label": label, "tone": "success" if obj.is_signed else "info"}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("Begun"), f"{obj.begun_by} {moment(obj.begun_at)}"),
            (_("Opinion"), obj.opinion),
            (_("Opinion signed"), obj.is_signed and f"{obj.signed_by} {moment(obj.signed_at)}"),
        ]
        return [(label, value) for label, value in pairs if value]


@admin.register(Sample)
class SampleAdmin(DeskAdmin):
    view_perm = "finance.view_sample"
    position = 71
    list_display = ["audit", "rule_in_words", "progress", "drawn_by", "drawn_at"]
    list_display_links = ["rule_in_words"]
    list_select_related = ["audit", "account", "drawn_by__person"]
    list_filter = ["audit__year", "rule"]
    fields = ()
    panels = [Panel("finance/desk/_sample.html", _drawn)]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).with_progress()  # type: ignore[attr-defined]

    @admin.display(description=_("drawn by"))
    def rule_in_words(self, sample: Any) -> str:
        return str(sample.rule_in_words)

    @admin.display(description=_("looked at"))
    def progress(self, sample: Any) -> str:
        return f"{sample.looked_count} / {sample.drawn_count}"

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("Audit"), _link(obj.audit)), (_("Rule of the draw"), obj.rule_in_words), (_("Looked at"), self.progress(obj)),
            (_("Drawn"), f"{obj.drawn_by} {moment(obj.drawn_at)}"),
        ]  # fmt: skip


class UnseenFilter(admin.SimpleListFilter):
    title = _("looked at")
    parameter_name = "seen"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("Still to look at"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.to_look_at() if self.value() == "no" else queryset


@admin.register(SampledVoucher)
class SampledVoucherAdmin(DeskAdmin):
    view_perm = "finance.view_sampledvoucher"
    position = 72
    list_display = ["voucher_label", "voucher_summary", "sample", "is_sound", "looked_by", "looked_at"]
    list_select_related = ["voucher__period", "sample__audit", "sample__account", "looked_by__person"]
    list_filter = [UnseenFilter, "is_sound", "sample__audit__year"]
    fields = ()
    deeds = [
        Deed(
            "sound", _("In order"), perm="finance.look_sampledvoucher", form=forms.LookForm,
            does=partial(services.look, is_sound=True), done=_("Noted: in order."),
            help=_("Entries, documents and signatures have been looked at."),
        ),
        Deed(
            "fault", _("Not in order"), perm="finance.look_sampledvoucher", form=forms.FaultForm, tone="secondary",
            does=partial(services.look, is_sound=False), done=_("Noted. Ask about it on the voucher's page."),
        ),
    ]  # fmt: skip

    @admin.display(description=_("voucher"))
    def voucher_label(self, sampled: SampledVoucher) -> str:
        return sampled.voucher.label

    @admin.display(description=_("summary"))
    def voucher_summary(self, sampled: SampledVoucher) -> str:
        return sampled.voucher.summary

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        seen = {True: _("In order"), False: _("Not in order"), None: _("Not looked at yet")}[obj.is_sound]
        return [
            (_("Voucher"), _link(obj.voucher)), (_("Summary"), obj.voucher.summary), (_("Sample"), _link(obj.sample)),
            (_("Result"), seen), (_("Note"), obj.note or "–"),
        ]  # fmt: skip


class MineFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("keepers", _("With those who keep the books")), ("committee", _("With the audit committee"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "committee":
            return queryset.to_judge()
        if self.value() == "keepers":
            return queryset.unanswered() if queryset.model is Question else queryset.to_repair()
        return queryset


@admin.register(Question)
class QuestionAdmin(DeskAdmin):
    view_perm = "finance.view_question"
    position = 73
    list_display = ["voucher_label", "text", "state", "asked_by", "asked_at"]
    list_display_links = ["text"]
    list_select_related = ["voucher__period", "asked_by__person"]
    list_filter = [MineFilter, "state", "audit__year"]
    search_fields = ["text", "answer", "voucher__summary"]
    fields = ()
    deeds = [
        Deed(
            "answer", _("Answer"), perm="finance.answer_question", does=services.answer, form=forms.AnswerForm,
            done=_("Answered. The audit committee has been told."),
        ),
        Deed(
            "close", pgettext_lazy("question on a voucher", "Satisfied"), perm="finance.judge_question", does=services.close_question, form=forms.RemarkForm,
        ),
        Deed(
            "again", pgettext_lazy("question on a voucher", "Ask again"), perm="finance.judge_question", does=services.ask_again, form=forms.MissingForm,
            tone="secondary",
        ),
        Deed(
            "fault", pgettext_lazy("finding of an audit", "Note a finding"), perm="finance.judge_question", does=services.find_in_answer,
            form=forms.FindingForm, tone="secondary",
        ),
    ]  # fmt: skip

    @admin.display(description=_("voucher"))
    def voucher_label(self, question: Question) -> str:
        return question.voucher.label

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"number": obj.voucher.label, "state_label": obj.get_state_display(), "tone": obj.tone}

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        done = ["OPEN", "ANSWERED", "CLOSED"].index(obj.state)
        told = [
            (_("Question asked"), obj.asked_by, obj.asked_at), (_("Question answered"), obj.answered_by, obj.answered_at),
            (_("Question closed"), obj.closed_by, obj.closed_at),
        ]  # fmt: skip
        return [
            Step(label, "done" if n <= done else "now" if n == done + 1 else "next", (who or "") if n <= done else "", when if n <= done else None)
            for n, (label, who, when) in enumerate(told)
        ]  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("Voucher"), format_html("{} {}", _link(obj.voucher), obj.voucher.summary)), (_("Question"), obj.text),
            (_("Answer"), obj.answer), (_("The committee's remark"), obj.remark),
            *((_("Finding of the audit"), _link(finding)) for finding in obj.findings.all()),
        ]  # fmt: skip
        return [(label, value) for label, value in pairs if value]


@admin.register(AuditFinding)
class AuditFindingAdmin(DeskAdmin):
    view_perm = "finance.view_auditfinding"
    position = 74
    list_display = ["audit", "text", "state", "due_on", "found_by"]
    list_display_links = ["text"]
    list_select_related = ["audit", "found_by__person"]
    list_filter = [MineFilter, "state", "audit__year"]
    search_fields = ["text", "repair"]
    fields = ()
    deeds = [
        Deed(
            "report", _("Report the repair"), perm="finance.report_repair", does=services.report_repair,
            form=forms.RepairForm, done=_("Reported. The audit committee has been told."),
        ),
        Deed(
            "accept", _("Accept the repair"), perm="finance.judge_repair", does=services.accept_repair,
            form=forms.RemarkForm,
        ),
        Deed(
            "again", _("Not enough"), perm="finance.judge_repair", does=services.refuse_repair,
            form=forms.NotEnoughForm, tone="secondary",
        ),
    ]  # fmt: skip

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"number": "", "state_label": obj.get_state_display(), "tone": obj.tone, "due_on": obj.due_on}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("Audit"), _link(obj.audit)), (_("Finding of the audit"), obj.text),
            (_("Found"), f"{obj.found_by} {moment(obj.found_at)}"),
            (_("Question"), obj.question and _link(obj.question)), (_("Repair"), obj.repair),
            (_("Reported"), obj.repaired_at and f"{obj.repaired_by} {moment(obj.repaired_at)}"),
            (_("The committee's remark"), obj.remark),
            (pgettext_lazy("finding of an audit", "Accepted"), obj.accepted_at and f"{obj.accepted_by} {moment(obj.accepted_at)}"),
        ]  # fmt: skip
        return [(label, value) for label, value in pairs if value]
