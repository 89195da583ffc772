"""Who works on a further department's part, names handlers, and changes which departments take part."""

from __future__ import annotations

from members.models import Post, User
from proposals.case.models import ProposalCase
from proposals.case.rules import may_assign, may_handle
from proposals.cohandling.models import CoHandling
from union_portal.core.rules import rule


@rule("proposals.co_handle_proposalcase")
def may_co_handle(user: User, case: ProposalCase) -> bool:
    """Handler and head of a co-handling department: accept, send back, give their input."""
    return CoHandling.objects.now_in(case).of(user).exists()


def takes_part(user: User, case: ProposalCase) -> bool:
    """Lead or co-handling department."""
    return may_handle(user, case) or may_co_handle(user, case)


@rule("proposals.arrange_proposalcase")
def may_arrange(user: User, case: ProposalCase) -> bool:
    """The leaders add a department to a case that is being handled, or take one off again."""
    return may_assign(user, case)


@rule("proposals.name_handler")
def may_name_handler(user: User, case: ProposalCase) -> bool:
    """The head of a department that handles the case says who in it does."""
    headed = [post.department_id for post in user.posts if post.kind == Post.Kind.DEPARTMENT_HEAD]
    if case.lead_department_id in headed:
        return True
    return bool(headed) and CoHandling.objects.now_in(case).filter(department__in=headed).exists()
