from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from health_check.views import HealthCheckView

from union_portal.core.attachment import views as attachment
from union_portal.core.job import views as job

app_name = "core"

# For the proxy and the hospital's monitoring: 200 when database and Redis answer, else 500.
healthz = login_not_required(HealthCheckView.as_view(checks=["health_check.Database", "health_check.Cache"]))

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("attachments/<slug:public_id>/", attachment.attachment_download, name="attachment-download"),
    path("jobs/<slug:public_id>/", job.job, name="job"),
]
