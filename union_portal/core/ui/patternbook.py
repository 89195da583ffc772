"""The pattern book (样式手册): every part of a page in every state, light beside dark, with made-up contents."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.ui.appearance import theme
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.page import Action, Chip, Empty, Row, Sort, Step, Tile

SECTIONS = (
    (_("Type, numbers and links"), "type"),
    (_("Buttons"), "buttons"),
    (_("State and deadline"), "states"),
    (_("Messages"), "messages"),
    (_("Nothing there"), "empty"),
    (_("To-dos and matters"), "todos"),
    (_("Lists"), "lists"),
    (_("Steps, facts and history"), "matter"),
    (_("Form"), "form"),
    (_("Form with mistakes"), "mistakes"),
    (_("Tiles and table"), "tiles"),
    (_("Charts"), "charts"),
    (_("Progress and live figure"), "live"),
    (_("Desk: worklists and protected details"), "desk"),
    (_("Desk: a file before it is taken over"), "file"),
)
PAGES = {
    "list": _("List"),
    "matter": _("Matter"),
    "form": _("Form"),
    "board": _("Board"),
    "reader": _("Reader"),
    "live": _("Live"),
}


@require_safe
def pattern_book(request: HttpRequest) -> HttpResponse:
    """For whoever builds or checks pages. Desk only; nothing in it is real."""
    _only_for_the_desk(request)
    sheets = [_sheet(name) for name in ("light", "dark")]
    context = admin.site.each_context(request) | {
        "title": _("Pattern book"),
        "sections": [(title, f"core/patterns/_{name}.html") for title, name in SECTIONS],
        "sheets": sheets,
        "pages": PAGES.items(),
    }
    return render(request, "core/pattern_book.html", context)


@require_safe
def pattern_page(request: HttpRequest, name: str) -> HttpResponse:
    """One whole page of each pattern, with the same made-up contents."""
    _only_for_the_desk(request)
    if name not in PAGES:
        raise Http404
    context = _sheet("page") | {
        "theme": theme(request),
        "title": PAGES[name],
        "breadcrumbs": [(_("Pattern book"), ".."), (PAGES[name], "")],
    }
    return render(request, f"core/patterns/{name}.html", context)


def _only_for_the_desk(request: HttpRequest) -> None:
    if not getattr(request.user, "is_staff", False):
        raise PermissionDenied


# --- made-up contents ------------------------------------------------------------------------------------


class SampleForm(forms.Form):
    """Every kind of field."""

    title = forms.CharField(label="案由", max_length=60, help_text="一句话说清要解决的问题，不超过 60 个字。")
    category = forms.ChoiceField(
        label="类别",
        choices=[("", "请选择"), ("care", "劳动保护"), ("meal", "生活保障"), ("talent", "人才培养")],
    )
    grounds = forms.CharField(label="案据", widget=forms.Textarea(attrs={"rows": 4}))
    amount = forms.DecimalField(label="预计费用（元）", required=False, help_text="没有可以不填。")
    day = DayField(label="希望办理日期", required=False)
    campus = forms.ChoiceField(
        label="涉及院区",
        widget=forms.RadioSelect,
        choices=[("main", "总院"), ("east", "东院区"), ("all", "全部院区")],
    )
    tell = forms.MultipleChoiceField(
        label="希望告知",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("branch", "所在分工会"), ("department", "所在科室")],
    )
    evidence = forms.FileField(
        label="附件", required=False, help_text="PDF、图片、DOCX 或 XLSX，20 MB 以内。"
    )
    withheld = forms.BooleanField(label="答复前不向承办部门公开我的姓名", required=False)


@dataclass(frozen=True)
class SampleFile:
    name: str
    media_type: str
    size: int

    @property
    def is_image(self) -> bool:
        return self.media_type.startswith("image/")

    def get_absolute_url(self) -> str:
        return "#"


def _sheet(name: str) -> dict[str, Any]:
    """The contents of one column; forms get ids of their own, since the page has each twice."""
    today, now = timezone.localdate(), timezone.localtime()
    mistakes = SampleForm(
        {"grounds": "夜班下班时食堂已经关门。", "amount": "一千"}, auto_id=f"{name}-wrong-%s"
    )
    days = {"late": -3, "today": 0, "soon": 2, "far": 25}
    rows = [
        Row(
            "关于夜班职工就餐保障的提案",
            "#",
            "T8-3-012",
            "办理中",
            "info",
            today + dt.timedelta(2),
            ("护理部", "附议 6 人"),
        ),
        Row(
            "关于增设东院区母婴室的提案", "#", "T8-3-009", "已答复，待评价", "warning", None, ("后勤保障部",)
        ),
        Row("中秋慰问品发放", "#", "", "已完成", "success", None, ("分工会 12 个",), figure="¥128,400.00"),
    ]
    matter = SimpleNamespace(
        number="T8-3-012", title="关于夜班职工就餐保障的提案", state_label="办理中", tone="info", url="#", icon="ballpen",
        kind_label="提案", due_on=today + dt.timedelta(2), next_step="后勤保障部答复，分管院领导审签", is_over=False,
    )  # fmt: skip
    return {
        "problems": [(7, "金额", "“一千”不是数字，请填写如 1000.00。"), (0, "", "借方合计与贷方合计不相等。")],
        "row_chips": [{"label": "新增", "value": "new", "count": 3, "active": True}, {"label": "有错", "value": "wrong", "count": 1, "active": False}],
        "file_rows": [(2, "李雯", "新增", "success"), (3, "王建国", "有变化", "info"), (4, "赵敏", "有错", "danger")],
        "theme": name,
        "today": today,
        "now": now,
        "amounts": [Decimal("1234.50"), Decimal("-86.00"), Decimal("10402.40")],
        "actions": [
            Action("评价答复", "#", "get", icon="star"),
            Action("补充材料", "#", "get", "secondary", icon="paperclip"),
            Action("撤回", "#", "get", "danger"),
        ],
        "states": [
            ("草稿", "neutral"), ("办理中", "info"), ("已办结", "success"), ("待补正", "warning"), ("已逾期", "danger"),
        ],
        "dates": [today + dt.timedelta(n) for n in days.values()],
        "notices": [
            SimpleNamespace(level_tag="info", message="本次征集到 11月30日 截止。"),
            SimpleNamespace(level_tag="success", message="提案已提交，编号在立案时产生。"),
            SimpleNamespace(level_tag="warning", message="还差 1 位附议人，提交前请再邀请一位同事。"),
            SimpleNamespace(level_tag="error", message="文件超过 20 MB，没有上传。"),
        ],
        "empty": Empty("还没有提案", "写下您的第一份提案，草稿会自动保存。", "ballpen", "#", "写提案"),
        "todos": [
            SimpleNamespace(label="请附议", subject="关于夜班职工就餐保障的提案", url="#", due_on=today + dt.timedelta(1)),
            SimpleNamespace(label="请评价答复", subject="关于增设东院区母婴室的提案", url="#", due_on=today - dt.timedelta(2)),
            SimpleNamespace(label="请签收", subject="中秋慰问品", url="#", due_on=None),
        ],
        "matter": matter,
        "rows": rows,
        "page_obj": Paginator(rows * 20, 3).get_page(2),
        "q": "",
        "chips": [
            Chip("全部", "#", True, 120), Chip("征集中", "#", False, 8), Chip("办理中", "#", False, 31), Chip("已办结", "#", count=74),
        ],
        "sorts": [Sort("最近更新", "#", True), Sort("期限最近", "#")],
        "export_url": "#",
        "create_url": "#",
        "create_label": "写提案",
        "steps": [
            Step("提交", "done", "林晓梅", today - dt.timedelta(30)),
            Step("附议", "done", "6 位代表", today - dt.timedelta(28)),
            Step("审查立案", "done", "提案工作委员会", today - dt.timedelta(20), "编号 T8-3-012"),
            Step("并案", "skipped"),
            Step("承办部门答复", "now", "后勤保障部", today + dt.timedelta(2), "分管院领导：陈院长"),
            Step("提案人评价", "next", "林晓梅"),
            Step("办结", "next"),
        ],
        "facts": [("提案人", "林晓梅"), ("主办部门", "后勤保障部"), ("立案日期", "2026年11月2日"), ("预计费用", "¥36,000.00")],
        "attachments": [
            SampleFile("夜班就餐调查表.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 48_200),
            SampleFile("食堂窗口照片.jpg", "image/jpeg", 812_000),
            SampleFile("职代会决议.pdf", "application/pdf", 182_000),
        ],
        "entries": [
            SimpleNamespace(at=now, who="周敏", words="交办给后勤保障部", note="请在 30 个工作日内答复"),
            SimpleNamespace(at=now - dt.timedelta(days=9), who="提案工作委员会", words="予以立案", note=""),
            SimpleNamespace(at=now - dt.timedelta(days=18), who="林晓梅", words="提交了提案", note=""),
        ],
        "form": SampleForm(auto_id=f"{name}-%s", initial={"title": "关于夜班职工就餐保障的提案", "campus": "main"}),
        "mistakes": mistakes,
        "upload_name": f"{name}-file",
        "upload_url": "#",
        "tiles": [
            Tile("立案率", "86.7", "%", "比上届高 4.2 个百分点", "#", "success"),
            Tile("办结率", "74.2", "%", "31 件办理中", "#"),
            Tile("本月到期", 9, "件", "其中 2 件在三天内", "#", "warning"),
            Tile("已逾期", 3, "件", "最长 12 个工作日", "#", "danger"),
        ],
        "charts": [
            ChartSpec(
                "bar", "劳动保护类提案最多，占三成", ["劳动保护", "生活保障", "人才培养", "民主管理", "其他"],
                [Series("本届", [36, 28, 22, 19, 15]), Series("上届", [30, 31, 18, 12, 16])], "件",
            ),
            ChartSpec(
                "line", "四季度支出高于预算进度", ["1月", "3月", "5月", "7月", "9月", "11月"],
                [Series("支出", [12.1, 18.4, 33.0, 41.2, 66.8, 91.5]), Series("预算进度", [10, 25, 40, 55, 70, 85])], "万元",
            ),
            ChartSpec(
                "stacked", "东院区活动参加人次一年翻番", ["2024", "2025", "2026"],
                [Series("总院", [820, 940, 1010]), Series("东院区", [160, 240, 330])], "人次",
            ),
            ChartSpec("ring", "满意率 92.6%", ["满意", "基本满意", "不满意"], [Series("评价", [75, 12, 7])], "件"),
        ],
        "published": today,
        "worklists": [
            {"label": "待审查的提案", "count": 12, "url": "#", "icon": "clipboard-check", "tone": "info"},
            {"label": "本周到期", "count": 4, "url": "#", "icon": "clock", "tone": "warning"},
            {"label": "已逾期", "count": 2, "url": "#", "icon": "alert-circle", "tone": "danger"},
            {"label": "未分派", "count": 0, "url": "#", "icon": "inbox", "tone": "info"},
        ],
        "sealed": [
            {"name": f"{name}-diagnosis", "label": "诊断", "filled": True, "may_reveal": True, "url": "#"},
            {"name": f"{name}-account", "label": "收款账号", "filled": True, "may_reveal": False, "url": "#"},
            {"name": f"{name}-address", "label": "住址", "filled": False, "may_reveal": True, "url": "#"},
        ],
    }  # fmt: skip
