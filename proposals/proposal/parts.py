"""What other slices add to a submission's own page: parts of it, and what its reader can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from proposals.proposal.models import Proposal
from union_portal.core.registry import Registry
from union_portal.core.ui.page import Action, Panel

if TYPE_CHECKING:
    from members.user.models import User

panels: Registry[Panel] = Registry("part of a submission's page")
watchers: Registry[Callable[[Proposal], None]] = Registry(
    "who is told when a submission comes to another stage"
)
actions: Registry[Callable[[User, Proposal], Iterable[Action]]] = Registry(
    "what a reader can do with a submission"
)
