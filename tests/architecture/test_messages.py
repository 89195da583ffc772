"""Our Chinese catalogue wins over those of the packages: where it says something else there, their pages change too."""

from __future__ import annotations

from gettext import GNUTranslations
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.mo")
BORROWED = "said in the portal's words, see core/ui/borrowed.py"
ON_PURPOSE = {
    ", ": "the mark between the parts of an enumeration, also between Django's years and months",
    "Add": "the portal's word for the same",
    "Breadcrumbs": "the portal's word for the same",
    "Clear all filters": "the portal's word for the same",
    "Confidential": "of a proposal; allauth says it of programs that sign in, which the portal doesn't know",
    "Filter": "the portal's word for the same",
    "History": "the portal's word for what was done in a matter",
    "Note": "a remark; allauth says it in a mail that the portal doesn't send",
    "Remove": "the portal's word for the same",
    "Summary": "of a voucher; Django says it on its page of deletion, which the desk doesn't have",
    "This field is required.": BORROWED,
    "Two-Factor Authentication": BORROWED,
    "Your account is protected by two-factor authentication. Please enter an authenticator code:": BORROWED,
    "active": "of an account and a department, as Django means it",
    "hash": "of a file; Django says it of passwords, which the desk doesn't show",
    "name": "of a person; Django says it of groups, which the portal doesn't use",
}


def words(folder: Path) -> dict[str, str]:
    with (folder / CATALOGUE).open("rb") as file:
        catalogue = GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # there is no public way to list it
    return {key: text for key, text in catalogue.items() if isinstance(key, str) and key}


def test_our_words_change_those_of_the_packages_only_on_purpose():
    ours = words(Path(settings.BASE_DIR))
    packages = [Path(django.__file__).parent / "conf", *(Path(app.path) for app in apps.get_app_configs())]
    theirs = [words(package) for package in packages if (package / CATALOGUE).exists()]
    assert len(theirs) > 4
    changed = {key for known in theirs for key, text in known.items() if text and ours.get(key, text) != text}
    assert changed == set(ON_PURPOSE)
