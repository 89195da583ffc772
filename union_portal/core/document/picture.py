"""Charts as PNG: the one kind of picture that every word processor shows. Drawn from the same ``ChartSpec`` as page and PDF."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from union_portal.core.document.chart import ChartSpec, Number

COLORS = ("#b3261e", "#3b6ea5", "#5f7d4e", "#b7791f", "#6b5b95", "#4a5568")
INK, GRID = "#333333", "#dcdad5"
FONT = "NotoSansCJK-Regular.ttc"
"""The font that the PDFs use as well; Pillow looks for it in the system's folders."""
WIDTH, HEIGHT = 1600, 760
LEFT, RIGHT, TOP, BOTTOM = 150, 40, 60, 170
SMOOTH = 2
"""Drawn this much larger and made smaller again, so that slanting edges are smooth."""


def draw(chart: ChartSpec) -> bytes:
    """The chart without its title, which stands above it as text. Equal charts give equal bytes."""
    image = Image.new("RGB", (WIDTH * SMOOTH, HEIGHT * SMOOTH), "white")
    pen = ImageDraw.Draw(image)
    if chart.kind == "ring":
        _ring(pen, chart)
    else:
        _axes(pen, chart)
    buffer = io.BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(buffer, "PNG", optimize=True, dpi=(260, 260))
    return buffer.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size * SMOOTH)


def _text(
    pen: ImageDraw.ImageDraw, x: float, y: float, words: str, *, anchor: str, size: int = 26, most: float = 0
) -> None:
    """Write at a point; words wider than ``most`` are cut with an ellipsis."""
    font = _font(size)
    if most and font.getlength(words) > most * SMOOTH:
        while words and font.getlength(words + "…") > most * SMOOTH:
            words = words[:-1]
        words += "…"
    pen.text((x * SMOOTH, y * SMOOTH), words, fill=INK, font=font, anchor=anchor)


def _box(pen: ImageDraw.ImageDraw, x0: float, y0: float, x1: float, y1: float, color: str) -> None:
    left, right = sorted((x0, x1))
    top, bottom = sorted((y0, y1))
    pen.rectangle((left * SMOOTH, top * SMOOTH, right * SMOOTH, bottom * SMOOTH), fill=color)


def _figure(value: Number) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _legend(pen: ImageDraw.ImageDraw, names: list[str]) -> None:
    share = (WIDTH - 2 * RIGHT) / max(len(names), 1)
    for n, name in enumerate(names):
        x = RIGHT + n * share
        _box(pen, x, HEIGHT - 48, x + 24, HEIGHT - 24, COLORS[n % len(COLORS)])
        _text(pen, x + 34, HEIGHT - 36, name, anchor="lm", size=24, most=share - 50)


# -- bars and lines -------------------------------------------------------------------------------------------
def _steps(lowest: float, highest: float) -> list[float]:
    """Round values for the grid, zero among them."""
    span = (highest - lowest) or 1.0
    rough = 10 ** math.floor(math.log10(span / 4))
    step = next(rough * n for n in (1, 2, 5, 10) if rough * n * 5 >= span)
    first, last = math.floor(lowest / step), math.ceil(highest / step)
    return [n * step for n in range(first, max(last, first + 1) + 1)]


