"""The desk's pages of people and the organisation; each slice keeps its own."""

from members.membership import admin as membership
from members.organisation import admin as organisation
from members.person import admin as person
from members.post import admin as post
from members.staff_file import admin as staff_file
from members.term import admin as term
from members.user import admin as user

__all__ = ["membership", "organisation", "person", "post", "staff_file", "term", "user"]
