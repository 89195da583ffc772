from __future__ import annotations

from django.urls import path

from proposals.innovation import views

urlpatterns = [
    path("innovations/", views.innovation_list, name="innovation-list"),
    path("innovations/xlsx/", views.innovation_export, name="innovation-export"),
    path("innovations/new/", views.innovation_new, name="innovation-new"),
    path("innovations/<slug:public_id>/", views.innovation, name="innovation"),
    path("innovations/<slug:public_id>/write/", views.innovation_write, name="innovation-write"),
    path("innovations/<slug:public_id>/autosave/", views.innovation_autosave, name="innovation-autosave"),
    path("innovations/<slug:public_id>/attach/", views.innovation_attach, name="innovation-attach"),
    path(
        "innovations/<slug:public_id>/detach/<slug:attachment>/",
        views.innovation_detach,
        name="innovation-detach",
    ),
    path("innovations/<slug:public_id>/submit/", views.innovation_submit, name="innovation-submit"),
    path("innovations/<slug:public_id>/discard/", views.innovation_discard, name="innovation-discard"),
    path("innovations/<slug:public_id>/withdraw/", views.innovation_withdraw, name="innovation-withdraw"),
    path("innovations/<slug:public_id>/evaluate/", views.innovation_evaluate, name="innovation-evaluate"),
]
