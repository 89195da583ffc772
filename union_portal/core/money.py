"""Yuan and fen: exact decimals, one rounding, and sums in Chinese capitals (大写)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models

FEN = Decimal("0.01")
ZERO = Decimal("0.00")
TENTH = Decimal("0.1")
LARGEST = Decimal("999999999999.99")
"""The largest amount that a ``MoneyField`` holds."""


class MoneyField(models.DecimalField):
    """An amount in yuan with two decimals (fen)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 14)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(*args, **kwargs)


def to_money(value: Decimal | int | str) -> Decimal:
    """Round to the fen, halves up: the one rounding of the portal."""
    return Decimal(value).quantize(FEN, rounding=ROUND_HALF_UP)


def to_tenth(value: Decimal) -> Decimal:
    """Round a score to one decimal, halves up, as money is rounded."""
    return value.quantize(TENTH, rounding=ROUND_HALF_UP)


def capitals(amount: Decimal) -> str:
    """The sum in capitals as on vouchers: 1234.50 → 壹仟贰佰叁拾肆元伍角整; a red sum is led by 负."""
    digits, units, groups = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿", "万亿")
    fen = int(to_money(abs(amount)) * 100)
    yuan, jiao, fen = fen // 100, fen // 10 % 10, fen % 10
    text, group, gap = "", 0, False
    while yuan:
        yuan, part = divmod(yuan, 10_000)
        words, zero = "", False
        for place in range(3, -1, -1):
            digit = part // 10**place % 10
            if digit:
                words += ("零" if zero and words else "") + digits[digit] + units[place]
                zero = False
            else:
                zero = True
        if part:
            text = words + groups[group] + ("零" if text and gap else "") + text
        gap = bool(text) and part < 1000
        group += 1
    text = text + "元" if text else ""
    if jiao:
        text += digits[jiao] + "角"
    elif text and fen:
        text += "零"
    text += digits[fen] + "分" if fen else "整"
    return ("负" if amount < 0 else "") + (text if text != "整" else "零元整")
