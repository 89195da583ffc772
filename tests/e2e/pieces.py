"""What a page is built from, read from its text: enough to know whether a browser would see anything new on it.

Pages of one pattern differ in words and figures, which neither axe nor a style sheet asks about. A piece is an element as
these see it: its tag, the classes that are drawn, its attributes, whether it says anything, whether it has a label, and
what it stands in. Attributes that only scripts and the sending of forms ask about are pieces of their own.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeVar

from django.contrib.staticfiles.finders import get_finders

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WORDS = {"alt", "aria-label", "content", "href", "id", "nonce", "placeholder", "src", "srcset", "title"}
"""Attributes whose values are words, figures and addresses: what counts is whether there is one."""
BESIDE = {"accept", "action", "aria-describedby", "datetime", "enctype", "formaction", "max", "maxlength", "method",
          "min", "minlength", "name", "novalidate", "pattern", "required", "rows", "step", "value"}  # fmt: skip
"""Attributes that axe and the style sheets ask about by themselves or not at all, as are ours in ``data-`` and ``hx-``: what
counts is whether such a tag has had each of them, not which of them it has together."""
REFERENCES = {"aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "for", "headers", "list"}
"""Attributes that name other elements: what counts is whether these are there."""

Piece = tuple[object, ...]
Page = TypeVar("Page", bound=Hashable)


def pieces_of(page: str) -> set[Piece]:
    """Everything that a page is built from, each once."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    ids = {element.attributes.get("id") for element in reader.elements}
    return {piece for element in reader.elements for piece in element.pieces(ids, reader.labelled)}


def enough_to_see_all(pages: Mapping[Page, set[Piece]], seen: set[Piece]) -> list[Page]:
    """Few pages that together show every piece not ``seen`` before, the richest first; now all are seen."""
    chosen: list[Page] = []
    while new := {page: pieces - seen for page, pieces in pages.items() if pieces - seen}:
        chosen.append(richest := max(new, key=lambda page: len(new[page])))
        seen |= new[richest]
    return chosen


def is_whole(page: str) -> bool:
    """Not a fragment: that is looked at where a page includes it."""
    return page.lstrip()[:9].lower() == "<!doctype"


def is_beside(attribute: str) -> bool:
    is_ours = attribute.startswith(("data-", "hx-")) and not attribute.startswith("data-bs-")
    return is_ours or attribute in BESIDE


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
        drawn = sorted(name for name in self.attributes if name != "class" and not is_beside(name))
        return (self.tag, *sorted(classes), *((name, self.counts(name, ids)) for name in drawn))

    def counts(self, name: str, ids: set[str | None]) -> object:
        """What axe or a style sheet would ask about an attribute's value."""
        value = self.attributes[name]
        if name in REFERENCES:
            return set((value or "").split()) <= ids
        if name in WORDS or is_beside(name):
            return bool(value)
        return value

    def pieces(self, ids: set[str | None], labelled: set[str]) -> Iterator[Piece]:
        script = self.attributes.get("src") if self.tag == "script" else None
        has_label = self.attributes.get("id") in labelled
        yield (self.bare(ids), self.inside and self.inside.bare(ids), self.speaks, has_label, script)
        kind = self.attributes.get("type")
        yield from (
            (self.tag, kind, name, self.counts(name, ids)) for name in self.attributes if is_beside(name)
        )


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
