"""Submissions of all years that are like a text (相似提案): the rarest pairs of characters find candidates, Jaccard ranks them.

Containment is what an index of pairs answers; two people who mean the same never write the same. So the pairs of the
text that few others hold name at most two hundred candidates, and only those are compared as wholes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.db.models.functions import Left

from proposals.proposal.models import FRAME, GROUNDS_HEAD, Proposal
from proposals.proposal.workflow import State
from proposals.similar.models import GramFrequency
from union_portal.core.bigram import bigrams_of_start

if TYPE_CHECKING:
    from members.models import User

CANDIDATES = 200
SHOWN = 5
ALIKE = 0.12
"""Below this, two texts share only the words that all proposals share."""
LONG_ENOUGH = 4
"""Shorter beginnings of a title say nothing yet."""
NEVER_SHOWN = [State.DRAFT, State.WITHDRAWN]


@dataclass(frozen=True)
class Like:
    """A submission and how like it is, between 0 and 1."""

    proposal: Proposal
    likeness: float

    @property
    def replies(self) -> list[Any]:
        """What was answered, one a case."""
        return [case.reply for case in self.proposal.cases.all() if case.reply]


def like(title: str, *, grounds: str = "", user: User, besides: str = "") -> list[Like]:
    """The five submissions that are most like a text, of all that this person may see; ``besides`` is the text's own address."""
    title, grounds = title.strip(), grounds.strip()[:GROUNDS_HEAD]
    if len(title) < LONG_ENOUGH:
        return []
    found = Proposal.objects.visible_to(user).filter(pk__in=_candidates(title, grounds))
    rows = found.exclude(public_id=besides).exclude(state__in=NEVER_SHOWN)
    typed, why = pairs(title), pairs(grounds)
    likenesses = (
        (max(jaccard(typed, pairs(other)), jaccard(why, pairs(reason) if why else why)), pk)
        for pk, other, reason in rows.values_list("pk", "title", Left("grounds", GROUNDS_HEAD))
    )
    ranked = sorted(likenesses, reverse=True)[:SHOWN]
    scores = {pk: score for score, pk in ranked if score >= ALIKE}
    shown = (
        Proposal.objects.filter(pk__in=scores)
        .with_page_parts()
        .prefetch_related("cases__replies__reply_class")
    )
    return sorted((Like(each, scores[each.pk]) for each in shown), key=lambda each: -each.likeness)


def pairs(text: str) -> frozenset[str]:
    """The pairs of characters of a text without its frame; nothing for an empty text."""
    bare = FRAME.sub("", text.lower())
    return frozenset(map(add, bare, bare[1:]))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets share, of all that they hold."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _candidates(title: str, grounds: str) -> set[int]:
    """At most two hundred for the title, and as many for the grounds."""
    rows = Proposal.objects.order_by().alias(of_grounds=bigrams_of_start("grounds", GROUNDS_HEAD))
    keys: set[int] = set()
    for text, pairs_of_row, counted in ((title, "grams", "in_titles"), (grounds, "of_grounds", "in_grounds")):
        if wanted := pairs(text):
            counts = GramFrequency.objects.of(wanted, counted)
            found = rows.filter(sharing(pairs_of_row, wanted, counts))
            keys.update(found.values_list("pk", flat=True)[:CANDIDATES])
    return keys


def sharing(column: str, wanted: frozenset[str], counts: Mapping[str, int]) -> Q:
    """Rows that hold one of the rarest pairs; when even the rarest is common, that one and another."""
    few = rarest(counts, wanted)
    first = next((gram for gram in few if gram in counts), "")
    if counts.get(first, 0) <= CANDIDATES:
        return Q(**{f"{column}__overlap": few})
    fresh, others = [gram for gram in few if gram not in counts], sorted(wanted - {first})
    both = Q(**{f"{column}__contains": [first], f"{column}__overlap": others})
    return both | Q(**{f"{column}__overlap": fresh}) if fresh else both


def rarest(counts: Mapping[str, int], wanted: frozenset[str]) -> list[str]:
    """As many of the rarest pairs as name no more than the candidates, and one that is known; those not counted yet cost
    nothing.
    """
    chosen, total = list[str](), 0
    for gram in sorted(wanted, key=lambda gram: (counts.get(gram, 0), gram)):
        if total and total + counts[gram] > CANDIDATES:
            break
        chosen.append(gram)
        total += counts.get(gram, 0)
    return chosen
