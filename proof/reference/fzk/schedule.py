"""Messages and products of a proof, in order, as a pure function of the statement: section 6.1."""

from .mle import log2


class Schedule:
    """`messages`: (name, number of padded values); `products`: pairs of pad numbers; filled once, then only read."""

    def __init__(self):
        self.messages = []
        self.products = []
        self.pads = 0
        self._first_pad = {}

    def message(self, name, count=1):
        if name in self._first_pad:
            raise AssertionError("two messages are called " + name)
        self._first_pad[name] = self.pads
        self.messages.append((name, count))
        self.pads += count

    def claims(self, step, arrays):
        for array in arrays:
            self.message(f"{step}.claim.{array}")

    def rounds(self, step, count, degree):
        for i in range(count):
            self.message(f"{step}.round{i}", degree)

    def product(self, a, b):
        """Factors are (message, position in it) or the name of a message of one value."""
        self.products.append(tuple(self._pad(factor) for factor in (a, b)))

    def _pad(self, factor):
        name, position = (factor, 0) if isinstance(factor, str) else factor
        return self._first_pad[name] + position


def logup(s, lookups):
    for tree, leaves in (("logup.w", lookups.length), ("logup.t", lookups.table_length)):
        s.message(f"{tree}.root", 2)
        for layer in range(log2(leaves)):
            step = f"{tree}.layer{layer}"
            s.rounds(step, layer, 3)
            s.message(f"{step}.children", 4)
            for a, b in ((0, 3), (1, 2), (2, 3)):
                s.product((f"{step}.children", a), (f"{step}.children", b))
    s.claims("logup", [name for block in lookups.blocks for name in block.arrays])
    s.message("logup.e")
    s.message("logup.h")
    s.product(("logup.w.root", 0), ("logup.t.root", 1))
    s.product(("logup.t.root", 0), ("logup.w.root", 1))
    s.product(("logup.w.root", 1), ("logup.t.root", 1))
    s.product("logup.e", "logup.h")


def batching(s, run, data):
    s.rounds("batch.run", run.variables, 2)
    s.rounds("batch.data", data.variables, 2)
