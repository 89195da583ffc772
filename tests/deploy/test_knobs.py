"""Every knob of the settings stands in docs/operations.md, and only those."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASKED_BY_SCRIPTS = {
    "BIND",
    "DEMO",
    "PORT",
    "WEB_PROCESSES",
    "WORKER_PROCESSES",
    "LONG_WORKER_PROCESSES",
    "PORTAL_HOST",
    "PORTAL_TLS",
    "PORTAL_VERSION",
}


def test_knobs_of_the_settings_are_documented():
    settings = (ROOT / "union_portal" / "settings.py").read_text("utf-8")
    asked = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", settings))
    table = (ROOT / "docs" / "operations.md").read_text("utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE))
    assert documented - ASKED_BY_SCRIPTS == asked | {"DATABASE_OWNER_URL"}
    assert documented >= ASKED_BY_SCRIPTS


def test_example_names_only_documented_knobs():
    example = (ROOT / "deploy" / "env.example").read_text("utf-8")
    table = (ROOT / "docs" / "operations.md").read_text("utf-8")
    for name in re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE):
        assert f"| `{name}`" in table, name
