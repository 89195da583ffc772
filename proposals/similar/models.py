"""How often each pair of characters occurs in what was proposed so far: what is rare tells texts apart."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from proposals.proposal.models import GROUNDS_HEAD, Proposal

COUNT = """
    INSERT INTO {counts} (gram, in_titles, in_grounds)
    SELECT gram, sum(title), sum(grounds) FROM (
        SELECT unnest(grams) AS gram, 1 AS title, 0 AS grounds FROM {proposals}
        UNION ALL SELECT unnest(portal_bigrams(left(grounds, {head}))), 0, 1 FROM {proposals}
    ) AS pairs GROUP BY gram
"""


class GramFrequencyQuerySet(models.QuerySet["GramFrequency"]):
    def of(self, grams: Iterable[str], column: str) -> dict[str, int]:
        """How many texts hold each of these pairs; a pair that nobody has used yet is missing."""
        return dict(self.filter(gram__in=list(grams)).values_list("gram", column))

    @transaction.atomic
    def count_anew(self) -> int:
        """Count all texts; some seconds for fifty thousand of them. Returns how many pairs there are."""
        names = {
            "counts": self.model._meta.db_table,
            "proposals": Proposal._meta.db_table,
            "head": GROUNDS_HEAD,
        }
        with connection.cursor() as cursor:
            # One count at a time: the night's, or an import's.
            cursor.execute("LOCK TABLE {counts} IN SHARE ROW EXCLUSIVE MODE".format(**names))
            self.all().delete()
            cursor.execute(COUNT.format(**names))
            return cursor.rowcount


class GramFrequency(models.Model):
    """In how many titles and grounds a pair of characters occurs (二元组词频)."""

    unaudited = "Derived from the submissions, counted anew every night."

    gram = models.CharField(_("pair of characters"), max_length=2, primary_key=True)
    in_titles = models.PositiveIntegerField(_("in titles"))
    in_grounds = models.PositiveIntegerField(_("in grounds"))

    objects = GramFrequencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("frequency of a pair")
        verbose_name_plural = _("frequencies of pairs")

    def __str__(self) -> str:
        return f"{self.gram}: {self.in_titles}"
