"""Who may do what with a claim. The step it waits for decides; the service refuses one's own and a second step."""

from __future__ import annotations

from finance.claim.models import Claim
from finance.claim.workflow import WITHDRAWABLE
from finance.payee.rules import OFFICERS
from finance.rules import READERS
from members.models import User
from union_portal.core.rules import rule


def is_claimant(user: User, claim: Claim) -> bool:
    return user.person_id is not None and claim.claimant_id == user.person_id


@rule("finance.write_claim")
def may_write(user: User) -> bool:
    """Anybody on the staff."""
    return user.person_id is not None


@rule("finance.claim_for_company")
def may_claim_for_company(user: User) -> bool:
    """Officers who buy for the union have companies paid on their invoice."""
    return user.holds(*OFFICERS)


@rule("finance.view_claim")
def may_view(user: User, claim: Claim | None = None) -> bool:
    """The desk's list for union and finance; one claim also for its claimant and the department's head."""
    if claim is None:
        return user.holds("UNION_OFFICER", *READERS) or user.sits_on("AUDIT")
    return Claim.objects.visible_to(user).filter(pk=claim.pk).exists()


@rule("finance.change_claim")
def may_change(user: User, claim: Claim) -> bool:
    return is_claimant(user, claim) and claim.is_editable


@rule("finance.withdraw_claim")
def may_withdraw(user: User, claim: Claim) -> bool:
    return is_claimant(user, claim) and claim.state in WITHDRAWABLE


@rule("finance.change_claim_account")
def may_change_account(user: User, claim: Claim) -> bool:
    """While it is under way: in a draft the account is part of the form."""
    return (
        is_claimant(user, claim) and claim.company_id is None and not claim.is_editable and not claim.is_over
    )


@rule("finance.decide_claim")
def may_decide(user: User, claim: Claim) -> bool:
    """Whoever holds the post of the step that it waits for."""
    return Claim.objects.waiting_for(user).filter(pk=claim.pk).exists()


@rule("finance.keep_claim_kinds")
def may_keep_kinds(user: User) -> bool:
    return user.holds("BOOKKEEPER")


@rule("finance.view_claimkind")
def may_view_kinds(user: User) -> bool:
    return user.holds("UNION_OFFICER", *READERS) or user.sits_on("AUDIT")
