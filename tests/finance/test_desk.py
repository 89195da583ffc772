"""The finance desk: vouchers by keyboard, the ledger, imports, the report and its job."""

from __future__ import annotations

import datetime as dt
import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from finance.imports.models import VoucherImport
from finance.period.models import Period
from finance.report import views
from finance.report.figures import build
from finance.voucher.models import Entry, Voucher
from tests.factories.finance import Office, line
from tests.factories.members import UserFactory
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.models import AuditEntry
from union_portal.core.job.models import Job
from union_portal.core.outbox import services as outbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def typed(*lines: tuple[str, str, str], **more: str) -> dict[str, str]:
    data = {
        "date": "2025-03-05",
        "summary": "三八活动",
        "documents": "2",
        "line-TOTAL_FORMS": "8",
        "line-INITIAL_FORMS": "0",
    }
    for n, (account, debit, credit) in enumerate(lines):
        data |= {f"line-{n}-account": account, f"line-{n}-debit": debit, f"line-{n}-credit": credit}
    return data | more


@pytest.mark.parametrize(
    "account", ["50102", "50102 职工活动支出—文体活动", "文体活动", "wthd", "职工活动支出—文体活动"]
)
def test_a_voucher_is_typed_with_accounts_by_code_name_or_initials(client, office, account):
    client.force_login(office.preparer)
    answer = client.post(
        reverse("admin:finance_voucher_add"), typed((account, "300", ""), ("102", "", "300.00"))
    )
    voucher = Voucher.objects.get()
    assert answer.headers["Location"] == voucher.get_absolute_url()
    assert list(voucher.entries.values_list("account__code", "debit", "credit")) == [
        ("50102", 300, 0),
        ("102", 0, 300),
    ]
    assert (voucher.state, voucher.preparer, voucher.documents) == ("DRAFT", office.preparer, 2)


def test_saved_and_handed_in_at_once(client, office):
    client.force_login(office.preparer)
    client.post(
        reverse("admin:finance_voucher_add"), typed(("50102", "300", ""), ("102", "", "300"), hand_in="1")
    )
    assert Voucher.objects.get().state == "PREPARED"


def test_what_is_wrong_stands_beside_the_cell_and_nothing_typed_is_lost(client, office):
    client.force_login(office.preparer)
    answer = client.post(reverse("admin:finance_voucher_add"), typed(("999", "300", ""), ("102", "5", "300")))
    assert answer.status_code == 422
    assert not Voucher.objects.exists()
    page = answer.content.decode()
    assert 'value="999"' in page
    assert page.count("errorlist") == 2


def test_an_unbalanced_voucher_is_kept_as_a_draft_but_not_handed_in(client, office):
    client.force_login(office.preparer)
    lines = (("50102", "300", ""), ("102", "", "200"))
    assert client.post(reverse("admin:finance_voucher_add"), typed(*lines, hand_in="1")).status_code == 422
    assert not Voucher.objects.exists()
    assert client.post(reverse("admin:finance_voucher_add"), typed(*lines)).status_code == 302
    assert Voucher.objects.get().state == "DRAFT"


