"""One small file per web framework; each needs the extra of its name, the core needs none."""
