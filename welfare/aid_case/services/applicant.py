"""What the applicant does: write, attach, send, withdraw, change the account, withdraw a consent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User
from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.consent import services as consent
from union_portal.core.errors import DomainError
from union_portal.core.matter import services as matter
from union_portal.core.money import ZERO, to_money
from union_portal.core.notice import services as notice
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.sealing import services as sealing
from union_portal.core.sealing.models import DataKey
from welfare.aid_case import workflow
from welfare.aid_case.figures import require_askable
from welfare.aid_case.models import AidCase
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.services.approval import void_approval
from welfare.aid_case.services.steps import (
    back_to_check,
    keep,
    locked,
    mirror,
    step,
    who_is_waited_for,
)
from welfare.aid_case.workflow import State

if TYPE_CHECKING:
    from django.core.files.base import File

    from union_portal.core.consent.models import Consent


@transaction.atomic
def begin(kind: str, *, by: User) -> AidCase:
    """Begin an application, or take up the draft of this kind that lies there already.

    Raises ``DomainError`` when an application of this kind is under way.
    """
    if by.person is None:
        raise ValueError("only people apply for aid")
    lying = AidCase.objects.of(by).filter(kind=kind).exclude(state__in=workflow.OVER).first()
    if lying and lying.state == State.DRAFT:
        return lying
    under_way = _("You have an application of this kind under way already. You find it in “My matters”.")
    if lying:
        raise DomainError(under_way, field="kind")
    case = AidCase(kind=kind, applicant=by.person, applied_by=by)
    case.data_key = DataKey.of(f"aid_case:{case.uuid}")
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError as error:
        raise DomainError(under_way, field="kind") from error
    audit.record("welfare.aidcase.begun", case, by=by)
    mirror(case)
    return case


@transaction.atomic
def save_draft(case: AidCase, *, by: User, **values: Any) -> AidCase:
    """Save what has been typed so far. Raises ``DomainError`` without the applicant's separate consent."""
    case = locked(case)
    _require_editable(case)
    consent.require(case.applied_by, AID)
    changed: list[str] = []
    for name, value in values.items():
        if name in AidCase.SEALED:
            text = str(to_money(value) if isinstance(value, Decimal) else value or "")
            if case.write(name, text):
                changed += [name, f"{name}_index"] if hasattr(case, f"{name}_index") else [name]
        elif getattr(case, name) != value:
            setattr(case, name, value)
            changed.append(name)
    if changed:
        keep(case, *changed)
    return case


def _require_editable(case: AidCase) -> None:
    if not case.is_editable:
        raise DomainError(
            _(
                "This application was sent and can't be changed now. If something is missing, the officer sends it back."
            )
        )


@transaction.atomic
def add_evidence(case: AidCase, *, file: File[bytes], by: User) -> Attachment:
    """Attach a proof. It is kept under a neutral name: what people call their files may tell of an illness."""
    case = locked(case)
    _require_editable(case)
    consent.require(case.applied_by, AID)
    suffix = f".{file.name.rpartition('.')[2].lower()}" if file.name and "." in file.name else ""
    taken = Attachment.objects.about(case).values_list("name", flat=True)
    names = (f"{_('Evidence')} {n}{suffix}" for n in range(1, len(taken) + 2))
    stems = {name.rpartition(".")[0] for name in taken}
    file.name = next(name for name in names if name.rpartition(".")[0] not in stems)
    return attachment.add(case, file, by=by, purpose="evidence")


@transaction.atomic
def remove_evidence(case: AidCase, evidence: Attachment, *, by: User) -> None:
    case = locked(case)
    _require_editable(case)
    attachment.remove(evidence, by=by)


def own_data(case: AidCase, *, by: User) -> dict[str, str]:
    """The applicant reads what is kept in the case (个人信息保护法 art. 45): one logged reading of all its fields."""
    if by.pk != case.applied_by_id:
        raise ValueError("own data are the applicant's own")
    audit.record_reading(case, _("everything, by the applicant"), by=by)
    values = {name: getattr(case, name) for name in AidCase.SEALED}
    return {name: "" if sealed is None else sealed.open() for name, sealed in values.items()}


