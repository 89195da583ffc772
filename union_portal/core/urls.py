from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from health_check.views import HealthCheckView

from union_portal.core.attachment import views as attachment
from union_portal.core.consent import views as consent
from union_portal.core.hall import views as hall
from union_portal.core.job import views as job
from union_portal.core.matter import views as matter
from union_portal.core.notice import views as notice
from union_portal.core.outbox import views as outbox
from union_portal.core.reading import views as reading
from union_portal.core.search import views as search
from union_portal.core.statistics import views as statistics
from union_portal.core.ui import patternbook
from union_portal.core.ui import views as ui
from union_portal.core.verification import views as verification

app_name = "core"

# For the proxy and the hospital's monitoring: 200 when database and Redis answer and the workers keep up, else 500.
healthz = login_not_required(
    HealthCheckView.as_view(
        checks=["health_check.Database", "health_check.Cache", "union_portal.core.outbox.health.Workers"]
    )
)

urlpatterns = [
    path("favicon.ico", ui.favicon),
    path("", hall.hall, name="hall"),
    path("matters/", matter.matters, name="matters"),
    path("messages/", outbox.inbox, name="inbox"),
    path("messages/read/", outbox.inbox_read, name="inbox-read"),
    path("messages/<slug:public_id>/read/", outbox.message_read, name="message-read"),
    path("search/", search.search, name="search"),
    path("language/", ui.language, name="language"),
    path("appearance/", ui.appearance, name="appearance"),
    path("admin/patterns/", patternbook.pattern_book, name="pattern-book"),
    path("admin/patterns/<slug:name>/", patternbook.pattern_page, name="pattern-page"),
    path("healthz", healthz, name="healthz"),
    path("attachments/<slug:public_id>/", attachment.attachment_download, name="attachment-download"),
    path("jobs/<slug:public_id>/", job.job, name="job"),
    path("notices/", notice.notices, name="notices"),
    path("notices/<slug:public_id>/", notice.notice, name="notice"),
    path("verify/", verification.verify_entry, name="verify-entry"),
    path("verify/<slug:public_id>/", verification.verify, name="verify"),
    path("me/consents/", consent.consents, name="consents"),
    path("me/consents/<int:pk>/withdraw/", consent.consent_withdraw, name="consent-withdraw"),
    path("me/reads/", reading.reads, name="reads"),
    path("statistics/", statistics.statistics, name="statistics"),
]
