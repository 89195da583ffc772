"""Sign-in by staff number, then e-mail, then mobile. Grants no permissions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from members.user.models import User
from union_portal.core.typed import narrow


class StaffBackend:
    """Resolve what was typed to one account; an e-mail or mobile shared by two accounts is refused."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **credentials: Any
    ) -> User | None:
        user = self.resolve(username or credentials.get("staff_number", ""))
        if user is None:
            make_password(password)  # the same time is spent whether the account exists or not
            return None
        fits = user.check_password(password)  # asked of disabled accounts too, for the same reason
        return user if fits and user.is_active else None

    def resolve(self, typed: str) -> User | None:
        """The one account of this staff number, e-mail or mobile; capital letters don't matter."""
        name = narrow(typed)
        for field in ("staff_number__iexact", "email__iexact", "mobile"):
            found = list(User.objects.filter(**{field: name})[:2]) if name else []
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).select_related("person__department").first()
