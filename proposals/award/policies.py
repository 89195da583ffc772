"""The open formula of the awards: its weights are dated data that the house may change (评优办法)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.award.figures import COMPONENTS
from union_portal.core.errors import DomainError
from union_portal.core.policy.services import declare

HOUSE = "本院优秀提案和先进承办单位评选办法（预置值，请核对）"
PROPOSAL_WEIGHTS = {"support": 30, "solved": 40, "satisfaction": 20, "key": 10}
DEPARTMENT_WEIGHTS = {"in_time": 30, "solved": 25, "satisfaction": 25, "contact": 10, "workload": 10}


def _hundred(value: dict[str, int]) -> None:
    if sum(value.values()) != 100:
        raise DomainError(_("Together the points must make 100."), field="value")


def register() -> None:
    declare(
        "proposal.award_proposal_weights", _("Points of excellent proposals by component"), PROPOSAL_WEIGHTS,
        source=HOUSE, unit=_("points"), words=COMPONENTS, check=_hundred,
    )  # fmt: skip
    declare(
        "proposal.award_department_weights", _("Points of excellent departments by component"), DEPARTMENT_WEIGHTS,
        source=HOUSE, unit=_("points"), words=COMPONENTS, check=_hundred,
    )  # fmt: skip
    declare(
        "proposal.award_proposals", _("Excellent proposals a session"), 10, source="评选实例：59件中评出10件优秀提案（请核对）",
    )  # fmt: skip
    declare("proposal.award_departments", _("Excellent departments a session"), 3, source=HOUSE)
