"""At the desk: ask for a later day, grant or refuse it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.case.models import ProposalCase
from proposals.case.workflow import HANDLING
from proposals.extension import services
from proposals.extension.forms import AskForm, GrantForm, RefuseForm
from union_portal.core.desk.admin import Deed


def _waits(case: ProposalCase) -> bool:
    return case.extensions.waiting().exists()


DEEDS = [
    Deed(
        "ask-extension", _("Ask for an extension"), perm="proposals.ask_extension", form=AskForm, does=services.ask,
        when=lambda case: case.state in HANDLING and not _waits(case), tone="secondary",
        done=_("Asked. The leader in charge decides; until then the present day stands."),
    ),
    Deed(
        "grant-extension", _("Grant the extension"), perm="proposals.decide_extension", form=GrantForm,
        does=services.grant, when=_waits, done=_("Granted. The department and the proposers have been told."),
    ),
    Deed(
        "refuse-extension", _("Refuse the extension"), perm="proposals.decide_extension", form=RefuseForm,
        does=services.refuse, when=_waits, tone="secondary",
    ),
]  # fmt: skip
