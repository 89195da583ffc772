from __future__ import annotations

from django.urls import path

from proposals.supervision import views

urlpatterns = [
    path("overdue/", views.overdue_board, name="overdue-board"),
    path("overdue/xlsx/", views.overdue_export, name="overdue-export"),
    path("<slug:public_id>/urge/", views.proposal_urge, name="proposal-urge"),
]
