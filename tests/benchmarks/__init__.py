"""Speed beside the peers: `python -m tests.benchmarks`, from the root of a checkout."""
