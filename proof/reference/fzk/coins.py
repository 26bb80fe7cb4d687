"""The prover's randomness, stretched from 32 fresh bytes: section 1, "Randomness"."""

import hashlib

from .field import P


class ByteStream:
    """SHAKE256 output read piece by piece."""

    def __init__(self, message):
        self._shake = hashlib.shake_256(message)
        self._buffer = b""
        self._position = 0

    def next(self, count):
        end = self._position + count
        if end > len(self._buffer):
            self._buffer = self._shake.digest(max(4096, 2 * end))
        piece = self._buffer[self._position : end]
        self._position = end
        return piece


class Coins:
    def __init__(self, seed):
        if len(seed) != 32:
            raise ValueError("a seed has 32 bytes")
        self._stream = ByteStream(b"fzk/1/coins" + seed)

    def element(self):
        while True:
            value = int.from_bytes(self._stream.next(8), "big")
            if value < P:
                return value

    def elements(self, count):
        return [self.element() for _ in range(count)]

    def k_element(self):
        return (self.element(), self.element())

    def k_elements(self, count):
        return [self.k_element() for _ in range(count)]

    def salt(self):
        return self._stream.next(16)
