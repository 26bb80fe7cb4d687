"""Tests of the reference implementation; run with `python3 -m unittest` in the folder above."""
