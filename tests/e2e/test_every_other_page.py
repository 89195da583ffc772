"""The other half of the walk in ``test_every_page.py``."""

from __future__ import annotations

import pytest

from tests.e2e import walk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("area", walk.OTHER_HALF)
def test_every_page_is_clean(area, page, sign_in, look_at, shows_something_new, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    wrong = walk.wrong_in(area, page, sign_in, look_at, shows_something_new)
    assert wrong == [], "\n".join(wrong)
