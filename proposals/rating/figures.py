"""What the boards show of satisfaction (满意度): both ratings, of the first reply and of the one that stands, for lead
authors and for those beside them apart. What is confidential counts nowhere; a sum of a few people isn't shown."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proposals.rating.models import Grade, Rating, SeconderRating
from proposals.reply.models import Reply
from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.policy import services as policy

ROUNDS = {
    "first": gettext_lazy("Authors: first"),
    "final": gettext_lazy("Authors: in the end"),
    "first_beside": gettext_lazy("Seconders: first"),
    "final_beside": gettext_lazy("Seconders: in the end"),
}
"""Who has rated which reply: the first one, or the one that stands; beside the lead authors, those who joined or seconded."""


def both_ratings(year: int) -> list[tuple[str, dict[str, int]]]:
    """Of a year's cases, who judged which reply, with how many gave which grade: ``result_SATISFIED`` and so on."""
    rounds = [*_rounds(Rating.objects.all(), year), *_rounds(SeconderRating.objects.all(), year)]
    few, lines = int(policy.value("proposal.report_min_ratings")), []
    for label, ratings in zip(ROUNDS.values(), rounds, strict=True):
        counts = _by_grade(ratings)
        if counts.pop("all") >= few:
            lines.append((str(label), counts))
    return lines


def _rounds(ratings: QuerySet[Any], year: int) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Those of first replies, and those of replies that no second handling has replaced."""
    standing = Reply.objects.standing()
    later = standing.filter(case=OuterRef("reply__case"), round__gt=OuterRef("reply__round"))
    open_ones = ratings.filter(
        reply__in=standing, reply__case__filed_at__year=year, proposal__confidential=False
    )
    return open_ones.filter(reply__round=1), open_ones.filter(~Exists(later))


def _by_grade(ratings: QuerySet[Any]) -> dict[str, int]:
    graded = {
        f"{aspect}_{grade}": Count("pk", filter=Q(**{aspect: grade}))
        for aspect in ("attitude", "result")
        for grade in Grade
    }
    return ratings.aggregate(all=Count("pk"), **graded)


def charts(year: int) -> list[ChartSpec]:
    """Result and attitude, each by who judged which reply."""
    lines = both_ratings(year)
    titles = {
        "result": _("Satisfaction with the result, before and after a second handling"),
        "attitude": _("Satisfaction with the attitude, before and after a second handling"),
    }
    return [
        ChartSpec(
            "stacked", title, [name for name, _counts in lines],
            [Series(str(grade.label), [counts[f"{aspect}_{grade}"] for _name, counts in lines]) for grade in Grade],
            _("ratings"),
        )
        for aspect, title in titles.items()
        if lines
    ]  # fmt: skip
