"""What welfare contributes to hall, desk, consents, policies, retention and finance; called once by ``ready()``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.payment import services as payments
from finance.payment import sources
from union_portal.core import demo, registry
from union_portal.core.audit.words import actions, reasons
from union_portal.core.consent.services import Purpose, purposes
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.deadline.services import kinds as deadline_kinds
from union_portal.core.matter.models import MatterKind
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.policy import services as policy
from union_portal.core.retention.registry import DataClass, disposals
from union_portal.core.retention.registry import register as sensitive
from union_portal.core.todo.models import kinds as todo_kinds
from welfare.aid_case import figures, workflow
from welfare.aid_case.models import AidCase
from welfare.aid_case.rules import AID, PUBLICATION, may_open_desk, records_decisions
from welfare.aid_case.services import RETENTION_YEARS, dispose
from welfare.aid_case.sources import AidCaseSource
from welfare.aid_case.workflow import AidKind

if TYPE_CHECKING:
    from members.models import User

CHARTER = "工会帮困章程（预设，请按本会章程核对）"


def register() -> None:
    _consents()
    _policies()
    _sensitive_fields()
    _kinds()
    _desk()
    _words()
    sources.register(AidCaseSource())
    registry.search.register("welfare", _search)
    demo.loaders.register("welfare", "welfare.demo.load")
    registry.services.register(
        "welfare.aid",
        registry.Service(
            _("Ask for help"), "heart-handshake", "welfare:aidcase-new",
            offered_to=lambda user: bool(user.has_perm("welfare.apply_for_aid")),
            note=_("In illness, accident or need"),
        ),
    )  # fmt: skip


def _search(user: User, words: str, limit: int) -> Iterable[registry.SearchResult]:
    """By number alone, for who works on the case now; one's own application is among one's matters."""
    for case in AidCase.objects.workable_by(user).filter(number__icontains=words)[:limit]:
        yield registry.SearchResult(str(case), case.desk_url, _("Aid case"), case.get_state_display())


def _consents() -> None:
    purposes.register(
        AID,
        Purpose(
            _("Use of my data for the aid case"),
            _(
                "Who: the trade union of this hospital.\n\n"
                "What for: to check and decide on my application for aid and to pay it. For nothing else.\n\n"
                "Which data: what I tell of illness, accident or need, the income of my family, my identity number, "
                "my bank account, and the evidence that I upload. Health, money and identity are sensitive personal "
                "information; without them the union can't tell who needs help most.\n\n"
                "Who sees them: the welfare officer of my case, the welfare committee and the union chair, each only "
                "while the case is with them; the cashier sees account and amount alone. They are kept encrypted, "
                "each reading is recorded, and I can look up who has read what.\n\n"
                "How long: ten years after the case is closed, then they are erased; records of payment as long as "
                "the law on accounting demands.\n\n"
                "My rights: I may read, correct and complete the data, and withdraw this consent at any time on the "
                "page of my case. Then the case stops. Refusing or withdrawing has no effect on any other service "
                "of the union."
            ),
            version="2026-1",
        ),
    )
    purposes.register(
        PUBLICATION,
        Purpose(
            _("Masked public notice of the aid"),
            _(
                "Before aid is granted, the intention is shown to all staff inside the portal for at least five "
                "working days, so that everybody can see that it is fair.\n\n"
                "What is shown: my surname with the given name masked, the last three characters of my staff number, "
                "the category of hardship and the amount. Never the illness, the income, the account or the address.\n\n"
                "Afterwards the notice closes by itself. I may withdraw this consent at any time; a notice that shows "
                "is taken off at once. Without this consent my application is checked, but aid can't be granted."
            ),
            version="2026-1",
        ),
    )


def _policies() -> None:
    caps = {
        "ILLNESS_RELIEF": "20000",
        "ACCIDENT": "10000",
        "LIVING": "5000",
        "AUTUMN_TUITION": "5000",
        "WINTER_CARE": "3000",
    }
    items = {"AUTUMN_TUITION": "金秋助学", "WINTER_CARE": "送温暖"}
    for kind in AidKind:
        policy.declare(
            f"welfare.cap.{kind}", format_lazy("{}: {}", _("At most a case"), kind.label), caps[kind],
            source=CHARTER, unit=_("yuan"),
        )  # fmt: skip
        item = items.get(str(kind), "困难职工帮扶")
        account = "50405" if kind in items else "50404"
        policy.declare(
            f"welfare.booking.{kind}", format_lazy("{}: {}", _("Account and occasion"), kind.label), {"account": account, "item": item},
            source="《工会会计制度》（财会〔2021〕7号）", words=payments.BOOKING_WORDS, check=payments.check_booking,
        )  # fmt: skip
    policy.declare(
        "welfare.cap_a_year", _("Aid at most a person and year"), "30000", source=CHARTER, unit=_("yuan")
    )
    policy.declare(
        "welfare.times_a_year", _("Times a year that one kind of aid is granted"), 1, source=CHARTER, least=1
    )
    policy.declare(
        "welfare.min_living_standard", _("Minimum living standard a head and month"), "880",
        source="本地最低生活保障标准（预设，请按民政部门当年公布的标准核对）", unit=_("yuan"), least=1,
    )  # fmt: skip
    policy.declare(
        "welfare.sudden_share", _("Share of the year's income above which sudden costs count as hardship"), "0.8",
        source="困难职工认定办法：支出超过家庭年收入80%", least=Decimal("0.01"), most=1,
    )  # fmt: skip
    policy.declare(
        "welfare.quorum", _("Share of the welfare committee that must be present"), "0.5", source=CHARTER,
        least=Decimal("0.01"), most=1, places=4,
    )  # fmt: skip
    policy.declare(
        "welfare.notice_days",
        _("Working days of the public notice"),
        5,
        source="困难职工档案管理办法：公示不少于5个工作日",
        least=5,
    )
    policy.declare(
        "welfare.draft_days", _("Days after which a forgotten draft is erased"), 90, source=CHARTER, least=1
    )
    for step, label, days in (
        ("take_on", _("Working days to take on a case"), 3),
        ("check", _("Working days to check a case"), 10),
        ("complete", _("Working days for the applicant to complete a case"), 10),
        ("decide", _("Working days for the committee to decide"), 10),
        ("submit", _("Working days after the notice to bring a case for approval"), 2),
        ("approve", _("Working days to approve a case"), 5),
    ):
        policy.declare(
            f"welfare.{step}_days",
            label,
            days,
            source=CHARTER,
            unit=pgettext_lazy("unit", "working days"),
            least=1,
        )


def _sensitive_fields() -> None:
    closing = _("the closing of the case")
    for field, purpose in (
        ("illness", _("to see what the aid is needed for")),
        ("circumstances", _("to see how the household is doing")),
        ("family_income", _("to work out the income per head")),
        ("rigid_expenditure", _("to work out the income per head")),
        ("national_id", _("to help no household twice")),
        ("bank_name", _("to transfer the aid")),
        ("bank_account", _("to transfer the aid")),
        ("remark", _("to tell the applicant what is missing or why it was refused")),
    ):
        sensitive(
            f"welfare.AidCase.{field}",
            purpose=purpose,
            data_class=DataClass.S3,
            years=RETENTION_YEARS,
            counted_from=closing,
        )
    for field, purpose in (
        ("AidCheck.worksheet", _("to show how the category was found")),
        ("AidCheck.findings", _("to show what was checked")),
        ("AidDecision.grounds", _("to show why the committee decided so")),
        ("VisitNote.note", _("to know the household's need from a visit")),
    ):
        sensitive(
            f"welfare.{field}",
            purpose=purpose,
            data_class=DataClass.S3,
            years=RETENTION_YEARS,
            counted_from=closing,
        )
    disposals.register("welfare.aid_case", dispose)


def _kinds() -> None:
    matter_kinds.register(
        "welfare.aid_case",
        MatterKind(_("Aid case"), "heart-handshake", workflow.State, workflow.NEXT_STEPS, workflow.TONES),
    )
    for kind, words, label in (
        ("take_on", _("Take on this aid case"), _("Taking on an aid case")),
        ("check", _("Check this aid case"), _("Checking an aid case")),
        ("complete", _("Complete your application"), _("Completing your application")),
        ("decide", _("Record the committee's decision"), _("The committee's decision on an aid case")),
        ("submit", _("Bring for approval when the notice has ended"), _("Bringing an aid case for approval")),
        ("approve", _("Approve this aid case"), _("Approving an aid case")),
    ):
        todo_kinds.register(f"welfare.{kind}", words)
        deadline_kinds.register(f"welfare.{kind}", DeadlineKind(label))


def _list_url(worklist: str) -> Any:
    return lambda user: f"{reverse('admin:welfare_aidcase_changelist')}?{urlencode({'list': worklist})}"


def _desk() -> None:
    def officer(user: Any) -> bool:
        return bool(user.holds("WELFARE_OFFICER"))

    def cases(user: Any) -> Any:
        return AidCase.objects.workable_by(user)

    for key, label, count, seen_by in (
        ("new", _("New aid cases, untaken"), lambda user: cases(user).untaken().count(), officer),
        ("mine", _("Aid cases with me"), lambda user: cases(user).with_officer(user).count(), officer),
        (
            "notice-ended", _("Aid cases whose notice has ended"),
            lambda user: cases(user).notice_ended(on=timezone.localdate()).count(), officer,
        ),
        ("committee", _("Aid cases before the committee"), lambda user: cases(user).at_committee().count(), records_decisions),
        (
            "approval", _("Aid cases for approval"), lambda user: cases(user).for_approval().count(),
            lambda user: user.holds("UNION_CHAIR"),
        ),
    ):  # fmt: skip
        registry.worklists.register(
            f"welfare.{key}", registry.Worklist(label, count, _list_url(key), seen_by, icon="heart-handshake")
        )
    for key, label, unit in (
        ("people", _("Colleagues helped this year"), _("colleagues")),
        ("granted", _("Aid granted this year"), _("yuan")),
        ("under_way", _("Aid cases under way"), _("cases")),
    ):
        registry.figures.register(f"welfare.{key}", _figure(key, label, unit))
    registry.statistics.register(
        "welfare",
        registry.Statistics(
            _("Aid in hardship"),
            lambda user: user.has_perm("welfare.view_aid_statistics"),
            charts=figures.charts,
        ),
    )


def _figure(key: str, label: Any, unit: Any) -> registry.Figure:
    def value(user: Any) -> Any:
        found = figures.in_a_year(timezone.localdate().year)[key]
        return _("fewer than 5") if found is None else found

    return registry.Figure(
        label,
        value,
        lambda user: reverse("admin:welfare_aidcase_changelist"),
        seen_by=may_open_desk,
        unit=unit,
    )


def _words() -> None:
    reasons.register("welfare.payment", _("for the payment of the aid"))
    for what, words in (
        ("begun", _("began an application")),
        ("applied", _("sent the application")),
        ("completed", _("completed the application and sent it again")),
        ("discarded", _("threw the draft away")),
        ("withdrawn", _("withdrew the application")),
        ("account_changed", _("named another bank account")),
        ("consent_withdrawn", _("withdrew a consent")),
        ("taken_on", _("took on the case")),
        ("handed_over", _("handed the case over")),
        ("returned", _("asked for completion")),
        ("checked", _("filled in the worksheet")),
        ("laid_before_committee", _("laid the case before the committee")),
        ("granted", _("recorded the committee's decision to grant, and put up the notice")),
        ("sent_back", _("sent the case back to be checked once more")),
        ("objected", _("took the notice off after an objection")),
        ("submitted", _("brought the case for approval")),
        ("approved", _("approved the aid")),
        ("voided", _("made the approval void")),
        ("payment_undone", _("waits for the payment again: the money came back")),
        ("refused", _("recorded the refusal")),
        ("paid", _("paid the aid")),
    ):
        actions.register(f"welfare.aidcase.{what}", words)
    actions.register("welfare.visitnote.recorded", _("noted a visit"))
