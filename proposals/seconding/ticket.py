"""The link in a message that asks for a name: signed, made for one person and one request, good for one tap.

Opening it changes nothing, so mail filters and previews may fetch it; whoever it was made for must be signed in.
"""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from proposals.proposal.models import Seconding

_signer = Signer(salt="proposals.seconding")


def address(seconding: Seconding) -> str:
    """Where the message leads. It is worthless once the request has lapsed; a new request has a new address."""
    stamp = f"{seconding.pk}-{seconding.asked_at:%Y%m%d%H%M%S}"
    return reverse("proposals:seconding-answer", args=[_signer.sign(stamp)])


def read(token: str) -> Seconding | None:
    """The request behind a link; ``None`` when it isn't ours or no longer stands."""
    try:
        key, _dash, asked = _signer.unsign(token).partition("-")
    except BadSignature:
        return None
    standing = Seconding.objects.exclude(state=Seconding.State.LAPSED).select_related("proposal__proposer")
    seconding = standing.filter(pk=key).first()
    return seconding if seconding and f"{seconding.asked_at:%Y%m%d%H%M%S}" == asked else None
