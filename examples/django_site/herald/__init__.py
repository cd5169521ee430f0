"""The site of the Town Herald, which is invented."""
