from __future__ import annotations

from django.urls import path

from welfare.aid_case import views

urlpatterns = [
    path("aid-cases/new/", views.aidcase_new, name="aidcase-new"),
    path("aid-cases/<slug:public_id>/", views.aidcase, name="aidcase"),
    path("aid-cases/<slug:public_id>/consent/", views.aidcase_consent, name="aidcase-consent"),
    path("aid-cases/<slug:public_id>/discard/", views.aidcase_discard, name="aidcase-discard"),
    path("aid-cases/<slug:public_id>/details/", views.aidcase_details, name="aidcase-details"),
    path("aid-cases/<slug:public_id>/details/save/", views.aidcase_autosave, name="aidcase-autosave"),
    path("aid-cases/<slug:public_id>/evidence/", views.aidcase_evidence, name="aidcase-evidence"),
    path(
        "aid-cases/<slug:public_id>/evidence/<slug:evidence_id>/remove/",
        views.aidcase_evidence_remove,
        name="aidcase-evidence-remove",
    ),
    path("aid-cases/<slug:public_id>/review/", views.aidcase_review, name="aidcase-review"),
    path("aid-cases/<slug:public_id>/own-data/", views.aidcase_own_data, name="aidcase-own-data"),
    path("aid-cases/<slug:public_id>/account/", views.aidcase_account, name="aidcase-account"),
    path("aid-cases/<slug:public_id>/withdraw/", views.aidcase_withdraw, name="aidcase-withdraw"),
]
