"""Lookup blocks, tables and multiplicities: section 5.1 (and the widths of 5.2)."""

from dataclasses import dataclass

from .field import P
from .layout import Array
from .mle import p2
from .qsgd import SIGMOID_LOW, sigmoid_table

SIGMOID = 63
FILLING = (1, 0, 0)


def limb_widths(width, limb):
    """Widths of the little-endian limbs of a value."""
    full = (width - 1) // limb
    return [limb] * full + [width - limb * full]


def limb_names(name, width, limb):
    return [f"{name}.limb{i}" for i in range(len(limb_widths(width, limb)))]


@dataclass(frozen=True)
class Block:
    """Lookups of one array, or of the sigmoid's pair of arrays: (tag, a + offset, b)."""

    root: str
    arrays: tuple
    length: int
    tag: int
    offset: int = 0


class Lookups:
    """All blocks and tables of a relation, placed."""

    def __init__(self, blocks, fd=None):
        self.fd = fd
        self.blocks = sorted(blocks, key=lambda b: -b.length)
        widths = sorted({1} | {b.tag for b in blocks if b.tag != SIGMOID})
        tables = [(width, 2**width) for width in widths]
        if fd is not None:
            tables.append((SIGMOID, len(sigmoid_table(fd))))
        self.tables = sorted(tables, key=lambda t: -t[1])
        self.block_offsets = offsets([b.length for b in self.blocks])
        self.table_offsets = offsets([size for _, size in self.tables])
        self.length = p2(sum(b.length for b in self.blocks))
        self.table_length = p2(sum(size for _, size in self.tables))

    @property
    def multiplicities(self):
        """The array that a run root commits last."""
        return Array("mult", self.table_length)

    def entries(self, arrays):
        """The lookups as integer triples, filling included; arrays by name."""
        entries = []
        for block in self.blocks:
            columns = [arrays[name] for name in block.arrays]
            second = columns[1] if len(columns) > 1 else [0] * block.length
            entries += [(block.tag, (a + block.offset) % P, b) for a, b in zip(columns[0], second, strict=True)]
        return entries + [FILLING] * (self.length - len(entries))

    def table_entries(self):
        entries = []
        for tag, size in self.tables:
            if tag == SIGMOID:
                entries += [(tag, a, v) for a, v in enumerate(sigmoid_table(self.fd))]
            else:
                entries += [(tag, a, 0) for a in range(size)]
        return entries + [FILLING] * (self.table_length - len(entries))

    def count(self, entries):
        """Multiplicity of each table position, 0 on the copies; what is in no table is counted nowhere."""
        places = {}
        for i, entry in enumerate(self.table_entries()):
            places.setdefault(entry, i)
        counts = [0] * self.table_length
        for entry in entries:
            if entry in places:
                counts[places[entry]] += 1
        return counts


def offsets(lengths):
    out, end = [], 0
    for length in lengths:
        out.append(end)
        end += length
    return out


def range_blocks(root, name, width, limb, length):
    """One block a limb."""
    return [Block(root, (f"{name}.limb{i}",), length, w) for i, w in enumerate(limb_widths(width, limb))]


def sigmoid_block(length):
    return Block("run", ("u", "P"), length, SIGMOID, -SIGMOID_LOW)
