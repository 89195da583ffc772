from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from union_portal.core.http import PortalRequest
from union_portal.core.outbox import services
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.ui.page import Chip, Empty, paged


@require_safe
def inbox(request: PortalRequest) -> HttpResponse:
    """The person's messages (消息), newest first."""
    mine = InboxMessage.objects.visible_to(request.user)
    only_unread = request.GET.get("show") == "unread"
    context = {
        "title": _("Messages"),
        "page_obj": paged(request, mine.unread() if only_unread else mine),
        "chips": [
            Chip(_("All"), "?", not only_unread),
            Chip(_("Unread"), "?show=unread", only_unread),
        ],
        "empty": Empty(
            _("No unread messages") if only_unread else _("No messages yet"),
            _("News of your matters arrives here, and by e-mail if your account has an address."),
            icon="bell",
        ),
    }
    return render(request, "core/inbox.html", context)


@require_POST
def message_read(request: PortalRequest, public_id: str) -> HttpResponse:
    """Note that the message was read, and go where it leads."""
    found = get_object_or_404(InboxMessage.objects.visible_to(request.user), public_id=public_id)
    services.mark_read(found)
    return redirect(found.url or "core:inbox")


@require_POST
def inbox_read(request: PortalRequest) -> HttpResponse:
    """Note that all messages were read."""
    count = services.mark_all_read(request.user)
    if count:
        messages.success(
            request,
            ngettext("%(n)d message is marked as read.", "%(n)d messages are marked as read.", count)
            % {"n": count},
        )
    return redirect("core:inbox")
