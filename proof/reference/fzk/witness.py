"""What only the prover has: committed arrays and their extensions."""

from .field import P, add, dot, mul
from .mle import eq_table


class Gather:
    """Blocks in the order of the steps: c(b) = sum over tau < T, pi(tau) = b, of eq(r_tau, tau) (section 5)."""

    def __init__(self, order, blocks, r_tau):
        self.order = order
        self.weights = eq_table(r_tau)[: len(order)]
        self.blocks = blocks

    def table(self):
        """c(b) for every block."""
        table = [(0, 0)] * self.blocks
        for weight, block in zip(self.weights, self.order):
            table[block] = add(table[block], weight)
        return table

    def at(self, point):
        """Extension of c at the block variables' point."""
        return dot_k(self.table(), eq_table(point))


def dot_k(a, b):
    result = (0, 0)
    for x, y in zip(a, b, strict=True):
        result = add(result, mul(x, y))
    return result


class Arrays:
    """Committed arrays by name, entries in F."""

    def __init__(self, arrays):
        self.values = {name: [v % P for v in values] for name, values in arrays.items()}

    def claim(self, array, point, gather=None):
        """The array's extension at a point; with a gather, the point runs inside a block."""
        weights = eq_table(point)
        if gather:
            weights = [mul(c, w) for c in gather.table() for w in weights]
        values = self.values[array]
        if len(weights) != len(values):
            raise AssertionError("point of %d weights for %s of %d" % (len(weights), array, len(values)))
        return dot(weights, values)
