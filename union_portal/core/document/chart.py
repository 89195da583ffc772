"""One description of a chart: ECharts draws it in the page, pygal on paper, a table stands behind it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

Number = int | float | Decimal


@dataclass(frozen=True)
class Series:
    name: str
    values: Sequence[Number]


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
        from pygal.style import Style

        style = Style(
            background="transparent", plot_background="transparent", font_family="Noto Sans CJK SC",
            colors=("#b3261e", "#3b6ea5", "#5f7d4e", "#b7791f", "#6b5b95", "#4a5568"),
            title_font_size=16, label_font_size=11, legend_font_size=12, value_font_size=10,
        )  # fmt: skip
        kinds: dict[str, Any] = {
            "bar": pygal.Bar,
            "line": pygal.Line,
            "stacked": pygal.StackedBar,
            "ring": pygal.Pie,
        }
        options: dict[str, Any] = {
            "style": style, "width": 640, "height": 320, "disable_xml_declaration": True, "js": [],
            "title": self.title, "show_legend": len(self.series) > 1 or self.kind == "ring",
            "legend_at_bottom": True, "print_values": self.kind in {"bar"}, "y_title": self.unit or None,
        }  # fmt: skip
        if self.kind == "ring":
            chart = pygal.Pie(inner_radius=0.55, **options)
            for category, values in self.rows:
                chart.add(category, float(values[0]))
        else:
            chart = kinds[self.kind](x_label_rotation=25 if len(self.categories) > 6 else 0, **options)
            chart.x_labels = list(self.categories)
            for line in self.series:
                chart.add(line.name, [float(v) for v in line.values])
        svg: str = chart.render(is_unicode=True)
        return re.sub(r"<script.*?</script>", "", svg, flags=re.DOTALL)  # paper needs no tooltips
