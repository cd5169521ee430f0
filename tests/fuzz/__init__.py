"""Fuzzing: what every public way in must hold for any bytes, and the runner that tries them."""
