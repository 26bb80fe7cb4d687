"""Where everything stands in a commitment: section 2.2."""

from dataclasses import dataclass, field

from .mle import eq_index, log2, p2


@dataclass(frozen=True)
class Array:
    """A committed array: its name (5.2) and its length, a power of two."""

    name: str
    length: int


@dataclass
class Layout:
    """Rows of one root: arrays, pad rows, triple rows; masks are counted apart."""

    name: str
    ell: int
    random_coefficients: int
    arrays: list
    pads: int = 0
    triples: int = 0
    offsets: dict = field(init=False)
    lengths: dict = field(init=False)

    def __post_init__(self):
        self.offsets, self.lengths, end = {}, {}, 0
        for array in sorted(self.arrays, key=lambda a: -a.length):
            self.offsets[array.name], self.lengths[array.name] = end, array.length
            end += array.length
        self.used = end
        self.length = max(self.ell, p2(end))
        self.array_rows = -(-end // self.ell)
        self.pad_rows = -(-self.pads // self.ell)
        self.triple_rows = -(-self.triples // self.ell)

    @property
    def degree(self):
        """k: the number of coefficients of a row."""
        return self.ell + self.random_coefficients

    @property
    def columns(self):
        return 8 * self.ell

    @property
    def variables(self):
        return log2(self.length)

    @property
    def slot_variables(self):
        return log2(self.ell)

    @property
    def k_rows(self):
        """K-rows below the arrays: pads, then X, Y and Z of the triples."""
        return self.pad_rows + 3 * self.triple_rows

    @property
    def rows(self):
        """F-rows without masks."""
        return self.array_rows + 2 * self.k_rows

    def place(self, cell):
        """(K-row, slot) of a cell."""
        kind, number = cell
        first = {"pad": 0}.get(kind)
        if first is None:
            first = self.pad_rows + "xyz".index(kind) * self.triple_rows
        return first + number // self.ell, number % self.ell

    def block_eq(self, point, name):
        """eq of the point's high variables and the block of an array."""
        low = log2(self.lengths[name])
        return eq_index(point[low:], self.offsets[name] >> low)

    def inside(self, point, name):
        """The part of the point that runs inside an array."""
        return point[: log2(self.lengths[name])]

    def vector(self, values):
        """The committed vector, from each array's F values."""
        vector = [0] * (self.array_rows * self.ell)
        for name, offset in self.offsets.items():
            if len(values[name]) != self.lengths[name]:
                raise ValueError("array %s has %d entries, not %d" % (name, len(values[name]), self.lengths[name]))
            vector[offset : offset + len(values[name])] = values[name]
        return vector
