"""People and the organisation; each slice keeps its own."""

from members.membership.models import Membership
from members.organisation.models import BranchUnion, Campus, Committee, Department, UnionGroup
from members.person.models import Person
from members.post.models import Post
from members.staff_file.models import ImportBatch, ImportRow
from members.term.models import Delegation, Mandate, Term
from members.user.models import ActivationCode, User

__all__ = [
    "ActivationCode", "BranchUnion", "Campus", "Committee", "Delegation", "Department", "ImportBatch", "ImportRow", "Mandate", "Membership", "Person", "Post",
    "Term", "UnionGroup", "User",
]  # fmt: skip
