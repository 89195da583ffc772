from __future__ import annotations

from django.dispatch import Signal

objection_raised = Signal()
"""``objection``: somebody has objected to a public notice. The area that published it takes it up."""
