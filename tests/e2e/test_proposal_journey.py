"""One proposal from the first word on a phone to the rating, each in his own browser; in Chinese, at 390 px."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from members.models import User
from proposals.models import Proposal, ProposalCase
from tests.e2e.conftest import PC, PHONE
from tests.factories.members import UserFactory
from tests.factories.proposals import CongressSessionFactory, handler, leader, secretary

TITLE = "关于改善夜班职工用餐的提案"


@pytest.fixture
def turn_to(page: Page, address: Callable[[str], str], sign_in: Callable[..., User]) -> Callable[..., None]:
    """The next person sits down, at a phone or at a desk."""

    def turn_to(user: User, size: dict[str, int] = PHONE) -> None:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        sign_in(user)
        page.goto(address("/"))

    return turn_to


def test_a_proposal_goes_its_whole_way(
    page: Page,
    address: Callable[[str], str],
    turn_to: Callable[..., None],
    axe: Callable[[Page], list[str]],
    fits: Callable[[Page], bool],
):
    CongressSessionFactory()
    author = UserFactory(delegate=True, person__name="林雅婷")
    seconders = [
        UserFactory(delegate=True, person__name=name, person__initials=initials)
        for name, initials in [("许文博", "xwb"), ("何静怡", "hjy")]
    ]
    clerk, head, worker = secretary(), leader(), handler()
    unit = worker.posts[0].department

    def looks_right(*, is_phone: bool = True) -> None:
        assert axe(page) == []
        assert fits(page) or not is_phone

    def do(deed: str, **inputs: Any) -> None:
        """Press a deed of the desk, fill in what it asks for, and confirm."""
        page.get_by_role("link", name=deed, exact=True).click()
        for name, value in inputs.items():
            field = page.locator(f"main [name={name}]")
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)
        page.locator("main form .btn-primary, main form .btn-danger").last.click()

    # --- the delegate writes on the phone; the draft saves itself -------------------------------------------
    turn_to(author)
    page.goto(address("/proposals/"))
    looks_right()
    page.get_by_role("link", name="写提案").first.click()
    page.locator("[name=title]").fill(TITLE)
    page.get_by_role("button", name="继续").click()
    page.locator("[name=grounds]").fill("呼吸科每晚有六人值班，食堂晚八点后停止供餐，凌晨只能吃泡面。")
    expect(page.locator("[data-autosave-status]")).to_contain_text(":", timeout=15_000)
    assert Proposal.objects.get().title == TITLE
    looks_right()
    page.reload()
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    page.get_by_role("button", name="继续").click()
    page.locator("[name=measures]").fill("食堂延时供应热餐至次日一点。")
    page.get_by_role("button", name="继续").click()
    page.locator("[name=category]").select_option(label="后勤保障")
    page.get_by_role("button", name="预览核对").click()
    expect(page.get_by_role("heading", name="预览核对")).to_be_visible()
    looks_right()
    page.get_by_role("button", name="去邀请附议").click()

    # --- asks two colleagues, who second with one tap from the to-do ----------------------------------------
    for words in ("xwb", "何静"):
        page.locator("#colleague").fill(words)
        page.get_by_role("button", name="邀请").first.click()
    expect(page.get_by_text("等待答复")).to_have_count(2)
    looks_right()
    for colleague in seconders:
        turn_to(colleague)
        page.get_by_role("link", name=TITLE).first.click()
        looks_right()
        page.get_by_role("button", name="附议", exact=True).click()
        expect(page.get_by_text("您已附议")).to_be_visible()
    proposal = Proposal.objects.get()
    assert proposal.state == "SUBMITTED"

    # --- the committee files it at the desk -----------------------------------------------------------------
    turn_to(clerk, PC)
    page.goto(address(proposal.desk_url))
    do("发起委员意见征集")
    page.goto(address(reverse("admin:proposals_proposal_table")))
    looks_right(is_phone=False)
    page.get_by_role("button", name="同意立案").click()
    page.goto(address(proposal.desk_url))
    do("立案")
    expect(page.locator("h1")).to_contain_text("8-4-001")

    # --- the leader assigns, the department accepts and replies, the leader signs -----------------------------
    case = ProposalCase.objects.get()
    turn_to(head, PC)
    page.goto(address(case.get_absolute_url()))
    do("交办", department=unit.name, note="请主动联系提案人")
    turn_to(worker, PC)
    page.goto(address(case.get_absolute_url()))
    do("接收办理")
    do("答复", reply_class="A 已解决或已采纳", text="自下周起夜间窗口延长至次日一点。")
    expect(page.get_by_text("待审签").first).to_be_visible()
    looks_right(is_phone=False)
    turn_to(head, PC)
    page.goto(address(case.get_absolute_url()))
    do("审签答复")

    # --- the delegate reads the reply on the phone and rates it -----------------------------------------------
    turn_to(author)
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_text("自下周起夜间窗口延长至次日一点。")).to_be_visible()
    looks_right()
    page.locator("[name=attitude][value=SATISFIED]").check()
    page.locator("[name=result][value=SATISFIED]").check()
    page.get_by_role("button", name="提交评价").click()
    expect(page.locator(".matter-head .matter-state")).to_contain_text("已办结")
    looks_right()
    case.refresh_from_db()
    assert case.state == "CLOSED"
