"""What the portal's pages do by themselves, in a real browser: menus, keys, looks, copies of what was typed, charts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.factories.members import UserFactory

pytestmark = pytest.mark.django_db


def test_axe_bites(page, axe, complaints):
    page.set_content(
        "<html><body><img src='data:,'><input><button></button><p style='color:#ccc'>pale</p></body></html>"
    )
    complaints.clear()
    assert {finding.split(":")[0] for finding in axe(page)} >= {
        "button-name", "color-contrast", "document-title", "html-has-lang", "image-alt", "label",
    }  # fmt: skip


def test_each_kind_of_text_is_judged_once_in_light_and_dark(page, axe_in_both_themes, complaints):
    page.set_content(
        "<html lang='en'><title>Colours</title><style>[data-bs-theme=dark] body {background: #222} .pale {color: #ccc}"
        ".deep {color: #333}</style><main><p class='pale'>one</p><p class='pale'>two</p><p class='deep'>three</p></main></html>"
    )
    found = axe_in_both_themes(page, [])
    assert found == [
        'color-contrast: <p class="pale">one</p>', 'dark color-contrast: <p class="deep">three</p>',
    ]  # fmt: skip
    page.evaluate("delete document.documentElement.dataset.bsTheme")
    assert axe_in_both_themes(page, []) == []


def test_a_breach_of_the_policy_is_heard(page, address, complaints):
    page.goto(address("/accounts/login/"))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">inline</p>')")
    assert "Content Security Policy" in complaints.pop()


def test_the_pattern_book_is_clean_on_a_phone_in_large_text(page, address, sign_in, set_look, axe, fits):
    """Light and dark stand in it side by side; on a PC it is walked with all other pages."""
    page.set_viewport_size(PHONE)
    sign_in(posts=["UNION_OFFICER"])
    set_look(theme="dark", text="large")
    page.goto(address("/admin/patterns/"))
    page.locator(".chart-canvas.is-drawn canvas").nth(7).wait_for()
    assert axe(page) == []
    assert fits(page)


def test_a_wrong_password_keeps_the_name_and_focuses_the_summary(page, address):
    user = UserFactory()
    page.goto(address("/accounts/login/"))
    page.fill("[name=login]", user.staff_number)
    page.fill("[name=password]", "not-the-password")
    page.click("main .btn-primary")
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.input_value("[name=login]") == user.staff_number


def test_menus_open_by_keyboard_and_close_by_escape(page, address, sign_in):
    sign_in(posts=["UNION_OFFICER"])
    page.goto(address("/"))
    menu = page.locator(".top-bar .menu-end")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")


def test_the_slash_key_goes_to_the_search(page, address, sign_in):
    sign_in()
    page.goto(address("/"))
    page.keyboard.press("/")
    expect(page.locator("#top-search")).to_be_focused()
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
    expect(page.locator("h1")).to_have_text("Sign in")


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
    expect(page.locator("[name=grounds]")).to_have_value("夜班下班时食堂已经关门。")


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
