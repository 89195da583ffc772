"""What a parameter may be set to and how its values read, both taken from the shape of its preset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from union_portal.core.errors import DomainError
from union_portal.core.registry import Registry

MOST_COUNT, MOST_SUM = 10_000, 10_000_000
MOST_CHARACTERS = 80
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


@dataclass(frozen=True)
class Parameter:
    """A number of the field: its meaning, the value a new portal starts with, and where that comes from.

    A new value must have the preset's shape. Numbers lie between ``least`` and ``most`` and have at most ``places``
    decimals: none where the preset is whole, else two. A preset such as "880" is a number that is kept to the cent as
    text. ``words`` tell the codes that a value may consist of (the choices of a text or list, the keys of a record).
    ``check`` raises ``DomainError`` for what the area couldn't work with although its shape is right.
    """

    label: Any
    preset: Any
    source: str
    unit: Any = ""
    check: Callable[[Any], None] | None = None
    words: Mapping[str, Any] = field(default_factory=dict)
    least: int | Decimal = 0
    most: int | None = None
    places: int | None = None

    # -- its shape --------------------------------------------------------------------------------------------
    @property
    def is_number_as_text(self) -> bool:
        return isinstance(self.preset, str) and _number(self.preset) is not None

    @property
    def is_choice(self) -> bool:
        return isinstance(self.preset, str) and bool(self.words)

    @property
    def is_list_of_texts(self) -> bool:
        return isinstance(self.preset, list) and all(isinstance(each, str) for each in self.preset)

    @property
    def is_record(self) -> bool:
        """Whether it holds a number or text for each of some known keys."""
        return bool(self.preset) and isinstance(self.preset, dict) and not any(
            isinstance(part, list | dict) for part in self.preset.values()
        )  # fmt: skip

    @property
    def is_table(self) -> bool:
        """Whether it holds a number for whichever of its words need one; to begin with, none does."""
        return self.preset == {} and bool(self.words)

    @property
    def decimals(self) -> int:
        if self.places is not None:
            return self.places
        numbers = self.preset.values() if self.is_record else [self.preset]
        return 0 if all(isinstance(number, int) for number in numbers) else 2

    @property
    def limit(self) -> int:
        return self.most or (MOST_SUM if self.decimals else MOST_COUNT)

    # -- may it be set to this? -------------------------------------------------------------------------------
    def require_fit(self, value: Any) -> None:
        """Raise ``DomainError`` for ``value``, or ``value.KEY`` of a record, saying what is expected there."""
        if self.is_record or self.is_table:
            self._require_keys(value)
            for key, part in value.items():
                self._require_one(part, self.preset.get(key, 0), f"value.{key}")
        elif self.is_list_of_texts:
            self._require_texts(value)
        else:
            self._require_one(value, self.preset, "value")
        if self.check is not None:
            self.check(value)

    def _require_one(self, value: Any, preset: Any, name: str) -> None:
        match preset:
            case bool():
                fits, expected = isinstance(value, bool), _("Choose yes or no.")
            case int() | float():
                fits, expected = self._is_number(value), self._range()
            case str() if self.is_number_as_text:
                fits, expected = isinstance(value, str) and self._is_within(_number(value)), self._range()
            case str() if self.is_choice:
                fits = isinstance(value, str) and value in self.words
                expected = _("Choose one of these: %(choices)s.") % {"choices": self._choices()}
            case str():
                fits = isinstance(value, str) and 0 < len(value.strip()) <= len(value) <= MOST_CHARACTERS
                expected = _("Enter a text of at most %(most)d characters.") % {"most": MOST_CHARACTERS}
            case _:
                fits, expected = type(value) is type(preset), _("Keep to the form of the present value.")
        if not fits:
            raise DomainError(expected, field=name)

    def _require_keys(self, value: Any) -> None:
        known = self.words if self.is_table else self.preset
        fits = isinstance(value, dict) and value.keys() <= known.keys()
        if not fits or (self.is_record and len(value) < len(known)):
            keys = _listed(self.words.get(key, key) for key in known)
            raise DomainError(
                _("Give values for these and for nothing else: %(keys)s.") % {"keys": keys}, field="value"
            )

    def _require_texts(self, value: Any) -> None:
        is_list = isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
        if not is_list or len(set(value)) < len(value):
            raise DomainError(_("Give a list of texts, each of them once."), field="value")
        if self.words and not (value and set(value) <= self.words.keys()):
            raise DomainError(
                _("Choose one or more of these: %(choices)s.") % {"choices": self._choices()}, field="value"
            )

    def _is_number(self, value: Any) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float if self.decimals else int):
            return False
        return self._is_within(_number(str(value)))

    def _is_within(self, number: Decimal | None) -> bool:
        if number is None or not self.least <= number <= self.limit:
            return False
        return number == round(number, self.decimals)

    def _range(self) -> str:
        limits = {"least": f"{self.least:,}", "most": f"{self.limit:,}", "places": self.decimals}
        if self.decimals:
            return (
                _("Enter a number from %(least)s to %(most)s with at most %(places)d decimals.")
                % limits
            )  # fmt: skip
        return _("Enter a whole number from %(least)s to %(most)s.") % limits

    def _choices(self) -> str:
        return _listed(self.words.values())

    # -- in words ---------------------------------------------------------------------------------------------
    def lines(self, value: Any) -> list[str]:
        """A value as people read it: one line, or one for each part."""
        match self.in_order(value):
            case dict() as parts:
                return [self._pair(key, part) for key, part in parts.items()] or [_("none")]
            case [dict(), *_rest] as steps:
                return [_listed(self._pair(key, part) for key, part in step.items()) for step in steps]
            case _:
                return [self._words(value)]

    def in_order(self, value: Any) -> Any:
        """The value with its parts in the order of preset and words; the database keeps them by their length."""
        order = [*(self.preset if isinstance(self.preset, dict) else ()), *self.words]

        def place(key: str) -> tuple[Decimal | int, int]:
            return _number(key) or 0, order.index(key) if key in order else len(order)

        match value:
            case dict():
                return {key: self.in_order(value[key]) for key in sorted(value, key=place)}
            case list():
                return [self.in_order(each) for each in value]
            case _:
                return value

    def _pair(self, key: str, part: Any) -> str:
        return _("%(label)s: %(value)s") % {"label": self.words.get(key, key), "value": self._words(part)}

    def _words(self, value: Any) -> str:
        match value:
            case bool():
                return _("Yes") if value else _("No")
            case int() | float():
                return self._with_unit(Decimal(str(value)))
            case str() if self.is_number_as_text and (number := _number(value)) is not None:
                return self._with_unit(number)
            case list():
                return _listed(self._words(each) for each in value) or _("none")
            case _:
                return str(self.words.get(value, value))

    def _with_unit(self, number: Decimal) -> str:
        figure = f"{number.normalize():,f}"
        return f"{figure}{self.unit}" if self.unit == "%" else f"{figure} {self.unit}".rstrip()


parameters: Registry[Parameter] = Registry("policy parameter")


def declare(key: str, label: Any, preset: Any, *, source: str, **more: Any) -> None:
    """Declare a parameter (in ``ready()``); ``migrate`` puts its preset into an empty portal. See ``Parameter``."""
    parameters.register(key, Parameter(label, preset, source, **more))


def _number(text: str) -> Decimal | None:
    """The number that a text is, in plain digits."""
    return Decimal(text) if PLAIN_NUMBER.fullmatch(text) else None


def _listed(words: Iterable[Any]) -> str:
    return _(", ").join(map(str, words))
