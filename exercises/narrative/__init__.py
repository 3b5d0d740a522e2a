"""The vignette: seats, scenes, choices, effects, ledger and debrief, without a screen."""
