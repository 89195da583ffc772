from __future__ import annotations

from django.urls import path

from finance.asset import views

urlpatterns = [
    path("assets/<slug:public_id>/", views.asset, name="asset"),
    path("assets/<slug:public_id>/seen/", views.asset_seen, name="asset-seen"),
    path("stocktakings/<slug:public_id>/", views.stocktaking, name="stocktaking"),
]
