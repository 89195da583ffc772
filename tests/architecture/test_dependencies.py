"""What the portal installs it also uses."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.test_words import ROOT, imported, trees

COMMANDS = {"gunicorn": "the image's entrypoint", "honcho": "scripts/run"}
"""Started, not imported."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_imported_installed_in_the_settings_or_a_command():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {normal(re.split(r"[\[<>=~]", line)[0]) for line in wanted}
    settings = (ROOT / "union_portal" / "settings.py").read_text()
    used = {module.split(".")[0] for tree in trees().values() for module in imported(tree)}
    used |= set(re.findall(r"[\"']([a-z_]+)[.\"']", settings))
    modules: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            modules.setdefault(normal(distribution), set()).add(module)
    idle = {name for name in names if not modules.get(name, set()) & used}
    assert idle == set(COMMANDS)
