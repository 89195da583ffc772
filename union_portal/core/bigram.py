"""Chinese search in plain PostgreSQL: texts as arrays of character pairs."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func
from django.db.models.functions import Left


def bigrams(text: str) -> list[str]:
    """The pairs of a query, as the function ``portal_bigrams`` makes them of the stored text."""
    return sorted({text[i : i + 2].lower() for i in range(max(1, len(text) - 1))})


def bigram_field(source: str) -> models.GeneratedField:
    """A generated column of pairs, to be indexed with ``GinIndex(fields=[…])``.

    ``grams = bigram_field("title")``; then ``filter(**containing(words, grams="grams", text="title"))``.
    """
    return models.GeneratedField(
        expression=Func(F(source), function="portal_bigrams"),
        output_field=ArrayField(models.CharField(max_length=2)),
        db_persist=True,
    )


def bigrams_of_start(source: str, length: int) -> Func:
    """The pairs of a long text's beginning, to be indexed with ``GinIndex(…, name=…)`` and annotated: no column is stored."""
    return Func(Left(source, length), function="portal_bigrams", output_field=ArrayField(models.TextField()))


def containing(words: str, *, grams: str, text: str) -> dict[str, Any]:
    """The filter for rows whose ``text`` contains ``words``: the index finds the pairs, the text their order.

    One character alone has no pair, so that only the text is asked.
    """
    exact = {f"{text}__icontains": words}
    return exact if len(words) < 2 else {f"{grams}__contains": bigrams(words)} | exact
