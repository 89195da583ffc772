"""The filters of the open ledger: one form for the page, its chips and its export."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Campus, Delegation, Department, User
from proposals.case.models import Inclusion, ProposalCase
from proposals.ledger.models import Follow
from proposals.proposal.models import Category, Proposal, ProposalQuerySet
from proposals.reply.models import ReplyClass
from proposals.session.models import CongressSession

STATES: dict[str, tuple[Any, list[str]]] = {
    "handling": (
        _("Being handled"), ["FILED", "ASSIGNED", "RETURNED_BY_DEPT", "IN_PROGRESS", "LEADER_REVIEW", "REHANDLING"],
    ),
    "replied": (_("Replied"), ["REPLIED"]),
    "tracking": (_("Promise being tracked"), ["TRACKING"]),
    "closed": (pgettext_lazy("proposal", "Closed"), ["CLOSED"]),
}  # fmt: skip


class LedgerForm(forms.Form):
    """What is looked for. A value that no longer exists filters nothing away."""

    q = forms.CharField(max_length=60, required=False)
    state = forms.ChoiceField(
        choices=[(key, words) for key, (words, _states) in STATES.items()], required=False
    )
    session = forms.ModelChoiceField(
        CongressSession.objects.select_related("term"), label=_("Congress session"), required=False, empty_label=_("All")
    )  # fmt: skip
    category = forms.ModelChoiceField(
        Category.objects.in_use(),
        label=_("Category"),
        required=False,
        to_field_name="code",
        empty_label=_("All"),
    )
    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("Lead department"), required=False, to_field_name="code", empty_label=_("All")
    )  # fmt: skip
    campus = forms.ModelChoiceField(
        Campus.objects.all(),
        label=_("Proposer's campus"),
        required=False,
        to_field_name="code",
        empty_label=_("All"),
    )
    delegation = forms.ModelChoiceField(
        Delegation.objects.all(), label=_("Delegation"), required=False, empty_label=_("All")
    )
    kind = forms.ChoiceField(
        label=_("Kind of submission"), choices=[("", _("All")), *ProposalCase.Kind.choices], required=False
    )
    reply_class = forms.ModelChoiceField(
        ReplyClass.objects.all(),
        label=_("Reply class"),
        required=False,
        to_field_name="code",
        empty_label=_("All"),
    )
    overdue = forms.BooleanField(label=_("Overdue"), required=False)
    key = forms.BooleanField(label=_("Key proposals"), required=False)
    followed = forms.BooleanField(label=_("Followed by me"), required=False)

    MORE = ("session", "category", "department", "campus", "delegation", "kind", "reply_class")
    """What stands behind “more filters”."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        departments: Any = self.fields["department"]
        departments.queryset = Department.objects.filter(
            pk__in=ProposalCase.objects.exclude(lead_department=None).values("lead_department")
        )

    @property
    def wishes(self) -> dict[str, Any]:
        """What was asked for and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def more_count(self) -> int:
        return sum(name in self.wishes for name in self.MORE)

    def found(self) -> ProposalQuerySet:
        """What the person may see of what was taken in, and asked for; the latest first."""
        proposals = Proposal.objects.visible_to(self.user).in_ledger().matching(self.wishes.get("q", ""))
        proposals = self._by_case(self._by_submission(proposals))
        return proposals.order_by("-decided_at", "-pk")

    def _by_submission(self, proposals: ProposalQuerySet) -> ProposalQuerySet:
        wishes = self.wishes
        for name in ("session", "category", "delegation"):
            if name in wishes:
                proposals = proposals.filter(**{name: wishes[name]})
        if "campus" in wishes:  # where somebody works tells who it is: a withheld name stays withheld
            proposals = proposals.filter(proposer__department__campus=wishes["campus"], name_withheld=False)
        if "delegation" in wishes:
            proposals = proposals.filter(name_withheld=False)
        if "followed" in wishes:
            proposals = proposals.filter(pk__in=Follow.objects.of(self.user).values("proposal"))
        return proposals

    def _by_case(self, proposals: ProposalQuerySet) -> ProposalQuerySet:
        wishes = self.wishes
        cases = ProposalCase.objects.all()
        asked = {
            "state": lambda value: cases.filter(state__in=STATES[value][1]),
            "department": lambda value: cases.filter(lead_department=value),
            "kind": lambda value: cases.filter(kind=value),
            "reply_class": lambda value: cases.filter(replies__reply_class=value, replies__signed_at__isnull=False),
            "overdue": lambda _value: cases.overdue(on=timezone.localdate()),
            "key": lambda _value: cases.filter(key__isnull=False),
        }  # fmt: skip
        for name, choose in asked.items():
            if name in wishes:
                included = Inclusion.objects.filter(case__in=choose(wishes[name]))
                proposals = proposals.filter(pk__in=included.values("proposal"))
        return proposals
