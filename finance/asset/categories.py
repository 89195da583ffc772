"""Categories of fixed assets with their minimum years of use (工会会计制度, 财会〔2021〕7号, 固定资产折旧).

Names are the field's own, so they are data and not translated. Books and relics aren't depreciated. The bookkeeper adds
further categories, with the source of their years.
"""

from __future__ import annotations

PRESETS = (
    ("01", "计算机设备", "GENERAL", 6, "50702"),
    ("02", "办公设备", "GENERAL", 6, "50702"),
    ("03", "车辆", "GENERAL", 8, "50704"),
    ("04", "家具", "GENERAL", 15, "50702"),
    ("05", "体育设备", "SPECIAL", 5, "50703"),
    ("06", "文艺设备", "SPECIAL", 5, "50703"),
    ("07", "图书", "GENERAL", None, "50707"),
    ("08", "文物和陈列品", "GENERAL", None, "50707"),
)
"""Code, name, kind, minimum years (none: not depreciated), account that its purchase is booked on."""

SOURCE = "工会会计制度（财会〔2021〕7号）"
