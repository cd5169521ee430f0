"""The guards: every one of them has its only home here."""
