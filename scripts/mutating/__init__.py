# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts/mutants is made of."""
