"""What runs on the author's machine: ``python3 -m tools`` lists the verbs."""
