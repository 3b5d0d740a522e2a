"""What many learners handed in, read and counted together. Pure rules: no screen, no files of their own."""
