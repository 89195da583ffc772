from __future__ import annotations

from django.urls import path

from union_portal.core.attachment import views as attachment
from union_portal.core.job import views as job

app_name = "core"

urlpatterns = [
    path("attachments/<slug:public_id>/", attachment.attachment_download, name="attachment-download"),
    path("jobs/<slug:public_id>/", job.job, name="job"),
]
