"""Shared ipywidgets views. A view calls rules and redraws; it decides nothing."""
