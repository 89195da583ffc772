"""At the desk: which departments take part, what each of them says, and who in it handles the case."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.admin import may_become
from proposals.case.models import Handling, ProposalCase
from proposals.case.workflow import ARRANGEABLE, HANDLING, WITH_DEPARTMENT, State
from proposals.cohandling import services
from proposals.cohandling.forms import (
    AddDepartmentForm,
    AssignForm,
    HandlerForm,
    InputForm,
    MissingPartForm,
    NewPartForm,
    PartForm,
    SendBackPartForm,
)
from proposals.cohandling.models import CoHandling
from proposals.cohandling.works import works_of
from union_portal.core.desk.admin import Deed
from union_portal.core.ui.page import Panel


def _has_parts(case: ProposalCase, **which: Any) -> bool:
    return case.state in ARRANGEABLE and CoHandling.objects.now_in(case).filter(**which).exists()


def _waits_for_input(case: ProposalCase) -> bool:
    waits = case.state in HANDLING and case.handling == Handling.TOGETHER
    return waits and CoHandling.objects.now_in(case).missing().exists()


ASSIGN = Deed(
    "assign", _("Assign"), perm="proposals.assign_proposalcase", form=AssignForm, does=services.assign,
    when=may_become(State.ASSIGNED), done=_("Assigned. The departments and the proposers have been told."),
)  # fmt: skip
DEEDS = [
    Deed(
        "accept-part", _("Accept our part"), perm="proposals.co_handle_proposalcase", form=NewPartForm,
        does=services.accept_part, when=lambda case: _has_parts(case, accepted_at=None),
    ),
    Deed(
        "send-back-part", _("Send our part back"), perm="proposals.co_handle_proposalcase", form=SendBackPartForm,
        does=services.send_back_part, when=lambda case: _has_parts(case, accepted_at=None), tone="secondary",
        help=_("Say why it isn't yours and whose it is. The other departments go on; the leader is told."),
    ),
    Deed(
        "input", _("Give our input"), perm="proposals.co_handle_proposalcase", form=InputForm,
        does=services.give_input, when=_has_parts, done=_("The lead department has been told."),
        help=_("The lead needs it for the reply; you may change it until then."),
    ),
    Deed(
        "mark-overdue", _("Mark an input as overdue"), perm="proposals.handle_proposalcase", form=MissingPartForm,
        does=services.mark_overdue, when=_waits_for_input, tone="secondary",
        help=_("Once its day has passed. The reply need not wait for it any longer; the leader is told."),
    ),
    Deed(
        "name-handler", _("Name the handler"), perm="proposals.name_handler", form=HandlerForm,
        does=services.name_handler, when=lambda case: case.state in {*WITH_DEPARTMENT, State.RETURNED_BY_DEPT},
        tone="secondary", help=_("What is due passes on to the person you name."),
    ),
    Deed(
        "add-department", _("Add a department"), perm="proposals.arrange_proposalcase", form=AddDepartmentForm,
        does=services.add_department, when=lambda case: case.state in ARRANGEABLE, tone="secondary",
    ),
    Deed(
        "release", _("Take a department off"), perm="proposals.arrange_proposalcase", form=PartForm,
        does=services.release, when=_has_parts, tone="secondary",
        help=_("The lead answers without it."),
    ),
]  # fmt: skip


def _departments(user: User, case: ProposalCase) -> dict[str, Any] | None:
    """Each department that was ever given the case, the lead first, with how its day was found."""
    works = works_of([case], trail=True)
    parts = case.co_handlings.select_related("department", "handler__person", "input_by__person")
    return {"case": case, "works": works, "parts": parts} if works else None


DEPARTMENTS = Panel("proposals/desk/_handling.html", _departments)
