from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.factories.welfare import Union, make_union


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """The sentences are asserted as they stand in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def union(db: None) -> Union:
    """The people who work on aid, and who needs it."""
    return make_union()
