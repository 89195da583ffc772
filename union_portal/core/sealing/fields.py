"""A field that is written in the clear, stored sealed, and opened only on purpose."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from union_portal.core.sealing import crypto


class Sealed:
    """A value that is still closed. It shows nothing of itself; ``audit.reveal`` opens it and logs the reading."""

    def __init__(self, ciphertext: str, instance: Any, column: str) -> None:
        self.ciphertext, self._instance, self._column = ciphertext, instance, column

    def bound_to(self, instance: Any) -> Sealed:
        """The same value on another object of the same row, as ``refresh_from_db`` needs it."""
        mine = self._instance
        if mine is instance:
            return self
        if type(mine) is not type(instance) or mine.pk is None or mine.pk != instance.pk:
            raise ValueError("a sealed value belongs to its row: open it, then assign the text")
        return Sealed(self.ciphertext, instance, self._column)

    def __str__(self) -> str:
        return "●●●●●●"

    __repr__ = __str__

    def __bool__(self) -> bool:
        return True

    def open(self) -> str:
        """The clear text, unlogged: only ``audit.reveal`` and logged bulk calls (pay runs) use this."""
        return crypto.decrypt(
            self.ciphertext, self._instance.data_key.unwrap(), _binding(self._instance, self._column)
        )


def _binding(instance: Any, column: str) -> str:
    """Table, row and column. A row of history holds the ciphertext of the row that it tells of."""
    model = getattr(type(instance), "pgh_tracked_model", type(instance))
    return f"{model._meta.db_table}|{instance.uuid}|{column}"


class _SealedAttribute:
    def __init__(self, field: SealedTextField) -> None:
        self.field = field

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
        return instance.__dict__[self.field.attname]

    def __set__(self, instance: Any, value: Any) -> None:
        if isinstance(value, _Stored):
            value = Sealed(str(value), instance, self.field.attname)
        elif isinstance(value, Sealed):
            value = value.bound_to(instance)
        instance.__dict__[self.field.attname] = value or None


class _Stored(str):
    """A ciphertext as it came from the database."""


class SealedTextField(models.TextField):
    """Text that the database only sees encrypted. The model is a ``SealedRecord``.

    Assign a string to write; reading gives a ``Sealed``. ``update()`` and every lookup but ``isnull`` are refused.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"null": True, "blank": True, "editable": False}))

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _SealedAttribute(self))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> _Stored | None:
        return None if value is None else _Stored(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value: Any = getattr(model_instance, self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        instance: Any = model_instance
        ciphertext = crypto.encrypt(value, instance.data_key.unwrap(), _binding(instance, self.attname))
        sealed = Sealed(ciphertext, instance, self.attname)
        setattr(model_instance, self.attname, sealed)
        return sealed

    def to_python(self, value: Any) -> Any:
        """``full_clean`` puts back what this returns: a sealed value stays sealed."""
        return value if isinstance(value, Sealed) else super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, _Stored):
            return value
        if isinstance(value, Sealed):
            return value.ciphertext
        raise FieldError(f"{self.name} is sealed: set it on the object and save, update() can't encrypt it")

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is sealed: look it up by its blind index")
        return super().get_lookup(lookup_name)


class BlindIndexField(models.CharField):
    """The keyed hash beside a sealed field, for equality search. Filled by the service with ``crypto.blind``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **({"max_length": 64, "blank": True, "editable": False, "db_index": True} | kwargs)
        )
