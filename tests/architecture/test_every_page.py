"""Every page is answered to somebody who may open it. In the browser they are opened in ``tests/e2e``."""

from __future__ import annotations

import pytest

from tests.architecture import access, walk


def test_every_address_is_walked_or_says_why_not():
    seen = set().union(*(walk.walked(module) for module in access.areas().values()))
    asked = {key for key in access.table("ROWS") if " " not in key}
    assert sorted(asked - seen) == sorted(walk.ELSEWHERE)


@pytest.mark.django_db
@pytest.mark.parametrize("area", sorted({*walk.OF_PORTAL, *walk.OF_DESK}))
def test_every_page_is_answered(area, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    _pages, wrong = walk.ask(area, walk.in_portal, walk.on_desk)
    assert wrong == [], "\n".join(wrong)
