"""Every page of the desk but finance's, as in ``test_every_page.py``."""

from __future__ import annotations

import pytest

from tests.architecture import walk

pytestmark = [pytest.mark.django_db, pytest.mark.every_page]


@pytest.mark.parametrize("area", [area for area in walk.OF_DESK if area not in walk.OF_BOOKS])
def test_every_page_is_clean(area, walk_through):
    assert walk_through(area, walk.on_desk) == []
