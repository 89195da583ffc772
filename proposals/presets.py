"""What an empty portal gets: categories and reply classes, to be changed by the house."""

from __future__ import annotations

from proposals.proposal.models import Category
from proposals.reply.models import ReplyClass

CATEGORIES = {
    "QUALITY": "医疗质量与安全",
    "NURSING": "护理工作",
    "TALENT": "学科与人才",
    "PAY": "绩效分配",
    "PERSONNEL": "人事管理",
    "IT": "信息化建设",
    "LOGISTICS": "后勤保障",
    "WELFARE": "职工福利",
    "CAMPUS": "院区建设",
    "CULTURE": "文化宣传",
    "OTHER": "其他",
}
REPLY_CLASSES = [
    ("A", "已解决或已采纳", True, False),
    ("B", "正在解决或列入计划", False, True),
    ("C", "因条件限制暂不能解决，留作参考", False, False),
]


def load() -> None:
    """Fill the two lists when they are empty; what the house has changed stays."""
    if not Category.objects.exists():
        Category.objects.bulk_create(
            Category(code=code, name=name, position=n) for n, (code, name) in enumerate(CATEGORIES.items())
        )
    if not ReplyClass.objects.exists():
        ReplyClass.objects.bulk_create(
            ReplyClass(code=code, name=name, is_resolved=resolved, needs_tracking=tracked, position=n)
            for n, (code, name, resolved, tracked) in enumerate(REPLY_CLASSES)
        )
