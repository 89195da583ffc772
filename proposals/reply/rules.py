"""Who may sign a reply, correct it, put it into another class, and change what classes there are."""

from __future__ import annotations

from members.models import Post, User
from proposals.case.models import ProposalCase
from proposals.case.rules import may_handle
from proposals.proposal.models import departments_of
from proposals.reply.models import Letter, Reply, Signature
from proposals.session.rules import runs_the_committee
from union_portal.core.policy import services as policy
from union_portal.core.rules import rule


def is_asked(user: User, step: Signature) -> bool:
    """Whether a step of the chain is this person's: by post, and with clean hands.

    Who drafted the reply, or signed another step of it, is never asked. The second handling is signed higher up,
    and not by who signed the first (policy ``proposal.rehandling_signer``).
    """
    if user.pk == step.reply.drafted_by_id or user.pk in hands_on(step.reply):
        return False
    match step.step:
        case Signature.Step.HEAD:
            return user.holds(Post.Kind.DEPARTMENT_HEAD, department=step.department)
        case Signature.Step.COSIGN:
            return step.department in departments_of(user)
    return user.holds(*leading_posts(step.reply)) and user.pk not in earlier_signers(step.reply)


def hands_on(reply: Reply) -> set[int]:
    """Who has signed or returned a step of it already."""
    return {step.by_id for step in reply.signatures.all() if step.by_id}


def leading_posts(reply: Reply) -> list[str]:
    """The posts whose holders sign last."""
    return [Post.Kind.HOSPITAL_LEADER] if reply.round == 1 else policy.value("proposal.rehandling_signer")


def earlier_signers(reply: Reply) -> set[int]:
    """Who signed the replies of earlier rounds: a second handling needs other eyes."""
    earlier = Reply.objects.filter(case=reply.case_id, round__lt=reply.round, signed_by__isnull=False)
    return {pk for pk in earlier.values_list("signed_by", flat=True) if pk}


def open_steps(case: ProposalCase) -> list[Signature]:
    """The steps that are asked now: those of the lowest position that isn't complete."""
    waiting = list(
        Signature.objects.undecided()
        .filter(reply__case=case, reply__signed_at=None, reply__returned_at=None)
        .select_related("reply__drafted_by", "department")
        .prefetch_related("reply__signatures")
    )
    return [step for step in waiting if step.position == waiting[0].position]


@rule("proposals.sign_proposalcase")
def may_sign(user: User, case: ProposalCase) -> bool:
    """Whom the chain asks now: the head, a co-signing department, or a leader."""
    return any(is_asked(user, step) for step in open_steps(case))


@rule("proposals.correct_reply")
def may_correct(user: User, case: ProposalCase) -> bool:
    """The department that replied."""
    return may_handle(user, case)


@rule("proposals.reclassify_reply")
def may_reclassify(user: User, case: ProposalCase) -> bool:
    """Those who supervise: chair and secretary of the committee, and the discipline supervisor."""
    return runs_the_committee(user) or user.holds(Post.Kind.DISCIPLINE_SUPERVISOR)


@rule("proposals.view_letter")
def may_view_letter(user: User, letter: Letter) -> bool:
    return Letter.objects.visible_to(user).filter(pk=letter.pk).exists()


@rule("proposals.change_replyclass")
def may_change_reply_classes(user: User) -> bool:
    return runs_the_committee(user)
