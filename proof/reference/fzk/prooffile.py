"""The proof file: section 6.3."""

from .field import P
from .refusal import refuse_unless
from .statement import TIERS

MAGIC = b"FZK1"
VERSION = 1
HEADER = 48
MOST_BYTES = 64 * 2**20


def header(tier, statement_hash, length):
    return (
        MAGIC + VERSION.to_bytes(2, "big") + bytes([TIERS[tier], 0]) + statement_hash + length.to_bytes(8, "big")
    )


def check_header(proof, tier, statement_hash):
    refuse_unless(len(proof) <= MOST_BYTES, "TOO_LARGE", "proof")
    refuse_unless(len(proof) >= HEADER and proof[:4] == MAGIC, "MALFORMED", "magic")
    refuse_unless(int.from_bytes(proof[4:6], "big") == VERSION, "VERSION")
    refuse_unless(proof[6] == TIERS[tier], "TIER")
    refuse_unless(proof[7] == 0, "MALFORMED", "reserved byte")
    refuse_unless(proof[8:40] == statement_hash, "STATEMENT_MISMATCH", "hash")
    refuse_unless(int.from_bytes(proof[40:48], "big") == len(proof), "MALFORMED", "length")


class Reader:
    """Reads the body; refuses what is not there (MALFORMED) or not below p (NON_CANONICAL), as read."""

    def __init__(self, proof):
        self._proof = proof
        self._position = HEADER

    def bytes(self, count):
        end = self._position + count
        refuse_unless(end <= len(self._proof), "MALFORMED", "the file is too short")
        piece = self._proof[self._position : end]
        self._position = end
        return piece

    def f(self):
        value = int.from_bytes(self.bytes(8), "big")
        refuse_unless(value < P, "NON_CANONICAL")
        return value

    def fs(self, count):
        return [self.f() for _ in range(count)]

    def ks(self, count):
        return [(self.f(), self.f()) for _ in range(count)]

    def end(self):
        refuse_unless(self._position == len(self._proof), "MALFORMED", "bytes after the end")
