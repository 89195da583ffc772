"""The portal's own pages in a real browser: accessible, within the policy, on phone and PC, light and dark."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import PC, PHONE
from tests.factories.members import UserFactory
from union_portal.core.ui.patternbook import PAGES

SIZES = pytest.mark.parametrize("size", [pytest.param(PHONE, id="phone"), pytest.param(PC, id="pc")])
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def test_axe_bites(page, axe, complaints):
    page.set_content(
        "<html><body><img src='data:,'><input><button></button><p style='color:#ccc'>pale</p></body></html>"
    )
    complaints.clear()
    assert {finding.split(":")[0] for finding in axe(page)} >= {
        "button-name", "color-contrast", "document-title", "html-has-lang", "image-alt", "label",
    }  # fmt: skip


def test_a_breach_of_the_policy_is_heard(page, address, complaints):
    page.goto(address("/accounts/login/"))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">inline</p>')")
    assert "Content Security Policy" in complaints.pop()


@SIZES
@THEMES
def test_the_sign_in_page_is_clean(page, address, set_look, axe, fits, size, theme):
    page.set_viewport_size(size)
    set_look(theme=theme)
    page.goto(address("/accounts/login/"))
    assert page.locator("html").get_attribute("data-bs-theme") == theme
    assert axe(page) == []
    assert fits(page)


@SIZES
def test_the_pattern_book_is_clean(page, address, sign_in, set_look, axe, fits, size):
    page.set_viewport_size(size)
    sign_in(posts=["UNION_OFFICER"])
    found = {}
    for theme in ("light", "dark"):
        set_look(theme=theme)
        page.goto(address("/admin/patterns/"))
        page.locator(".chart-canvas.is-drawn canvas").nth(7).wait_for()
        found[theme] = (axe(page), fits(page))
    assert found == dict.fromkeys(found, ([], True))


@SIZES
def test_each_page_pattern_is_clean(page, address, sign_in, set_look, axe, fits, size):
    page.set_viewport_size(size)
    sign_in(posts=["UNION_OFFICER"])
    set_look(theme="dark", text="large")
    found = {}
    for name in PAGES:
        page.goto(address(f"/admin/patterns/{name}/"))
        found[name] = (axe(page), fits(page))
    assert found == dict.fromkeys(found, ([], True))


@SIZES
def test_the_portals_first_pages_are_clean(page, address, sign_in, axe, fits, size):
    page.set_viewport_size(size)
    sign_in(posts=["UNION_OFFICER"])
    found = {}
    for path in ("/", "/matters/", "/messages/", "/search/?q=夜班", "/admin/", "/accounts/password/change/"):
        page.goto(address(path))
        found[path] = (axe(page), fits(page))
    assert found == dict.fromkeys(found, ([], True))


def test_a_missing_page_is_clean(page, address, sign_in, axe, complaints):
    sign_in()
    page.goto(address("/nothing-here/"))
    assert "404" in complaints.pop()
    assert axe(page) == []


def test_a_wrong_password_keeps_the_name_and_focuses_the_summary(page, address):
    user = UserFactory()
    page.goto(address("/accounts/login/"))
    page.fill("[name=login]", user.staff_number)
    page.fill("[name=password]", "not-the-password")
    page.click("main .btn-primary")
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.input_value("[name=login]") == user.staff_number


def test_menus_open_by_keyboard_and_close_by_escape(page, sign_in):
    sign_in(posts=["UNION_OFFICER"])
    menu = page.locator(".top-bar .menu-end")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None


def test_the_slash_key_goes_to_the_search(page, address, sign_in):
    sign_in()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "top-search"
    page.keyboard.type("夜班")
    page.keyboard.press("Enter")
    page.wait_for_url(address("/search/?q=%E5%A4%9C%E7%8F%AD"))


def test_theme_and_language_are_chosen_in_the_menu(page, address):
    page.goto(address("/accounts/login/"))
    page.click(".menu-end summary")
    page.click("button[name=theme][value=dark]")
    page.wait_for_selector("html[data-bs-theme=dark]")
    page.click(".menu-end summary")
    page.click("button[name=language][value=en]")
    page.wait_for_selector("html[lang=en]")
    assert page.locator("h1").inner_text() == "Sign in"


def test_the_device_decides_until_the_person_does(page, address):
    page.emulate_media(color_scheme="dark")
    page.goto(address("/accounts/login/"))
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-bs-theme=light]")


def test_typed_text_survives_leaving_the_page_and_is_offered_back(page, address, sign_in):
    sign_in(posts=["UNION_OFFICER"])
    page.goto(address("/admin/patterns/form/"))
    page.fill("[name=grounds]", "夜班下班时食堂已经关门。")
    page.goto(address("/"))
    page.goto(address("/admin/patterns/form/"))
    assert page.input_value("[name=grounds]") == ""
    page.click("[data-put-back]")
    assert page.input_value("[name=grounds]") == "夜班下班时食堂已经关门。"


def test_signing_out_forgets_what_was_typed(page, address, sign_in):
    sign_in(posts=["UNION_OFFICER"])
    page.goto(address("/admin/patterns/form/"))
    page.fill("[name=grounds]", "只给本人看")
    assert page.evaluate("Object.keys(sessionStorage).filter(k => k.startsWith('typed:')).length") == 1
    page.click(".menu-end summary")
    page.click("form[data-forget-copies] button")
    page.wait_for_url(address("/accounts/login/"))
    assert page.evaluate("Object.keys(sessionStorage).filter(k => k.startsWith('typed:')).length") == 0


def test_the_charts_figures_are_there_as_a_table(page, address, sign_in):
    sign_in(posts=["UNION_OFFICER"])
    page.goto(address("/admin/patterns/board/"))
    chart = page.locator("figure.chart").first
    chart.locator("summary").click()
    assert chart.locator("tbody tr").first.inner_text().split() == ["劳动保护", "36", "30"]
