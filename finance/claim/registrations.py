"""What claims tell the registries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.claim import receivers, rules  # noqa: F401  registers them
from finance.claim.models import Claim
from finance.claim.services import MATTER, load_presets
from finance.claim.sources import ClaimSource
from finance.claim.workflow import NEXT_STEPS, TONES, State
from finance.payment import sources
from finance.registering import tell
from members.models import User
from union_portal.core import registry
from union_portal.core.matter.models import MatterKind
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.policy import services as policy
from union_portal.core.registry import SearchResult, Service, Worklist
from union_portal.core.retention.registry import DataClass
from union_portal.core.retention.registry import register as sensitive

WORDS = {
    "claim.begun": _("began the claim"),
    "claim.rewritten": _("changed the claim"),
    "claim.discarded": _("threw the draft away"),
    "claim.submitted": _("handed the claim in"),
    "claim.step_taken": _("approved the claim"),
    "claim.returned": _("returned the claim"),
    "claim.refused": _("refused the claim"),
    "claim.withdrawn": _("withdrew the claim"),
    "claim.account_changed": _("changed the bank account"),
    "claim.approval_void": _("made the approval void by another account"),
    "claim.payment_undone": _("noted that the money came back; it is to be paid again"),
    "claim.paid": _("paid the claim"),
    "claimkind.added": _("entered the kind of claim"),
    "claimkind.changed": _("changed the kind of claim"),
}
TO_DOS = {"claim_approve": _("Decide on a claim"), "claim_correct": _("Correct a returned claim")}


def _search(user: User, words: str, limit: int) -> Iterable[SearchResult]:
    for claim in Claim.objects.visible_to(user).matching(words).order_by("-pk")[:limit]:
        yield SearchResult(str(claim), claim.get_absolute_url(), _("Claim"), claim.get_state_display())


def _desk(user: Any) -> str:
    return f"{reverse('admin:finance_claim_changelist')}?waiting=me"


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    registry.presets.register("finance.claim", load_presets)
    sources.register(ClaimSource())
    matter_kinds.register(MATTER, MatterKind(_("Claim"), "receipt", State, NEXT_STEPS, TONES))
    registry.services.register(
        "finance.claims",
        Service(_("Claims"), "receipt", "finance:claim-list", note=_("Taxi, club, training: money back")),
    )
    registry.search.register("finance.claims", _search)
    registry.worklists.register(
        "finance.claims",
        Worklist(
            _("Claims to approve"), lambda user: Claim.objects.waiting_for(user).count(), _desk,
            lambda user: user.holds("UNION_OFFICER", "UNION_CHAIR"), "receipt",
        ),
    )  # fmt: skip
    policy.declare(
        "finance.claim_within_days", _("An invoice older than this is pointed out"), 90, unit=_("days"),
        source="本会工会经费使用管理办法",
    )  # fmt: skip
    sensitive(
        "finance.Claim.payee_account",
        purpose=_("Paying back what a colleague has paid for the union"),
        data_class=DataClass.S3,
        years=30,
        counted_from=_("the end of the year of payment (会计档案管理办法)"),
    )
