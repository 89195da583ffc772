from __future__ import annotations

from django.urls import path

from finance.claim import views

ONE = "claims/<slug:public_id>/"

urlpatterns = [
    path("claims/", views.claim_list, name="claim-list"),
    path("claims/new/", views.claim_new, name="claim-new"),
    path(ONE, views.claim, name="claim"),
    path(f"{ONE}write/", views.claim_write, name="claim-write"),
    path(f"{ONE}add/", views.claim_add, name="claim-add"),
    path(f"{ONE}items/<slug:item>/", views.claim_item, name="claim-item"),
    path(f"{ONE}items/<slug:item>/remove/", views.claim_item_remove, name="claim-item-remove"),
    path(f"{ONE}submit/", views.claim_submit, name="claim-submit"),
    path(f"{ONE}discard/", views.claim_discard, name="claim-discard"),
    path(f"{ONE}withdraw/", views.claim_withdraw, name="claim-withdraw"),
    path(f"{ONE}account/", views.claim_account, name="claim-account"),
    path(f"{ONE}decide/", views.claim_decide, name="claim-decide"),
]
