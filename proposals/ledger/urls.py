from __future__ import annotations

from django.urls import path

from proposals.ledger import views

urlpatterns = [
    path("", views.proposal_list, name="proposal-list"),
    path("xlsx/", views.ledger_export, name="ledger-export"),
    path("<slug:public_id>/follow/", views.proposal_follow, name="proposal-follow"),
    path("<slug:public_id>/story/", views.proposal_story, name="proposal-story"),
    path("<slug:public_id>/story/pdf/", views.story_pdf, name="proposal-story-pdf"),
]
