"""A made-up area, as small as can be: what the kernel offers to all areas is tried on it."""
