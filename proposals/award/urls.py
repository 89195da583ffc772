from __future__ import annotations

from django.urls import path

from proposals.award import views

urlpatterns = [
    path("honours/", views.honours, name="honours"),
    path("honours/<slug:public_id>/drop/", views.award_drop, name="award-drop"),
    path("honours/<slug:public_id>/publish/", views.award_publish, name="award-publish"),
    path("honours/<slug:public_id>/export/", views.award_export, name="award-export"),
    path("honours/<slug:public_id>/<slug:kind>/", views.award_sheet, name="award-sheet"),
    path("honours/<slug:public_id>/<slug:kind>/<slug:winner>/", views.award_choose, name="award-choose"),
]
