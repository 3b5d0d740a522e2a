"""The vignette: seats, scenes, choices, effects, ledger and debrief, without a screen.

``model`` is what a vignette is, ``player`` moves through it, ``ledger`` and ``debrief`` say what moved and
why, ``check`` proves a vignette sound by its states, and ``library`` finds the words.
"""
