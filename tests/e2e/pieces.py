"""What a page is built from, read from its text: enough to know whether a browser would see anything new on it.

Pages of one pattern differ in words and figures, which neither axe nor a style sheet asks about. A piece is an element as
these see it: its tag, the classes that are drawn, its attributes, whether it says anything, whether it has a label, and
what it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WORDS = {"accept", "action", "alt", "aria-label", "cols", "content", "datetime", "formaction", "href", "id", "max",
         "maxlength", "min", "minlength", "name", "nonce", "pattern", "placeholder", "rows", "src", "srcset", "step",
         "title", "value"}  # fmt: skip
"""Attributes whose values are words, figures and addresses: what counts is whether there is one."""
REFERENCES = {"aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "for", "headers", "list"}
"""Attributes that name other elements: what counts is whether these are there."""

Piece = tuple[object, ...]


def pieces_of(page: str) -> set[Piece]:
    """Everything that a page is built from, each once."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    ids = {element.attributes.get("id") for element in reader.elements}
    return {element.piece(ids, reader.labelled) for element in reader.elements}


def is_whole(page: str) -> bool:
    """Not a fragment: that is looked at where a page includes it."""
    return page.lstrip()[:9].lower() == "<!doctype"


@cache
def drawn_classes() -> frozenset[str]:
    """The classes that a style sheet or a script knows; others are names for models, fields and columns."""
    files = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    texts = (Path(file).read_text() for file in files if file.endswith((".css", ".js")))
    return frozenset(name for text in texts for name in re.findall(r"[A-Za-z][\w-]*", text))


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str | None]
    inside: _Element | None
    speaks: bool = False

    def bare(self, ids: set[str | None]) -> Piece:
        classes = set((self.attributes.get("class") or "").split()) & drawn_classes()
        said = ((name, self.counts(name, ids)) for name in sorted(self.attributes) if name != "class")
        return (self.tag, *sorted(classes), *said)

    def counts(self, name: str, ids: set[str | None]) -> object:
        """What axe or a style sheet would ask about an attribute's value."""
        value = self.attributes[name]
        if name in WORDS or name.startswith(("data-", "hx-")):
            return bool(value)
        if name in REFERENCES:
            return set((value or "").split()) <= ids
        return value

    def piece(self, ids: set[str | None], labelled: set[str]) -> Piece:
        script = self.attributes.get("src") if self.tag == "script" else None
        has_label = self.attributes.get("id") in labelled
        return (self.bare(ids), self.inside and self.inside.bare(ids), self.speaks, has_label, script)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[_Element] = []
        self.open: list[_Element] = []
        self.labelled: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, dict(attrs), self.open[-1] if self.open else None)
        self.elements.append(element)
        if tag == "label" and (control := element.attributes.get("for")):
            self.labelled.add(control)
        if tag not in VOID:
            self.open.append(element)

    def handle_data(self, data: str) -> None:
        if data.strip():
            for element in self.open:
                element.speaks = True

    def handle_endtag(self, tag: str) -> None:
        known = [place for place, element in enumerate(self.open) if element.tag == tag]
        if known:
            del self.open[known[-1] :]
