"""The demo's aid cases go on where the demo leaves them."""

from __future__ import annotations

import random

import pytest
from django.utils import timezone

from finance.payment import services as payment
from finance.payment.models import PaymentRequest
from members import demo as people
from tests.factories.finance import budget
from union_portal.core.demo import SEED, DemoWorld
from welfare import demo
from welfare.aid_case.models import AidCase
from welfare.aid_case.workflow import State


@pytest.mark.django_db
def test_every_approved_aid_case_can_be_paid():
    world = DemoWorld(today=timezone.localdate(), random=random.Random(SEED))
    people.load(world)
    for code in ("50404", "50405"):
        budget(code, 100_000, year=world.today.year)
    demo.load(world)

    requests = PaymentRequest.objects.filter(state=PaymentRequest.State.APPROVED)
    assert requests.count() == AidCase.objects.filter(state=State.APPROVED).count() == 5
    for request in requests:
        payment.pay(request, by=world.people["cashier"], method=PaymentRequest.Method.TRANSFER)
    assert not AidCase.objects.filter(state=State.APPROVED).exists()
