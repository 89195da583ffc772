"""Writing on a phone: in steps, without a network, without a session, and without JavaScript."""

from __future__ import annotations

from django.conf import settings
from playwright.sync_api import expect

from proposals.models import Proposal
from tests.e2e.conftest import PHONE
from tests.factories.members import UserFactory
from tests.factories.proposals import CongressSessionFactory, bare_proposal

TITLE = "关于改善夜班职工用餐的提案"


def test_nothing_is_lost_without_network_or_session(page, address, sign_in, axe, fits, complaints):
    CongressSessionFactory()
    bare_proposal(title="关于夜班用餐补贴的提案")
    page.set_viewport_size(PHONE)
    author = sign_in(UserFactory(delegate=True))
    page.goto(address("/proposals/new/"))

    # --- one step at a time; what is like it appears while the subject is typed ---------------------------
    expect(page.locator("[name=grounds]")).to_be_hidden()
    page.locator("[name=title]").press_sequentially(TITLE, delay=5)
    expect(page.get_by_role("link", name="关于夜班用餐补贴的提案")).to_be_visible()
    assert axe(page) == []
    assert fits(page)
    expect(page.locator("[data-autosave-status]")).to_contain_text(":", timeout=15_000)

    # --- the network is gone: the text stays on the device, also when the page is left ----------------------
    page.get_by_role("button", name="继续").click()
    page.context.set_offline(True)
    page.locator("[name=grounds]").fill("凌晨没有热饭。")
    expect(page.locator("[data-autosave-status]")).to_contain_text("本机", timeout=15_000)
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("[name=grounds]")).to_have_value("凌晨没有热饭。")

    # --- the session is gone: after signing in again the text is there ---------------------------------------
    page.get_by_role("button", name="继续").click()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("[name=measures]").fill("食堂延时供餐。")
    expect(page.locator("[data-sign-in]")).to_be_visible(timeout=15_000)
    sheet = page.url
    sign_in(author)
    page.goto(sheet)
    expect(page.locator("[name=measures]")).to_have_value("食堂延时供餐。")
    expect(page.locator("[data-autosave-status]")).to_contain_text(":", timeout=15_000)
    draft = Proposal.objects.get(title=TITLE)
    assert (draft.grounds, draft.measures) == ("凌晨没有热饭。", "食堂延时供餐。")
    complaints[:] = [
        each
        for each in complaints
        if "ERR_INTERNET_DISCONNECTED" not in each and "Failed to load" not in each
    ]


def test_a_paste_that_is_cut_and_a_file_that_is_too_large_are_told_at_once(page, address, sign_in, settings):
    settings.ATTACHMENT_MAX_BYTES = 2**20
    CongressSessionFactory()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(UserFactory(delegate=True))
    page.goto(address("/proposals/new/"))
    page.fill("[name=title]", TITLE)
    page.get_by_role("button", name="继续").click()
    grounds = page.locator("[name=grounds]")
    grounds.focus()
    page.evaluate("navigator.clipboard.writeText('夜'.repeat(4000))")
    page.keyboard.press("Control+V")
    note = page.locator(".field", has=grounds).locator("[data-left]")
    expect(note).to_have_text("只保留了前 3000 字，超出的部分没有粘贴进来。")
    page.keyboard.press("Backspace")
    expect(note).to_have_text("还可以输入 1 字。")
    grounds.fill("凌晨没有热饭。")
    expect(note).to_have_text("")

    page.goto(address("/finance/claims/new/"))
    big = {"name": "发票.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-" + b"0" * 2**20}
    page.set_input_files("[name=file]", big)
    expect(page.locator("[data-too-large]")).to_be_visible()
    assert page.evaluate("document.querySelector('[name=file]').files.length") == 0
    page.set_input_files("[name=file]", big | {"buffer": b"%PDF-1.7"})
    expect(page.locator("[data-too-large]")).to_be_hidden()
