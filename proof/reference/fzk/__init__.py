"""Second implementation of the proof protocol fzk/1, written from its specification alone.

Slow and plain on purpose: Python integers, no dependencies. Every module names the section it follows.
"""