def _axes(pen: ImageDraw.ImageDraw, chart: ChartSpec) -> None:
    rows = [[float(v) for v in values] for _category, values in chart.rows]
    stacked = chart.kind == "stacked"
    tops = [sum(v for v in row if v > 0) if stacked else max(row, default=0) for row in rows]
    grid = _steps(min([0.0, *(min(row, default=0) for row in rows)]), max([0.0, *tops]))
    floor, ceiling = HEIGHT - BOTTOM, TOP

    def y(value: float) -> float:
        return floor - (value - grid[0]) / (grid[-1] - grid[0]) * (floor - ceiling)

    for value in grid:
        pen.line(
            (LEFT * SMOOTH, y(value) * SMOOTH, (WIDTH - RIGHT) * SMOOTH, y(value) * SMOOTH), GRID, 2 * SMOOTH
        )
        _text(pen, LEFT - 14, y(value), _figure(value), anchor="rm", size=24)
    if chart.unit:
        _text(pen, LEFT - 14, 14, chart.unit, anchor="rt", size=24)
    place = (WIDTH - LEFT - RIGHT) / max(len(rows), 1)
    middles = [LEFT + (n + 0.5) * place for n in range(len(rows))]
    for n, category in enumerate(chart.categories):
        crowded = len(rows) > 6 and n % 2
        _text(
            pen, middles[n], floor + (58 if crowded else 20), category, anchor="mt", size=24,
            most=place * (1.9 if len(rows) > 6 else 0.95),
        )  # fmt: skip
    if chart.kind == "line":
        _lines(pen, middles, rows, y)
    else:
        _bars(pen, middles, rows, y, place * 0.7, stacked)
    if len(chart.series) > 1:
        _legend(pen, [series.name for series in chart.series])


def _lines(
    pen: ImageDraw.ImageDraw, middles: list[float], rows: list[list[float]], y: Callable[[float], float]
) -> None:
    for n in range(len(rows[0]) if rows else 0):
        points = [(x * SMOOTH, y(row[n]) * SMOOTH) for x, row in zip(middles, rows, strict=True)]
        color = COLORS[n % len(COLORS)]
        pen.line(points, color, 5 * SMOOTH, joint="curve")
        for px, py in points:
            pen.ellipse((px - 8 * SMOOTH, py - 8 * SMOOTH, px + 8 * SMOOTH, py + 8 * SMOOTH), fill=color)


def _bars(
    pen: ImageDraw.ImageDraw,
    middles: list[float],
    rows: list[list[float]],
    y: Callable[[float], float],
    wide: float,
    stacked: bool,
) -> None:
    for x, row in zip(middles, rows, strict=True):
        share = wide if stacked else wide / max(len(row), 1)
        left, height = x - wide / 2, 0.0
        for n, value in enumerate(row):
            color = COLORS[n % len(COLORS)]
            if stacked:
                _box(pen, left, y(height), left + share, y(height + value), color)
                height += value
            else:
                _box(pen, left + n * share, y(0), left + (n + 0.92) * share, y(value), color)
                if len(row) == 1:
                    _text(pen, x, y(value) - 6, _figure(value), anchor="mb", size=24)


# -- rings ----------------------------------------------------------------------------------------------------
def _ring(pen: ImageDraw.ImageDraw, chart: ChartSpec) -> None:
    values = [max(float(row[0]), 0.0) for _category, row in chart.rows]
    total = sum(values)
    radius, middle = (HEIGHT - 80) / 2, (HEIGHT / 2, HEIGHT / 2)
    start = -90.0
    for n, value in enumerate(values):
        end = start + 360 * value / total if total else start
        _slice(pen, middle, radius, start, end, COLORS[n % len(COLORS)])
        start = end
    _disc(pen, middle, radius * 0.55, "white")
    line = min(70.0, (HEIGHT - 80) / max(len(values), 1))
    for n, (category, value) in enumerate(zip(chart.categories, values, strict=True)):
        y = HEIGHT / 2 + (n - (len(values) - 1) / 2) * line
        _box(pen, HEIGHT + 40, y - 14, HEIGHT + 68, y + 14, COLORS[n % len(COLORS)])
        share = f"{value / total:.1%}" if total else ""
        words = f"{category}  {_figure(value)} {chart.unit}  {share}"
        _text(pen, HEIGHT + 84, y, words, anchor="lm", size=28, most=WIDTH - HEIGHT - 120)


def _slice(
    pen: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, start: float, end: float, color: str
) -> None:
    if end > start:
        pen.pieslice(_around(middle, radius), start, end, fill=color)


def _disc(pen: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, color: str) -> None:
    pen.ellipse(_around(middle, radius), fill=color)


def _around(middle: tuple[float, float], radius: float) -> tuple[float, float, float, float]:
    x, y = middle
    return (
        (x - radius) * SMOOTH, (y - radius) * SMOOTH, (x + radius) * SMOOTH, (y + radius) * SMOOTH,
    )  # fmt: skip
