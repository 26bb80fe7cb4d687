"""The verifier: section 6.4."""

from dataclasses import dataclass

from .channel import VerifierChannel
from .ligero import check_opening
from .prooffile import Reader, check_header
from .refusal import Refused
from .statement import check_members, statement_hash
from .task import Task

MOST_BITS = 99
"""What a transcript can claim at most, whatever its commitment could (section 8)."""


@dataclass(frozen=True)
class Verified:
    statement_hash: str
    bits: float
    uses_spent: tuple

    def __str__(self):
        uses = ",".join(f"{root}:{use}" for root, use in self.uses_spent)
        return f"Verified {self.statement_hash} {min(MOST_BITS, int(self.bits))} {uses}"


@dataclass(frozen=True)
class Refusal:
    code: str
    reason: str = ""

    def __str__(self):
        return f"Refused {self.code}"


def verify(inputs, proof):
    """Verified or Refusal for a proof's bytes."""
    try:
        return _verify(inputs, proof)
    except Refused as refused:
        return Refusal(refused.code, str(refused))


def _verify(inputs, proof):
    check_members(inputs.statement)
    check_header(proof, inputs.statement["tier"], statement_hash(inputs.statement))
    task = Task(inputs)
    reader = Reader(proof)
    fresh_root = reader.bytes(32)
    transcript = task.transcript(fresh_root)
    channel = VerifierChannel(transcript, task.schedule, reader.ks(task.schedule.pads))
    task.walk(channel)
    roots = [fresh_root, *task.old_roots]
    check_opening(
        transcript, reader, task.layouts, roots, task.names, channel, task.degrees, inputs.statement["t"]
    )
    return Verified(task.statement_hash.hex(), task.bits, tuple(task.uses_spent))
