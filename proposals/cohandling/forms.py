from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from members.models import Department, Post, User
from proposals.case.forms import AssignForm as AssignLeadForm
from proposals.case.models import Assignment, Handling
from proposals.cohandling.models import CoHandling
from union_portal.core.desk.admin import DeedForm
from union_portal.core.policy import services as policy


class AssignForm(AssignLeadForm):
    """Lead and co-handling departments, and whether they answer together or each for itself."""

    handling = forms.ChoiceField(
        label=_("How it is handled"), choices=Handling, widget=forms.RadioSelect, initial=Handling.TOGETHER,
        help_text=_("Together: the lead answers, the others give it their opinion. Separately: each answers its own part."),
    )  # fmt: skip
    co_departments = forms.ModelMultipleChoiceField(
        Department.objects.none(), label=_("Co-handling departments"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    field_order = ("department", "handling", "co_departments", "handler", "working_days", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments: Any = self.fields["co_departments"]
        departments.queryset = answering_departments()


def answering_departments() -> Any:
    """The departments in which somebody answers proposals, those first that have led a case before."""
    posts = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
    current = Post.objects.current().filter(kind__in=posts)
    found = Department.objects.filter(is_active=True, pk__in=current.values("department"))
    has_led = Exists(Assignment.objects.filter(department=OuterRef("pk")))
    return found.annotate(has_led=has_led).order_by("-has_led", *(Department._meta.ordering or ()))


class AddDepartmentForm(DeedForm):
    department = forms.ModelChoiceField(Department.objects.none(), label=_("Co-handling department"))
    note = forms.CharField(label=_("What is asked of it"), required=False, max_length=300)
    working_days = forms.IntegerField(label=_("Days for its input"), min_value=1, max_value=250)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments: Any = self.fields["department"]
        lead: Any = self.obj.lead_department_id  # type: ignore[attr-defined]
        departments.queryset = answering_departments().exclude(pk=lead)
        self.fields["working_days"].initial = policy.value("proposal.input_days")


class PartForm(DeedForm):
    """Which department's part; asked only when there are several to choose from."""

    part = forms.ModelChoiceField(CoHandling.objects.none(), label=_("Department"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        part: Any = self.fields["part"]
        part.queryset = self.parts().select_related("department")
        part.label_from_instance = lambda each: str(each.department)
        found = list(part.queryset[:2])
        part.initial = found[0] if found else None
        if len(found) == 1:
            part.widget = forms.HiddenInput()

    def parts(self) -> Any:
        return CoHandling.objects.now_in(self.obj)  # type: ignore[arg-type]


class OwnPartForm(PartForm):
    def parts(self) -> Any:
        return super().parts().of(self.user)


class NewPartForm(OwnPartForm):
    """The person's part that is neither accepted nor sent back."""

    def parts(self) -> Any:
        return super().parts().filter(accepted_at=None)


class SendBackPartForm(NewPartForm):
    reason = forms.CharField(label=_("reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}))


class InputForm(OwnPartForm):
    text = forms.CharField(
        label=_("Your department's input"), max_length=3_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What your department can do, by when, and what it needs for that."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        part: Any = self.fields["part"]
        if part.initial:
            self.fields["text"].initial = part.initial.input


class MissingPartForm(PartForm):
    """Whose input hasn't come."""

    def parts(self) -> Any:
        return super().parts().missing()


class HandlerForm(DeedForm):
    """The head chooses among those who answer for the department."""

    department = forms.ModelChoiceField(Department.objects.none(), label=_("Department"))
    handler = forms.ModelChoiceField(User.objects.none(), label=_("Handler"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case: Any = self.obj
        headed = {post.department_id for post in self.user.posts if post.kind == Post.Kind.DEPARTMENT_HEAD}
        parts = CoHandling.objects.now_in(case).values_list("department_id", flat=True)
        own = headed & {case.lead_department_id, *parts}
        department: Any = self.fields["department"]
        department.queryset = Department.objects.filter(pk__in=own)
        department.initial = min(own, default=None)
        if len(own) == 1:
            department.widget = forms.HiddenInput()
        handler: Any = self.fields["handler"]
        handler.queryset = User.objects.holding(
            Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD, department__in=own
        ).select_related("person")
