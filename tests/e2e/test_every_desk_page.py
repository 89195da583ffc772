"""Every page of the desk, as in ``test_every_page.py``."""

from __future__ import annotations

import pytest

from tests.e2e import walk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("area", walk.OF_DESK)
def test_every_page_is_clean(area, page, sign_in, look_at, worth_opening, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    wrong = walk.wrong_in(area, walk.on_desk, page, sign_in, look_at, worth_opening)
    assert wrong == [], "\n".join(wrong)