def test_more_lines_keep_what_was_typed(client, office):
    client.force_login(office.preparer)
    answer = client.post(reverse("admin:finance_voucher_add"), typed(("50102", "300", ""), more="1"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="line-13-account"' in page
    assert 'value="300"' in page
    assert not Voucher.objects.exists()


def test_the_running_sums_count_what_is_typed(client, office):
    client.force_login(office.preparer)
    answer = client.post(
        reverse("admin:finance_voucher_sums"), typed(("50102", "300.5", ""), ("102", "", "x"))
    )
    page = answer.content.decode()
    assert page.count("300.50") == 2
    assert "叁佰元伍角整" in page


def test_a_draft_is_changed_by_its_preparer(client, office):
    voucher = office.draft("50102 D 300", "102 C 300")
    client.force_login(office.preparer)
    assert (
        'value="300.00"'
        in client.get(reverse("admin:finance_voucher_edit", args=[voucher.pk])).content.decode()
    )
    client.post(
        reverse("admin:finance_voucher_edit", args=[voucher.pk]),
        typed(("50102", "280", ""), ("102", "", "280")),
    )
    assert voucher.sums == (280, 280)


def test_a_voucher_goes_through_the_deeds_of_the_desk(client, office):
    voucher = office.draft("50102 D 300", "102 C 300")
    for who, deed in (
        ("preparer", "prepare"),
        ("cashier", "sign"),
        ("checker", "check"),
        ("bookkeeper", "post"),
    ):
        client.force_login(getattr(office, who))
        assert client.get(voucher.get_absolute_url()).status_code == 200
        answer = client.post(reverse("admin:finance_voucher_deed", args=[voucher.pk, deed]))
        assert answer.status_code == 302, deed
    voucher.refresh_from_db()
    assert voucher.label == "记-2025-03-0001"


def test_documents_are_attached_before_posting_and_read_by_the_office_alone(
    client, office, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    voucher = office.draft("50102 D 300", "102 C 300")
    client.force_login(office.preparer)
    file = SimpleUploadedFile("票据.pdf", b"%PDF-1.4 test")
    client.post(reverse("admin:finance_voucher_deed", args=[voucher.pk, "attach"]), {"upload": file})
    attachment = Attachment.objects.get()
    for user, status in ((office.checker, 200), (UserFactory(posts=["WELFARE_OFFICER"]), 404)):
        client.force_login(user)
        assert client.get(attachment.get_absolute_url()).status_code == status


def test_the_ledger_shows_posted_entries_and_their_sums(client, office):
    office.posted(line("50105 D 723.00", item="三八妇女节"), "102 C 723.00")
    office.checked("50105 D 99", "102 C 99")
    client.force_login(office.checker)
    answer = client.get(reverse("admin:finance_entry_changelist"), {"account__code": "50105"})
    assert answer.context_data["ledger"] == {"debit": 723, "credit": 0}
    assert answer.context_data["cl"].result_count == 1


def test_the_ledger_goes_out_as_it_is_filtered_with_figures_to_reckon_with(client, office, monkeypatch):
    voucher = office.posted(line("50105 D 723.00", item="三八妇女节"), "102 C 723.00")
    client.force_login(office.checker)
    address, asked = reverse("admin:finance_entry_export"), {"account__code": "50105"}
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(address, asked).content)).active
    (row,) = sheet.iter_rows(min_row=3, values_only=True)
    assert (row[1], row[4], row[5], row[8]) == (voucher.label, 723, 0, "三八妇女节")

    monkeypatch.setattr("union_portal.core.desk.admin.MOST_ROWS", 0)
    answer = client.get(address, asked, follow=True)
    assert answer.redirect_chain[0][0].endswith("/admin/finance/entry/?account__code=50105")
    assert "0" in str(next(iter(answer.context["messages"])))


def test_each_figure_of_the_report_opens_entries_that_add_up_to_it(client, office):
    office.posted(line("50105 D 723.00", item="三八妇女节"), "102 C 723.00")
    office.posted("50105 D 50", "102 C 50")
    office.posted("102 D 6200", "401 C 6200")
    office.posted("401 D 6200", "32203 C 6200", date=dt.date(2025, 12, 31))
    client.force_login(office.bookkeeper)
    page = client.get(reverse("finance:fund-report-page", args=[2025]))
    report = build(2025)

    def opened(url: str) -> dict[str, object]:
        assert url.replace("&", "&amp;") in page.content.decode()
        return client.get(url).context_data["ledger"]

    assert opened(views.entries_url(2025, "401")) == {"debit": 0, "credit": report.total_income}
    assert opened(views.entries_url(2025, "50105"))["debit"] == report.total_expense
    assert opened(views.entries_url(2025, "50105", item__exact="三八妇女节"))["debit"] == 723
    assert opened(views.elements_url(2025, "EXPENSE"))["debit"] == report.total_expense


def test_the_clerk_chooses_a_year_and_finds_the_files_on_the_jobs_page(client, office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    office.posted("102 D 6200", "401 C 6200")
    client.force_login(office.bookkeeper)
    answer = client.post(reverse("finance:fund-report-export", args=[2025]))
    job = Job.objects.get()
    assert answer.headers["Location"] == job.get_absolute_url()
    outbox.deliver()
    job.refresh_from_db()
    assert job.state == Job.State.DONE
    files = Attachment.objects.about(job)
    assert [file.name.rpartition(".")[2] for file in files] == ["pdf", "xlsx", "json"]
    assert all(client.get(file.get_absolute_url()).status_code == 200 for file in files)
    assert AuditEntry.objects.filter(action="finance.report.exported").count() == 3


def test_a_file_goes_from_upload_over_preview_to_the_checkers_list(client, office):
    text = "date,voucher,summary,account,debit,credit\n2025-01-10,1,会费,102,5,\n2025-01-10,1,会费,401,,5\n"
    client.force_login(office.preparer)
    data = {"kind": "VOUCHERS", "file": SimpleUploadedFile("v.csv", text.encode())}
    client.post(reverse("admin:finance_voucherimport_upload"), data)
    outbox.deliver()
    batch = VoucherImport.objects.get()
    assert Job.objects.get().result_url == batch.get_absolute_url()
    assert "会费收入" in client.get(batch.get_absolute_url()).content.decode()
    client.post(reverse("admin:finance_voucherimport_deed", args=[batch.pk, "take"]))
    outbox.deliver()
    assert list(Voucher.objects.waiting_for(office.checker)) == list(Voucher.objects.all())
    assert Entry.objects.count() == 2


def test_a_refused_file_shows_line_column_and_reason(client, office):
    text = "date,voucher,summary,account,debit,credit\n2025-01-10,1,会费,999,5,\n2025-01-10,1,会费,401,,5\n"
    client.force_login(office.preparer)
    data = {"kind": "VOUCHERS", "file": SimpleUploadedFile("v.csv", text.encode())}
    client.post(reverse("admin:finance_voucherimport_upload"), data)
    outbox.deliver()
    page = client.get(VoucherImport.objects.get().get_absolute_url()).content.decode()
    assert '<td class="num">2</td><td>account</td>' in page


def test_the_desk_counts_what_waits(client, office):
    office.draft("50102 D 300", "102 C 300")
    client.force_login(office.preparer)
    page = client.get(reverse("admin:index"))
    counts = {w["url"]: w["count"] for w in page.context["worklists"]}
    (url,) = [url for url in counts if "finance_voucher" in url or "finance/voucher" in url]
    assert counts[url] == 1
    assert parse_qs(urlsplit(url).query) == {"waiting": ["me"]}
    assert Period.objects.count() == 1
