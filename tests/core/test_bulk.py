import pytest

from tests.factories.members import PersonFactory
from union_portal.core.bulk import update_each

pytestmark = pytest.mark.django_db


def test_update_each_writes_the_named_fields_and_no_others(django_assert_num_queries):
    first, second, third = PersonFactory.create_batch(3)
    first.name, first.left_on, first.job_title = "李一", None, "院长"
    second.name, second.department_id = "王二", third.department_id
    with django_assert_num_queries(1):
        update_each([first, second], "name", "left_on", "department")
    kept = first.job_title
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.name, first.job_title == kept) == ("李一", False)
    assert (second.name, second.department_id) == ("王二", third.department_id)


def test_update_each_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        update_each([], "name")
