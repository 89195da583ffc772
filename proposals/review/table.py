"""The committee's table (审查表): submissions side by side, each with what the members have said so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from proposals.proposal.models import Proposal
from proposals.review.models import Opinion, Review
from proposals.session.rules import runs_the_committee
from union_portal.core.attachment.models import Attachment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from members.models import User


@dataclass
class Column:
    """One submission on the table, as this member sees it."""

    proposal: Proposal
    review: Review | None = None
    attachments: list[Attachment] = field(default_factory=list)
    given: int = 0
    asked: int = 0
    opinions: list[Opinion] = field(default_factory=list)
    own: Opinion | None = None
    abstains: bool = False
    decides: bool = False

    @property
    def is_new(self) -> bool:
        """Nobody has taken it up."""
        return self.review is None

    @property
    def is_ready(self) -> bool:
        """All opinions are on the table; what is missing is the decision."""
        return self.review is not None and self.review.is_shown

    @property
    def awaits_own(self) -> bool:
        return not self.is_ready and self.own is not None and self.own.given_at is None and not self.abstains

    @property
    def summary(self) -> list[tuple[str, int]]:
        """How many are for what, the most first; only of what this member may read."""
        said = Counter(str(each.get_verdict_display()) for each in self.opinions if each.given_at)
        return said.most_common()


def filtered(user: User, which: str) -> Any:
    """The submissions on the table: all, new ones, those that await my opinion, those ready to be decided."""
    waiting = Proposal.objects.visible_to(user).waiting_for_review()
    match which:
        case "new":
            return waiting.exclude(pk__in=Review.objects.current().values("proposal"))
        case "mine":
            return waiting.filter(pk__in=Review.objects.owed_by(user).values("proposal"))
        case "ready":
            ready = Review.objects.current().exclude(shown_at=None)
            return waiting.filter(pk__in=ready.values("proposal"))
    return waiting


def with_parts(proposals: Any) -> Any:
    """With what a column shows, in a fixed number of queries; the longest waiting first."""
    return (
        proposals.select_related(
            "proposer", "category", "delegation", "suggested_department", "session__term"
        )
        .prefetch_related("secondings__person", "co_authors__person")
        .order_by("submitted_at", "pk")
    )


def columns(user: User, proposals: Sequence[Proposal]) -> list[Column]:
    """Three queries, however many columns."""
    found = {each.pk: Column(each) for each in proposals}
    runs = runs_the_committee(user)
    for column in found.values():
        column.abstains = user.person_id in column.proposal.party_ids
        column.decides = runs and not column.abstains
    for file in Attachment.objects.filter(
        about_type=ContentType.objects.get_for_model(Proposal), about_id__in=found
    ):
        found[file.about_id].attachments.append(file)
    reviews: dict[int, Any] = {
        each.pk: each for each in Review.objects.current().filter(proposal__in=found).with_counts()
    }
    for review in reviews.values():
        column = found[review.proposal_id]
        column.review, column.asked, column.given = review, review.asked, review.given
    visible = Opinion.objects.visible_to(user).filter(review__in=reviews)
    for opinion in visible.select_related("member__person", "alike"):
        column = found[reviews[opinion.review_id].proposal_id]
        if opinion.member_id == user.pk:
            column.own = opinion
        if column.is_ready and not column.abstains:
            column.opinions.append(opinion)
    return list(found.values())
