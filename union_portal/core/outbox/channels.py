"""The ways out of the portal. E-mail is the first; each is an outbox handler of its own kind."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext_lazy as _

from union_portal.core.outbox.services import handler


@handler("mail", _("Mail"))
def send_mail(payload: dict[str, Any]) -> None:
    """Send one notification by e-mail, with the way to the page."""
    link = urljoin(settings.PORTAL_URL, payload["url"]) if payload["url"] else settings.PORTAL_URL
    subject = " ".join(f"[{settings.UNION_NAME}] {payload['subject']}".split())
    # The same message sent again (a worker may die before it notes the sending) is one message to mail programs.
    message_id = (
        f"<{sha256(payload['key'].encode()).hexdigest()[:40]}@{urlsplit(settings.PORTAL_URL).hostname}>"
    )
    EmailMessage(
        subject=subject,
        body=f"{payload['body']}\n\n{link}\n",
        to=[payload["to"]],
        headers={"Message-ID": message_id},
    ).send()
