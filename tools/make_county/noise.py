"""The innocent kinds: what looks like a case and is none. A few hide a true case, which is planted."""
from . import innocent_payments, innocent_registries  # noqa: F401  they fill the two lists
from .innocent import KINDS, PLAIN

__all__ = ["KINDS", "PLAIN"]