@transaction.atomic
def send(case: AidCase, *, by: User) -> AidCase:
    """Send the application (申请), or send it again after completing it."""
    case = locked(case)
    consent.require(case.applied_by, AID)
    _require_complete(case)
    was = case.state
    if was == State.RETURNED:
        case.resume_check()
        case.write("remark", "")
        keep(case, "remark", "decided_by", "decided_on", "submitted_by", "notice")
        step(case, "completed", by=by, was=was, tell=[case.officer_id])
        return case
    today = timezone.localdate()
    case.apply(number=f"{today.year}-{next_number('aid_case', within=str(today.year)):04}", on=today)
    keep(case, "number", "applied_on")
    step(case, "applied", by=by, was=was, tell=who_is_waited_for(case))
    return case


def _require_complete(case: AidCase) -> None:
    needed = ("illness", "circumstances", "family_income", "national_id", "bank_name", "bank_account")
    missing = [name for name in (*needed, "household_size", "amount_asked") if not getattr(case, name)]
    if missing:
        labels = [str(AidCase._meta.get_field(name).verbose_name) for name in missing]  # type: ignore[union-attr]
        raise DomainError(
            _("Please complete first: %(fields)s.") % {"fields": _(", ").join(labels)}, field=missing[0]
        )
    require_askable(case.kind, case.amount_asked or ZERO)


@transaction.atomic
def discard(case: AidCase, *, by: User | None) -> None:
    """Throw a draft away: its key first, so that no copy of what was typed can ever be read."""
    case = locked(case)
    if case.state != State.DRAFT:
        raise DomainError(
            _("Only a draft can be thrown away. You can withdraw an application that was sent.")
        )
    actor = by or User.objects.system()
    for evidence in Attachment.objects.about(case):
        attachment.remove(evidence, by=actor)
    audit.record("welfare.aidcase.discarded", case, by=by)
    sealing.destroy(case.data_key.subject)
    matter.drop(case)
    case.delete()


@transaction.atomic
def withdraw(case: AidCase, *, by: User) -> AidCase:
    """The applicant takes the application back, at any time before the approval."""
    case = locked(case)
    was = case.state
    case.close(State.WITHDRAWN)
    keep(case, "closed_on")
    notice.end(case)
    step(case, "withdrawn", by=by, was=was, tell=[case.officer_id])
    return case


@transaction.atomic
def change_account(case: AidCase, *, bank_name: str, bank_account: str, by: User) -> AidCase:
    """The applicant names another bank account. An approval covers one account, so a change voids it."""
    case = locked(case)
    if case.state not in workflow.ACCOUNT_OPEN:
        raise DomainError(_("The account can't be changed any more. Please turn to the union office."))
    consent.require(case.applied_by, AID)
    case.write("bank_name", bank_name)
    if not case.write("bank_account", bank_account):
        keep(case, "bank_name")
        return case
    if case.state != State.APPROVED:
        keep(case, "bank_name", "bank_account", "bank_account_index")
        audit.record("welfare.aidcase.account_changed", case, by=by)
        return case
    void_approval(case, "bank_name", "bank_account", "bank_account_index", by=by)
    return case


@transaction.atomic
def heed_withdrawn_consent(withdrawn: Consent) -> None:
    """A consent was withdrawn (art. 15): officers are told, a running notice is taken off; nothing more is read."""
    for case in (
        AidCase.objects.of(withdrawn.user).exclude(state__in=[State.DRAFT, *workflow.OVER]).order_by("pk")
    ):
        case = locked(case)
        if withdrawn.purpose == PUBLICATION and case.state == State.PUBLIC_NOTICE:
            notice.end(case)
            back_to_check(case, "consent_withdrawn", by=withdrawn.user, tell=[case.officer_id])
        elif withdrawn.purpose == AID or case.state in {State.CHECKING, State.COMMITTEE}:
            was = case.state
            audit.record("welfare.aidcase.consent_withdrawn", case, by=withdrawn.user, state=[was, was])
            outbox.notify(
                "welfare.aidcase.consent_withdrawn", to=[case.officer_id], about=case, key=outbox.this_time()
            )
