"""Yuan and fen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from union_portal.core.money import capitals, to_money


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("1.005", "1.01"), ("-1.005", "-1.01"), ("2.675", "2.68"), ("3", "3.00"), ("0.004", "0.00")],
)
def test_rounding_is_to_the_fen_halves_up(value, rounded):
    assert str(to_money(value)) == rounded


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("12.30", "壹拾贰元叁角整"),
        ("-12.30", "负壹拾贰元叁角整"),
        ("101", "壹佰零壹元整"),
        ("1001", "壹仟零壹元整"),
        ("1234.50", "壹仟贰佰叁拾肆元伍角整"),
        ("10001", "壹万零壹元整"),
        ("10010", "壹万零壹拾元整"),
        ("11000", "壹万壹仟元整"),
        ("100000", "壹拾万元整"),
        ("1000000.01", "壹佰万元零壹分"),
        ("1010101.11", "壹佰零壹万零壹佰零壹元壹角壹分"),
        ("10000000", "壹仟万元整"),
        ("20500300", "贰仟零伍拾万零叁佰元整"),
        ("100000000", "壹亿元整"),
        ("100000001", "壹亿零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1000000000.00", "壹拾亿元整"),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_sums_in_capitals(amount, words):
    assert capitals(Decimal(amount)) == words
