# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of scripts/fetch-data: the table of sources, the cache, robots.txt, the network."""
