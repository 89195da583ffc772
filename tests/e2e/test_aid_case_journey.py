"""One aid case in the browser: the colleague on the telephone, then officer, committee and chair at the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from finance.models import PaymentRequest
from tests.e2e.conftest import PC, PHONE
from tests.factories.core import png
from tests.factories.welfare import CANARIES, AidCaseFactory, budget_for_aid, make_union
from union_portal.core.audit.models import AuditEntry
from union_portal.core.notice.models import PublicNotice
from welfare.aid_case.workflow import State
from welfare.models import AidCase

SLOW = 30_000
DETAILS = CANARIES | {"household_size": "3", "amount_asked": "8000"}


@pytest.fixture
def enter(page: Page, sign_in: Callable[..., Any], settings: Any, tmp_path: Any) -> Callable[..., None]:
    """Be somebody else from now on, on a telephone or a PC."""
    settings.MEDIA_ROOT = tmp_path
    page.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)

    def enter(user: Any, size: Any) -> None:
        sign_in(user)
        page.set_viewport_size(size)

    return enter


def test_apply_on_the_telephone(page, address, enter, axe, fits):
    union = make_union()
    enter(union.applicant, PHONE)
    page.goto(address(reverse("welfare:aidcase-new")))
    assert axe(page) == []
    assert fits(page)
    page.check("[name=kind][value=ILLNESS_RELIEF]")
    page.locator("main form .btn-primary").click()

    # Consent: nothing is ticked; without it there is no way on.
    page.wait_for_url("**/consent/")
    case = AidCase.objects.get()
    expect(page.locator("[name=aid]")).not_to_be_checked()
    expect(page.locator("[name=publication]")).not_to_be_checked()
    assert axe(page) == []
    assert fits(page)
    page.goto(address(reverse("welfare:aidcase-details", args=[case.public_id])))
    page.wait_for_url("**/consent/")
    page.check("[name=aid]")
    page.check("[name=publication]")
    page.locator("main form .btn-primary").click()

    # Details save themselves, sealed, and leave nothing on the telephone.
    page.wait_for_url("**/details/")
    with page.expect_response("**/details/save/") as saved:
        for name, text in DETAILS.items():
            page.fill(f"[name={name}]", text)
    assert saved.value.ok
    page.set_input_files("[name=file]", {"name": "诊断书.png", "mimeType": "image/png", "buffer": png()})
    page.locator(".upload button").click()
    page.wait_for_url("**/details/#evidence")
    assert axe(page) == []
    assert fits(page)
    for name, text in DETAILS.items():
        page.fill(f"[name={name}]", text)
    kept = page.evaluate("JSON.stringify([Object.values(localStorage), Object.values(sessionStorage)])")
    assert [text for text in CANARIES.values() if text in kept] == []
    page.locator("form[data-autosave] .btn-primary").click()

    # Review, send, and see where it stands.
    page.wait_for_url("**/review/**")
    expect(page.locator("main")).to_contain_text(CANARIES["circumstances"])
    assert axe(page) == []
    page.locator("main form .btn-primary").click()
    page.wait_for_url(f"**{case.get_absolute_url()}**")
    expect(page.locator(".stepper")).to_be_visible()
    assert axe(page) == []
    assert fits(page)
    case.refresh_from_db()
    assert (case.state, case.amount_asked) == (State.APPLIED, Decimal("8000.00"))
    assert case.bank_account.open() == CANARIES["bank_account"]


def test_what_is_typed_waits_for_network_session_and_upload(page, address, enter, complaints):
    union = make_union()
    case = AidCaseFactory(state=State.DRAFT, applied_by=union.applicant)
    enter(union.applicant, PHONE)
    page.goto(address(reverse("welfare:aidcase-details", args=[case.public_id])))
    status = page.locator("[data-autosave-status]")
    typed = page.locator("[name=circumstances]")

    # Nothing is kept on the device, and nothing else is said; an upload would leave the page, so it waits.
    page.context.set_offline(True)
    typed.fill("网络不通时写的")
    page.set_input_files("[name=file]", {"name": "诊断书.png", "mimeType": "image/png", "buffer": png()})
    page.locator(".upload button").click()
    expect(status).to_contain_text("尚未保存。请不要关闭本页")
    expect(typed).to_have_value("网络不通时写的")
    page.context.set_offline(False)
    expect(status).to_contain_text(":")

    # Signed out, and in again in another window: the page goes on saving by itself.
    page.context.clear_cookies()
    typed.fill("登录失效时写的")
    expect(status.get_by_role("link", name="重新登录")).to_have_attribute("target", "_blank")
    enter(union.applicant, PHONE)
    expect(status).to_contain_text(":")
    assert AidCase.objects.get().circumstances.open() == "登录失效时写的"

    # What was typed in the last second comes before the upload.
    typed.fill("上传前写的")
    page.locator(".upload button").click()
    page.wait_for_url("**/details/#evidence")
    expect(typed).to_have_value("上传前写的")
    complaints[:] = [each for each in complaints if "Failed to load" not in each]


def test_refusing_the_consent_leaves_nothing(page, address, enter):
    union = make_union()
    enter(union.applicant, PHONE)
    page.goto(address(reverse("welfare:aidcase-new")))
    page.check("[name=kind][value=LIVING]")
    page.locator("main form .btn-primary").click()
    page.wait_for_url("**/consent/")
    page.locator("form[action$='/discard/'] button").click()
    page.wait_for_url(address("/"))
    assert not AidCase.objects.exists()


def test_work_the_case_at_the_desk(page, address, enter, axe, fits, complaints):
    union = make_union()
    budget_for_aid()
    case = AidCaseFactory(state=State.APPLIED, applied_by=union.applicant)

    def deed(name: str) -> None:
        page.goto(address(f"{case.desk_url}"))
        assert axe(page) == []
        page.locator(f"a[href$='/deed/{name}/']").click()
        page.wait_for_url(f"**/deed/{name}/")
        assert axe(page) == []
        assert fits(page)

    def done() -> None:
        page.locator("main form .btn-primary").click()
        page.wait_for_url(lambda url: "/deed/" not in url)

    # The officer takes it on, looks at a sealed field, fills in the worksheet.
    enter(union.officer, PC)
    page.goto(address("/admin/"))
    page.locator("a[href*='list=new']").click()
    page.locator("#result_list tbody a").first.click()
    deed("take-on")
    done()
    expect(page.locator("main")).not_to_contain_text(CANARIES["illness"])
    page.locator("#sealed-illness button").click()
    expect(page.locator("#sealed-illness")).to_contain_text(CANARIES["illness"])
    assert AuditEntry.objects.concerning(union.applicant).get().by == union.officer
    deed("check")
    for name, text in {"income": "48000", "rigid_expenditure": "30000", "findings": "收入证明已核对"}.items():
        page.fill(f"[name={name}]", text)
    done()
    deed("visit")
    page.fill("[name=note]", "家中老人卧床")
    done()
    deed("lay-before-committee")
    expect(page.locator("[name=category][value=SEVERE]")).to_be_checked()
    done()

    # The committee decides; a slip in counting comes back beside the input.
    enter(union.secretary, PC)
    deed("decide")
    page.check("[name=outcome][value=GRANT]")
    page.fill("[name=amount]", "6000")
    for member in union.committee:
        page.check(f"[name=present][value='{member.pk}']")
    page.fill("[name=votes_for]", "2")
    page.fill("[name=grounds]", "情况属实")
    page.locator("main form .btn-primary").click()
    expect(page.locator(".field-error")).to_be_visible()
    complaints.clear()  # the browser notes the 422
    assert axe(page) == []
    page.fill("[name=votes_for]", "3")
    done()

    # All staff read the notice, masked; then it ends.
    notice = PublicNotice.objects.about(case).get()
    enter(union.colleague, PHONE)
    page.goto(address(notice.get_absolute_url()))
    expect(page.locator("main")).to_contain_text(union.applicant.person.masked_name)
    expect(page.locator("main")).not_to_contain_text(union.applicant.person.name)
    assert axe(page) == []
    PublicNotice.objects.update(ends_on=timezone.localdate() - dt.timedelta(days=1))

    enter(union.officer, PC)
    deed("submit")
    done()
    enter(union.chair, PC)
    deed("approve")
    done()
    case = AidCase.objects.get(pk=case.pk)
    assert case.state == State.APPROVED
    assert PaymentRequest.objects.get().amount == Decimal("6000.00")

    # The applicant sees who has read what.
    enter(union.applicant, PHONE)
    page.goto(address(reverse("core:reads")))
    expect(page.locator("main")).to_contain_text(str(union.officer))


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.RETURNED, State.PUBLIC_NOTICE, State.REFUSED])
def test_the_applicants_pages_in_other_states(state, page, address, enter, axe, fits):
    union = make_union()
    case = AidCaseFactory(state=state, applied_by=union.applicant, remark="请补充材料")
    enter(union.applicant, PHONE)
    for url in (case.get_absolute_url(), reverse("welfare:aidcase-own-data", args=[case.public_id])):
        page.goto(address(url))
        assert axe(page) == []
        assert fits(page)
