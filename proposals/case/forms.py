from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Department, Post, User
from union_portal.core.desk.admin import DeedForm
from union_portal.core.policy import services as policy


class AssignForm(DeedForm):
    department = forms.ModelChoiceField(
        Department.objects.filter(is_active=True), label=_("Lead department"),
        help_text=_("It answers for the whole case."),
    )  # fmt: skip
    handler = forms.ModelChoiceField(
        User.objects.none(), label=_("Handler"), required=False, empty_label=_("The department names one"),
    )  # fmt: skip
    working_days = forms.IntegerField(label=_("Deadline in working days"), min_value=1, max_value=250)
    note = forms.CharField(label=_("Note for the department"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handlers = User.objects.holding(Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD)
        handler: Any = self.fields["handler"]
        handler.queryset = handlers.select_related("person__department").order_by("person__department", "pk")
        handler.label_from_instance = lambda user: f"{user.person.department} · {user}"
        rule = policy.version("proposal.reply_days")
        self.fields["working_days"].initial = rule.value
        self.fields["working_days"].help_text = _("The rule of the house: %(days)s. %(source)s") % {
            "days": rule.value, "source": rule.source,
        }  # fmt: skip
        suggested = self.obj.submissions.exclude(suggested_department=None).first()  # type: ignore[attr-defined]
        if suggested:
            self.fields["department"].initial = suggested.suggested_department_id


class CaseReasonForm(DeedForm):
    reason = forms.CharField(label=_("reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}))
