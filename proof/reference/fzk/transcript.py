"""Fiat-Shamir transcript: section 1.1."""

import hashlib

from .field import P


class Transcript:
    def __init__(self):
        self._state = bytes(32)
        self._counter = 0

    def absorb(self, label, message):
        name = label.encode("ascii")
        self._state = hashlib.sha256(
            self._state + b"\x01" + len(name).to_bytes(1, "big") + name + len(message).to_bytes(8, "big") + message
        ).digest()
        self._counter = 0

    def _squeeze(self):
        block = hashlib.sha256(self._state + b"\x02" + self._counter.to_bytes(4, "big")).digest()
        self._counter += 1
        return int.from_bytes(block[:8], "big")

    def element(self):
        """An element of F."""
        while True:
            value = self._squeeze()
            if value < P:
                return value

    def challenge(self):
        """An element of K."""
        return (self.element(), self.element())

    def challenges(self, count):
        """Several elements of K; as a point, the lowest variable first."""
        return [self.challenge() for _ in range(count)]

    def distinct_indices(self, count, n):
        """Distinct indices below the power of two n, ascending."""
        if n & (n - 1) or count > n:
            raise ValueError("cannot draw %d distinct indices below %d" % (count, n))
        chosen = set()
        while len(chosen) < count:
            chosen.add(self._squeeze() % n)
        return sorted(chosen)
