# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of scripts/bench and scripts/bench-instructions: the kinds of file, and what is measured."""
