"""Words and to-dos of submissions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.proposal import rules  # noqa: F401  registers them
from proposals.registering import tell

WORDS = {
    "proposal.begun": _("began the draft"),
    "proposal.discarded": _("threw the draft away"),
    "proposal.opened_for_seconding": _("opened it for seconding"),
    "proposal.taken_back": _("took it back to change it"),
    "proposal.submitted": _("handed it in"),
    "proposal.withdrawn": _("withdrew it"),
    "proposal.taken_under_review": _("took it under review"),
    "proposal.returned": _("returned it for completion"),
    "proposal.not_filed": _("decided not to file it"),
    "category.added": _("added the category"),
    "category.changed": _("changed the category"),
}
TO_DOS = {
    "complete": _("Complete your proposal"),
    "review": _("Review the proposal"),
}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
