"""Likeness: over all years, Chinese, only what the reader may see; and the hint at a second matter."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import override

from proposals.models import GramFrequency, Proposal
from proposals.proposal.wording import clean_text, second_matter
from proposals.proposal.workflow import State
from proposals.similar.likeness import CANDIDATES, jaccard, like, pairs, rarest, sharing
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_proposal, case_in, secretary
from union_portal.core.base import new_public_id

pytestmark = pytest.mark.django_db


def titles(typed, user, **more):
    return [each.proposal.title for each in like(typed, user=user, **more)]


def test_what_means_the_same_is_found_first_however_it_is_framed():
    for title in ("关于改善夜班职工用餐的提案", "关于解决职工停车难的提案", "关于改善值班室条件的提案"):
        bare_proposal(title=title, grounds="情况各不相同。")
    GramFrequency.objects.count_anew()
    reader = UserFactory()
    assert titles("夜班职工的用餐问题", reader)[0] == "关于改善夜班职工用餐的提案"
    assert titles("职工停车困难", reader) == ["关于解决职工停车难的提案"]
    assert titles("增加进修名额", reader) == []


def test_what_was_written_since_the_last_count_is_found_too():
    GramFrequency.objects.count_anew()
    bare_proposal(title="关于增设哺乳室的提案")
    assert titles("希望增设哺乳室", UserFactory()) == ["关于增设哺乳室的提案"]


def test_the_grounds_find_what_the_subject_words_differently():
    bare_proposal(title="关于后勤保障的提案", grounds="凌晨两点以后食堂关门，值班人员只能吃泡面。")
    reader = UserFactory()
    assert titles("夜里吃不上热饭", reader) == []
    found = titles("夜里吃不上热饭", reader, grounds="凌晨两点后食堂关门，值班人员只能吃泡面和冷饭。")
    assert found == ["关于后勤保障的提案"]


def test_only_what_the_reader_may_see_and_never_the_text_itself():
    own = UserFactory()
    draft = bare_proposal(State.DRAFT, proposer=own.person, title="关于夜班用餐的提案")
    bare_proposal(State.SUBMITTED, title="关于夜班用餐问题的提案")
    bare_proposal(title="关于夜班用餐保密的提案", confidential=True)
    mine = bare_proposal(State.SUBMITTED, proposer=own.person, title="关于夜班用餐补贴的提案")
    assert titles("夜班用餐", own, besides=draft.public_id) == [mine.title]
    assert titles("夜班用餐", own, besides=mine.public_id) == []
    assert len(titles("夜班用餐", secretary())) == 3


def test_the_fragment_shows_state_and_reply_and_costs_the_same_for_one_and_five(
    client, django_assert_num_queries
):
    case = case_in("REPLIED", title="关于夜班用餐的提案")
    client.force_login(UserFactory())
    address = reverse("proposals:proposal-similar", args=[new_public_id()])

    def ask():
        return client.post(address, {"title": "夜班用餐"})

    shown = ask()
    text = shown.content.decode()
    assert [part in text for part in (case.number, "凌晨供应热餐已落实")] == [True, True]
    ask()
    with django_assert_num_queries(1_000, exact=False) as one:
        ask()
    for n in range(5):
        bare_proposal(title=f"关于夜班用餐{n}的提案")
    with django_assert_num_queries(len(one), exact=True):
        assert len(ask().context["similar"]) == 5


def test_the_rarest_pairs_name_no_more_than_the_candidates():
    counts = {"夜班": 3, "用餐": 40, "改善": 9_000}
    assert rarest(counts, frozenset({"夜班", "用餐", "改善", "新词"})) == ["新词", "夜班", "用餐"]
    common = {"改善": CANDIDATES + 2, "用餐": CANDIDATES + 1}
    assert rarest(common, frozenset({"改善", "用餐", "新词"})) == ["新词", "用餐"]


def test_where_even_the_rarest_pair_is_common_another_must_be_shared():
    alike = bare_proposal(title="关于夜班用餐的提案")
    bare_proposal(title="关于门诊就餐夜班的提案")
    many = CANDIDATES + 1
    found = Proposal.objects.filter(
        sharing("grams", pairs("夜班用餐"), {"用餐": many, "夜班": many, "班用": many})
    )
    assert list(found) == [alike]


def test_likeness_is_what_two_texts_share_of_all_they_hold():
    assert jaccard(pairs("关于夜班用餐的提案"), pairs("夜班用餐")) == 1.0
    assert jaccard(pairs("夜班用餐"), pairs("夜班津贴")) == pytest.approx(1 / 5)
    assert jaccard(frozenset(), pairs("夜班")) == 0.0


@pytest.mark.parametrize(
    ("title", "texts", "is_second"),
    [
        ("关于改善夜班用餐的提案", [], False),
        ("关于改善食堂和停车的提案", [], True),
        ("关于食堂、停车的提案", [], True),
        ("关于加强医疗质量和安全管理的提案", [], False),
        ("关于改善夜班用餐的提案", ["夜班没有热饭。另外，停车也难。"], True),
    ],
)
def test_a_second_matter_is_hinted_at(title, texts, is_second):
    with override("en"):
        assert bool(second_matter(title, *texts)) == is_second


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("　　一、现状", "一、现状"),
        ("\uf0b7\t夜班无餐\n•  停车难", "- 夜班无餐\n- 停车难"),
        ("夜班<o:p></o:p>无餐<!--[if gte mso 9]><xml>x</xml><![endif]-->", "夜班无餐"),
        ("体温 < 37 且 > 36", "体温 < 37 且 > 36"),
        ("1. 延时供餐；\v2. 配保温柜", "1. 延时供餐；\n2. 配保温柜"),
        ("-5℃以下", "-5℃以下"),
    ],
)
def test_paste_from_word_keeps_the_words_and_the_lists(pasted, kept):
    assert clean_text(pasted) == kept
