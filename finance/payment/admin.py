from __future__ import annotations

from django.contrib import admin

from finance.payment.models import PaymentRequest
from union_portal.core.desk.admin import DeskAdmin


@admin.register(PaymentRequest)
class PaymentRequestAdmin(DeskAdmin):
    view_perm = "finance.view_paymentrequest"
