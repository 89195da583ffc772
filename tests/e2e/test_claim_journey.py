"""A nurse claims a taxi on the phone: the invoice's file, one sentence, handed in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from finance.claim.models import Claim
from finance.claim.workflow import State
from tests.e2e.conftest import PHONE
from tests.factories.claims import NUMBER, Chain, invoice_pdf


@pytest.mark.django_db
def test_claim_a_taxi_on_the_telephone(page, address, sign_in, axe, fits, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    union = Chain()
    sign_in(union.nurse)
    page.set_viewport_size(PHONE)
    page.goto(address(reverse("finance:claim-list")))
    page.locator("a[href$='/claims/new/']").first.click()
    page.wait_for_url("**/claims/new/")
    assert axe(page) == []
    assert fits(page)
    page.set_input_files(
        "[name=file]", {"name": "发票.pdf", "mimeType": "application/pdf", "buffer": invoice_pdf()}
    )
    page.select_option("[name=kind]", str(union.kind().pk))
    page.fill("[name=purpose]", "到市总工会送材料")
    page.fill("[name=payee_account]", "6222020200112233445")
    page.locator("main form .btn-primary").click()

    # What was read stands in the form; only to be compared.
    page.wait_for_url("**/items/**")
    assert page.input_value("[name=number]") == NUMBER
    assert page.input_value("[name=invoice_amount]") == "86.40"
    assert axe(page) == []
    assert fits(page)
    page.locator("main form .btn-primary").click()

    page.wait_for_url(f"**{Claim.objects.get().get_absolute_url()}")
    assert axe(page) == []
    assert fits(page)
    page.locator("form[action$='/submit/'] button").click()
    page.wait_for_selector(".stepper")
    claim = Claim.objects.get()
    assert (claim.state, claim.amount) == (State.WITH_HEAD, Decimal("86.40"))
    kept = page.evaluate("JSON.stringify([Object.values(localStorage), Object.values(sessionStorage)])")
    assert "6222020200112233445" not in kept
