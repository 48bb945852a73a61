"""The rooms of scripts/fetch-data: the table of sources, the cache, robots.txt, the network."""
