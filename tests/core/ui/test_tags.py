"""Money, days, deadlines, links and fields as templates show them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from union_portal.core.ui.templatetags import ui

pytestmark = pytest.mark.django_db
WEDNESDAY = dt.date(2026, 3, 18)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def wednesday(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: WEDNESDAY)


def rendered(source: str, address: str = "/", **context: object) -> str:
    return Template(source).render(Context({"request": RequestFactory().get(address), **context}))


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Decimal("1234.5"), "¥1,234.50"),
        (Decimal("-86"), "−¥86.00"),
        (0, "¥0.00"),
        (Decimal("0.005"), "¥0.01"),
        (None, ""),
        ("", ""),
    ],
)
def test_yuan(amount, shown):
    assert ui.yuan(amount) == shown


@pytest.mark.parametrize(
    ("share", "shown"), [(Decimal("0.9257"), "92.6%"), (0, "0.0%"), (1, "100.0%"), (None, "–")]
)
def test_percent(share, shown):
    assert ui.percent(share) == shown


def test_day_and_moment_speak_both_languages():
    at = dt.datetime(2026, 11, 21, 8, 5, tzinfo=timezone.get_default_timezone())
    assert (ui.day(at.date()), ui.moment(at)) == ("21 November 2026", "21 November 2026 08:05")
    with translation.override("zh-hans"):
        assert (ui.day(at.date()), ui.moment(at)) == ("2026年11月21日 周六", "2026年11月21日 周六 08:05")
    assert (ui.day(None), ui.moment(None)) == ("", "")


def test_the_day_of_an_instant_is_the_local_one():
    late_in_utc = dt.datetime(2026, 11, 20, 17, 0, tzinfo=dt.UTC)
    assert ui.day(late_in_utc) == "21 November 2026"


@pytest.mark.parametrize(
    ("due_on", "words", "tone"),
    [
        (dt.date(2026, 3, 18), "today · 18 Mar", "warning"),
        (dt.date(2026, 3, 19), "1 working day left · until 19 Mar", "warning"),
        (dt.date(2026, 3, 27), "7 working days left · until 27 Mar", "neutral"),
        (dt.date(2026, 3, 17), "1 working day late · was due 17 Mar", "danger"),
        (dt.date(2026, 3, 11), "5 working days late · was due 11 Mar", "danger"),
        (None, "", "neutral"),
    ],
)
def test_deadline_counts_working_days_both_ways(wednesday, due_on, words, tone):
    assert (ui.deadline(due_on), ui.lateness(due_on)) == (words, tone)


def test_querystring_with_keeps_the_other_filters_and_starts_at_the_first_page():
    page = "/list/?q=%E9%A5%AD&state=open&page=3"
    assert rendered("{% querystring_with state='over' %}", page) == "?q=%E9%A5%AD&amp;state=over"
    assert rendered("{% querystring_with state=None q=None %}", page) == "?"


def test_page_url_keeps_the_filters():
    assert rendered("{% page_url 2 %}", "/list/?state=open&page=3") == "?state=open&amp;page=2"


def test_icon_is_decoration():
    assert rendered("{% icon 'home' %}") == (
        '<svg class="icon " aria-hidden="true" focusable="false"><use href="/static/vendor/icons.svg#i-home"></use></svg>'
    )


def test_qr_needs_no_request_of_its_own_and_escapes_its_text():
    image = rendered("{% qr address alt %}", address="https://example.org/verify/abc/", alt='"><script>')
    assert image.startswith('<img class="qr" src="data:image/svg+xml')
    assert "<script>" not in image


class Everything(forms.Form):
    name = forms.CharField(help_text="As on the badge.")
    kind = forms.ChoiceField(choices=[("a", "A")])
    place = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    tell = forms.MultipleChoiceField(
        choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField()


def test_each_kind_of_field_gets_its_control():
    form = Everything()
    assert [ui.control_kind(field) for field in form] == ["input", "input", "choices", "choices", "check"]
    looks = [str(ui.control(form[name])) for name in ("name", "kind", "agreed")]
    assert ['class="form-control"' in looks[0], 'class="form-select"' in looks[1], 'class="form-check-input"' in looks[2]] == [
        True, True, True,
    ]  # fmt: skip


def test_a_faulty_field_is_marked_described_and_reached_from_the_summary():
    form = Everything(data={})
    page = rendered(
        '{% include "components/_error_summary.html" %}{% include "components/_fields.html" %}', form=form
    )
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'aria-invalid="true"' in page
    for target in ("id_name", "id_kind", "id_place", "id_agreed"):
        assert page.count(f'href="#{target}"') == 1
        assert page.count(f'id="{target}"') == 1
    assert 'id="id_name_error"' in page


def test_a_placeholder_that_repeats_the_label_is_left_out():
    class Repeating(forms.Form):
        password = forms.CharField(
            label="Password", widget=forms.PasswordInput(attrs={"placeholder": "Password"})
        )

    assert 'placeholder=""' in ui.control(Repeating()["password"])


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36 "
            "XWEB/1 MMWEBSDK/2 MicroMessenger/8.0.50 Weixin NetType/WIFI",
            "安卓手机 · 微信",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 wxwork/4.1 MicroMessenger/7.0",
            "iPhone · 企业微信",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Windows · Edge"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Windows · Chrome"),
        ("Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 ArkWeb/4.1", "鸿蒙手机 · Chrome"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "未知设备"),
    ],
)  # fmt: skip
def test_a_device_has_a_short_name(user_agent, name):
    with translation.override("zh-hans"):
        assert ui.device(user_agent) == name


def test_djangos_own_sentences_are_the_portals():
    amount = forms.DecimalField(max_digits=12, decimal_places=2)
    with translation.override("zh-hans"):
        said = []
        for typed in ("", "1" * 13, "1" * 11, "1.234"):
            with pytest.raises(ValidationError) as refused:
                amount.clean(typed)
            said += refused.value.messages
    assert said[0] == "请填写或选择这一项。"
    assert said[1:] == ["总共不能超过 12 位数字。", "整数部分不能超过 10 位。", "小数不能超过 2 位。"]
