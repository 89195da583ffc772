"""Made-up people and records for tests; one module per app."""
