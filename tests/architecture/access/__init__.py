"""Who gets what at which address: one table, kept by the areas, asked of the running portal by ``test_access.py``.

Each area has a module here, ``access/<area>.py``. A URL name that stands in no module fails the tests, so does a desk
page (a model in the admin), a deed and a list. A module has:

``build(people) -> dict[str, Any]``
    Makes the objects that the addresses need and returns them by name. ``people`` holds one account per role of
    ``ROLES`` (``anonymous`` is ``None``); parties to the objects are added to it under the names of ``PEOPLE``.

``PEOPLE = ("proposer", "seconder")``
    Who is asked beside the roles because of the objects: the proposer, the handler of *that* department …

``ROWS``
    URL name → the expected status per role. A role that isn't named gets what ``staff`` gets; ``anonymous`` is 302
    (to the sign-in page) unless named. Besides roles a row may have ``of`` (the object whose ``public_id``, ``pk`` …
    fills the address), ``kwargs`` (what else fills it), ``data`` (what is sent) and ``headers``. GET is asked, unless
    the name is followed by another method. A method without a row must be refused to everybody::

        ROWS = {
            "proposals:proposal-list": {"staff": 200},
            "proposals:proposal": {"of": "proposal", "staff": 404, "proposer": 200, "UNION_OFFICER": 200},
            "proposals:proposal-withdraw POST": {"of": "proposal", "staff": 404, "proposer": 302},
            "core:verify": {"of": "document", "staff": 200, "anonymous": 200},
        }

``DESK``
    Model in the admin → who sees its list (``see``), opens the object ``of`` (``open``; as ``see`` unless named), may
    ``add``, ``change``, show sealed fields (``reveal``), and reaches the form of each deed (``deeds``).
    Whoever isn't named must be refused (302, 403 or 404)::

        DESK = {
            "finance.voucher": desk(
                of="draft", see=FINANCE, add=["PREPARER"], deeds={"check": ["CHECKER"], "void": ["PREPARER"]}
            ),
        }

    ``of`` of one deed may differ (a deed is only offered in some states): ``deeds={"pay": ("approved", ["CASHIER"])}``.
    Further admin pages (imports, exports) are plain rows: ``"admin:members_person_import": {...}``.

``LISTS``
    URL name of a list → the role that looks and a function that makes more rows which that role sees:
    ``{"proposals:proposal-list": ("staff", more_proposals)}`` with ``def more_proposals(people, objects, count)``. The page
    must cost the same queries for 1 and 30 rows, and at most twelve. All names that end in ``-list`` and all changelists
    of the desk must be here.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from members.models import Post

ROLES: tuple[str, ...] = ("anonymous", "staff", "delegate", *Post.Kind.values)
"""Asked at every address: somebody unknown, plain staff, a delegate, and one holder of each kind of post."""

SIGN_IN = 302

Row = Mapping[str, Any]
Grow = Callable[[dict[str, Any], dict[str, Any], int], None]

NOT_ROLES = {"of", "kwargs", "data", "headers"}


def expected(row: Row, role: str) -> int:
    """The status that a role gets by a row."""
    if role in row:
        return int(row[role])
    return SIGN_IN if role == "anonymous" else int(row["staff"])


@dataclass(frozen=True)
class DeskRow:
    """Who may do what with one model in the admin."""

    see: Sequence[str]
    of: str = ""
    open: Sequence[str] | None = None
    add: Sequence[str] = ()
    change: Sequence[str] = ()
    reveal: Sequence[str] = ()
    deeds: Mapping[str, Sequence[str] | tuple[str, Sequence[str]]] = field(default_factory=dict)

    def deed(self, name: str) -> tuple[str, Sequence[str]]:
        """The object's name and the roles of one deed."""
        entry = self.deeds[name]
        return (entry[0], entry[1]) if isinstance(entry, tuple) else (self.of, entry)  # type: ignore[return-value]


desk = DeskRow


def areas() -> dict[str, ModuleType]:
    """All modules of the table, by name."""
    return {
        found.name: importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
    }


def table(name: str) -> dict[str, tuple[str, Any]]:
    """``ROWS``, ``DESK`` or ``LISTS`` of all areas: key → (area, row). Nothing stands in it twice."""
    found: dict[str, tuple[str, Any]] = {}
    for area, module in areas().items():
        for key, row in getattr(module, name, {}).items():
            assert key not in found, f"{key} stands in {found[key][0]} and in {area}"
            found[key] = (area, row)
    return found
