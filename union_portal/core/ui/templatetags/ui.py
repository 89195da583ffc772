"""The portal's small words in templates: icons, money, days and deadlines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import segno
from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from union_portal.core import money as amounts
from union_portal.core.ui.devices import device_name
from union_portal.core.workday import services as workday

register = template.Library()
WEEKDAYS = "一二三四五六日"


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the sprite; decorative, so a word always stands beside it."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#i-{}"></use></svg>',
        css, static("vendor/icons.svg"), name,
    )  # fmt: skip


@register.filter
def yuan(amount: Any) -> str:
    """¥1,234.50, with a real minus before the sign."""
    if amount is None or amount == "":
        return ""
    value = amounts.to_money(amount)
    return f"{'−' if value < 0 else ''}¥{abs(value):,.2f}"


@register.filter
def figure(amount: Any) -> str:
    """1,234.50 for columns whose head says yuan; a dash for nothing. (Django groups Chinese digits by four.)"""
    if amount is None or amount == "":
        return "–"
    value = amounts.to_money(amount)
    return f"{'−' if value < 0 else ''}{abs(value):,.2f}"


@register.filter
def capitals(amount: Decimal) -> str:
    """The sum in Chinese capitals (大写)."""
    return amounts.capitals(amount)


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """2026年11月21日 周六; in English 21 November 2026."""
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
    if (get_language() or "").startswith("zh"):
        return f"{local.year}年{local.month}月{local.day}日 周{WEEKDAYS[local.weekday()]}"
    return formats.date_format(local, "j F Y")


@register.filter
def moment(value: dt.datetime | None) -> str:
    """Day and time, 24 hours."""
    return "" if value is None else f"{day(value)} {timezone.localtime(value):%H:%M}"


@register.filter
def deadline(due_on: dt.date | None) -> str:
    """A deadline both ways: how many working days are left, and which day it is."""
    if due_on is None:
        return ""
    today = timezone.localdate()
    left = workday.between(today, due_on)
    date = (
        f"{due_on.month}月{due_on.day}日"
        if (get_language() or "").startswith("zh")
        else formats.date_format(due_on, "j M")
    )
    if due_on == today:
        return _("today · %(date)s") % {"date": date}
    if due_on < today:
        late = max(-left, 1)
        return ngettext(
            "%(n)d working day late · was due %(date)s", "%(n)d working days late · was due %(date)s", late
        ) % {"n": late, "date": date}
    return ngettext(
        "%(n)d working day left · until %(date)s", "%(n)d working days left · until %(date)s", left
    ) % {"n": left, "date": date}


@register.filter
def lateness(due_on: dt.date | None) -> str:
    """The tone of a deadline: danger when late, warning within three days, else neutral."""
    if due_on is None:
        return "neutral"
    left = (due_on - timezone.localdate()).days
    return "danger" if left < 0 else "warning" if left <= 3 else "neutral"


@register.filter
def device(user_agent: str) -> str:
    """Android phone · WeChat."""
    return device_name(user_agent)


@register.filter
def percent(share: Any) -> str:
    """A share of one as a percentage with one decimal; a dash when there is nothing to divide."""
    return "–" if share is None else f"{Decimal(share) * 100:.1f}%"


@register.simple_tag(takes_context=True)
def querystring_with(context: dict[str, Any], **changes: Any) -> str:
    """The page's query string with some values changed; ``None`` takes one away. Paging always starts anew."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    for key, value in changes.items():
        if value is None or value == "":
            query.pop(key, None)
        else:
            query[key] = value
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def page_url(context: dict[str, Any], number: int) -> str:
    """The address of another page of the same list, filters kept."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@register.filter
def control_kind(field: BoundField) -> str:
    """How a field is laid out: ``check``, ``choices`` (radio buttons and check boxes), ``file``, ``text`` or ``input``."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "text" if isinstance(widget, forms.Textarea) else "input"


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's control in the portal's clothes."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        look = "form-check-input"
    else:
        look = "form-select" if isinstance(widget, forms.Select) else "form-control"
    invalid = "is-invalid" if field.errors else ""
    attrs: dict[str, str | bool] = {
        "class": " ".join(filter(None, [widget.attrs.get("class", ""), look, invalid]))
    }
    if str(widget.attrs.get("placeholder", "")) == str(field.label):  # it would only say the label again
        attrs["placeholder"] = ""
    return field.as_widget(attrs=attrs)


@register.filter
def control_target(field: BoundField) -> str:
    """The id that the error summary links to."""
    return field.auto_id if control_kind(field) == "choices" else field.id_for_label


@register.simple_tag
def qr(address: str, alt: str = "") -> SafeString:
    """An address as a QR code, as an image that needs no request of its own."""
    image = segno.make(address, error="m").svg_data_uri(border=2, scale=4)
    return format_html('<img class="qr" src="{}" alt="{}">', image, alt)


@register.simple_tag(takes_context=True)
def allowed(context: dict[str, Any], permission: str, obj: Any = None) -> bool:
    """Whether the reader may do this, so that the button is shown: ``{% allowed "x.y" obj as may %}``."""
    return bool(context["request"].user.has_perm(permission, obj))
