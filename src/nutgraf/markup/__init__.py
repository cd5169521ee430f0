"""From bytes to what stands in them: encodings, the one pass over a page, JSON with places."""
