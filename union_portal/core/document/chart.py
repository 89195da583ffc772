"""One description of a chart: ECharts draws it in the page, pygal on paper, a table stands behind it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

Number = int | float | Decimal


def _drop_import_hook() -> None:
    """pygal hooks into Python's imports for plugins, by a protocol that warns at each import made after it."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]


@dataclass(frozen=True)
class Series:
    name: str
    values: Sequence[Number]


MOST_UPRIGHT = 8
"""Categories whose names find room below their bars; the bars of more lie beside their names."""


@dataclass(frozen=True)
class ChartSpec:
    """A chart: its title states the finding; each point may link to the records behind it."""

    kind: Literal["bar", "line", "stacked", "ring"]
    title: str
    categories: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    links: Sequence[str] = field(default=())

    @property
    def rows(self) -> list[tuple[str, list[Number]]]:
        """The table behind the chart: a row a category."""
        return [(c, [s.values[i] for s in self.series]) for i, c in enumerate(self.categories)]

    def as_json(self) -> str:
        """What ``static/js/chart.js`` draws; goes into a ``data-chart`` attribute."""
        return json.dumps(
            {
                "kind": self.kind,
                "title": self.title,
                "categories": list(self.categories),
                "series": [{"name": s.name, "values": [float(v) for v in s.values]} for s in self.series],
                "unit": self.unit,
                "links": list(self.links),
            },
            ensure_ascii=False,
        )

    def as_svg(self) -> str:
        """The chart as SVG for paper, with a width that fits A4."""
        import pygal  # only paper needs it

        _drop_import_hook()
        from pygal.style import Style

        style = Style(
            background="transparent", plot_background="transparent", font_family="Noto Sans CJK SC",
            colors=("#b3261e", "#3b6ea5", "#5f7d4e", "#b7791f", "#6b5b95", "#4a5568"),
            guide_stroke_color="#e3e1dc", guide_stroke_dasharray="none",
            major_guide_stroke_color="#e3e1dc", major_guide_stroke_dasharray="none", opacity=".9",
            title_font_size=15, label_font_size=11, major_label_font_size=11, legend_font_size=11, value_font_size=11,
        )  # fmt: skip
        options: dict[str, Any] = {
            "style": style, "width": 640, "height": 300, "disable_xml_declaration": True, "js": [],
            "title": f"{self.title} ({self.unit})" if self.unit else self.title,
            "show_legend": len(self.series) > 1 or self.kind == "ring", "legend_at_bottom": True,
            "legend_box_size": 10, "print_values": self.kind == "bar" and len(self.series) == 1,
            "margin": 8, "value_formatter": _figure,
        }  # fmt: skip
        chart: Any
        if self.kind == "ring":
            chart = pygal.Pie(inner_radius=0.55, **options)
            for category, values in self.rows:
                chart.add(category, float(values[0]))
        elif self.kind == "line" or len(self.categories) <= MOST_UPRIGHT:
            upright = {"bar": pygal.Bar, "line": pygal.Line, "stacked": pygal.StackedBar}
            chart = upright[self.kind](
                x_label_rotation=25 if len(self.categories) > 6 else 0, print_values_position="top", **options
            )
            chart.x_labels = list(self.categories)
            for line in self.series:
                chart.add(line.name, [float(v) for v in line.values])
        else:
            lying = {"bar": pygal.HorizontalBar, "stacked": pygal.HorizontalStackedBar}
            bars = len(self.series) if self.kind == "bar" else 1
            options["height"] = 110 + len(self.categories) * max(20, 13 * bars)
            longest = max(
                map(len, self.categories)
            )  # pygal reckons with letters, half as wide as our characters
            chart = lying[self.kind](margin_left=8 + 6 * longest, truncate_label=-1, **options)
            chart.x_labels = self.categories[::-1]  # drawn from below
            for line in self.series:
                chart.add(line.name, [float(v) for v in line.values[::-1]])
        svg: str = chart.render(is_unicode=True)
        return re.sub(r"<script.*?</script>", "", svg, flags=re.DOTALL)  # paper needs no tooltips


def _figure(value: float) -> str:
    """12,345.60, or 12,345 where there are no fen."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
