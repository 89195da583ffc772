import pytest

from proposals.case.workflow import State as C
from proposals.proposal.workflow import State as S
from tests.factories.proposals import case_in, proposal_in


@pytest.mark.django_db
@pytest.mark.parametrize("s", list(S))
def test_p(s):
    assert proposal_in(s).state == s


@pytest.mark.django_db
@pytest.mark.parametrize("s", list(C))
def test_c(s):
    assert case_in(s).state == s
