"""What the kernel itself serves. (The hall, search and pattern book stand in ``ui.py``.)"""

from __future__ import annotations

from typing import Any

from tests.factories.core import JobFactory, attach


def build(people: dict[str, Any]) -> dict[str, Any]:
    people["starter"] = people["UNION_OFFICER"]
    job = JobFactory(by=people["starter"])
    return {"job": job, "attachment": attach(job, by=people["starter"])}


PEOPLE = ("starter",)

ROWS = {
    "core:healthz": {"staff": 200, "anonymous": 200},
    "core:job": {"of": "job", "staff": 404, "starter": 200, "UNION_OFFICER": 200},
    "core:attachment-download": {"of": "attachment", "staff": 404, "starter": 200, "UNION_OFFICER": 200},
}
