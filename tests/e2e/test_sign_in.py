"""From the slip with the code into the hall, and the pages around one's account, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from members.models import User
from members.user import services
from members.user.models import no_password
from tests.e2e.conftest import PHONE
from tests.factories.members import DepartmentFactory, UserFactory
from union_portal.core.outbox import services as outbox

PASSWORD = "three calm words"


@pytest.mark.django_db
def test_from_the_slip_into_the_hall(page, address, axe, fits, complaints):
    page.set_viewport_size(PHONE)
    officer, nurse = (
        UserFactory(posts=["UNION_OFFICER"]),
        UserFactory(person__name="王芳", password=no_password()),
    )
    code = services.issue_code(nurse, by=officer)

    page.goto(address("/"))
    page.click("a[href='/activate/']")
    assert axe(page) == []
    assert fits(page)

    page.fill("[name=staff_number]", nurse.staff_number)
    page.fill("[name=code]", code.upper())
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=repeated]", "three other words")
    page.click("main .btn-primary")
    page.locator("#id_repeated").wait_for()
    expect(page.locator("[name=code]")).to_have_value(code.upper())
    assert "422" in complaints.pop()  # the browser notes the refused form
    assert axe(page) == []

    page.fill("[name=password]", PASSWORD)
    page.fill("[name=repeated]", PASSWORD)
    page.click("main .btn-primary")
    page.wait_for_url(address("/"))
    expect(page.locator("h1")).to_contain_text("王芳")

    page.goto(address("/me/"))
    assert axe(page) == []
    assert fits(page)
    page.click("main form[action='/accounts/logout/'] button")
    page.wait_for_url(address("/accounts/login/"))
    page.fill("[name=login]", nurse.staff_number)
    page.fill("[name=password]", PASSWORD)
    page.click("main .btn-primary")
    page.wait_for_url(address("/"))


def test_the_staff_file_is_previewed_and_imported_at_the_desk(
    page, address, sign_in, axe, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    sign_in(posts=["UNION_OFFICER"])
    DepartmentFactory(name="心内科")
    page.goto(address("/admin/members/importbatch/add/"))
    assert axe(page) == []
    page.set_input_files(
        "[name=file]",
        {
            "name": "名单.csv",
            "mimeType": "text/csv",
            "buffer": "工号,姓名,性别,科室\n90001,李雷,男,心内科\n".encode(),
        },
    )
    page.click("main .btn-primary")
    page.wait_for_url("**/jobs/**")
    outbox.deliver()
    page.goto(address("/admin/members/importbatch/"))
    page.click("#result_list tbody th a >> nth=0")
    expect(page.locator("main")).to_contain_text("李雷")
    assert axe(page) == []
    page.click("a[href$='/deed/apply/']")
    assert axe(page) == []
    page.click("main .btn-primary")
    page.wait_for_url("**/jobs/**")
    outbox.deliver()
    assert User.objects.get(staff_number="90001").person.name == "李雷"
