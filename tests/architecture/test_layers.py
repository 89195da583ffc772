"""What lint-imports can't see: where transactions begin, and where sums are rounded."""

from __future__ import annotations

import ast

from tests.architecture.test_words import ROOT, trees

DOORS = {"views.py", "admin.py"}


def test_transactions_begin_in_services_not_at_the_doors():
    found = [
        str(path.relative_to(ROOT))
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if path.name in DOORS and isinstance(node, ast.Name) and node.id == "transaction"
    ]
    assert found == []


def test_rounding_is_done_in_one_place():
    """``core.money`` rounds halves up; ``quantize`` by itself rounds them to the even digit."""
    found = {
        str(path.relative_to(ROOT))
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "quantize"
    }
    assert found == {"union_portal/core/money.py"}
