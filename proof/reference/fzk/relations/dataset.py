"""DATASET: ranges, padding, labels and counts of a data root (sections 5.2, "DATASET:", and 6.1, "Others:")."""

from .. import batching, schedule, sumcheck
from ..affine import Affine
from ..field import ONE, P, add, inv, k, mul, neg, sub
from ..layout import Array
from ..logup import prove_lookups
from ..lookups import Block, Lookups
from ..mle import below, eq, eq_table, evaluate, log2, p2


class Dataset:
    """The public shape of a data root."""

    def __init__(self, statement):
        self.statement = statement
        self.rows, self.inputs, self.outputs = statement["rows"], statement["inputs"], statement["outputs"]
        self.batch = 2 ** statement["logB"]
        self.blocks_padded = p2(-(-self.rows // self.batch))
        self.row_bits = log2(self.batch * self.blocks_padded)
        self.input_bits, self.output_bits = log2(p2(self.inputs)), log2(p2(self.outputs))
        self.data_sizes = {"X": 2 ** (self.row_bits + self.input_bits), "Y": 2 ** (self.row_bits + self.output_bits)}
        self.data_arrays = [Array(name, length) for name, length in self.data_sizes.items()]
        x_bits = statement["xBits"]
        self.lookups = Lookups([Block("data", ("X",), self.data_sizes["X"], x_bits + 1, 2**x_bits)])
        self.run_arrays = [self.lookups.multiplicities]
        self.one_hot = statement["labels"] == "one-hot"
        self.counts = statement["classCounts"]

    def data_values(self, x, y):
        """X and Y as committed, from rows of integers; row i + B*b is row number i of block b."""
        values = {}
        for name, rows, bits in (("X", x, self.input_bits), ("Y", y, self.output_bits)):
            padded = [[*row] + [0] * (2**bits - len(row)) for row in rows]
            padded += [[0] * 2**bits] * (2**self.row_bits - len(rows))
            values[name] = [v % P for row in padded for v in row]
        return values


def fill_schedule(s, dataset, run, data):
    schedule.logup(s, dataset.lookups)
    s.rounds("zc_x", dataset.row_bits + dataset.input_bits, 3)
    s.claims("zc_x", ["X"])
    s.rounds("zc_y", dataset.row_bits + dataset.output_bits, 3)
    s.claims("zc_y", ["Y"])
    s.product("zc_y.claim.Y", "zc_y.claim.Y")
    if dataset.one_hot:
        s.claims("onehot", ["Y"])
    if dataset.counts:
        s.claims("counts", ["Y"])
    schedule.batching(s, run, data)


def walk(channel, dataset, run, data, arrays=None):
    prove_lookups(channel, dataset.lookups, arrays)
    zero_features(channel, dataset, arrays)
    zero_labels(channel, dataset, arrays)
    if dataset.one_hot:
        one_hot(channel, dataset, arrays)
    if dataset.counts:
        class_counts(channel, dataset, arrays)
    batching.batch(channel, 0, run, arrays and arrays.values)
    batching.batch(channel, 1, data, arrays and arrays.values)


def zero_features(channel, dataset, arrays):
    """(1 - selX) X = 0."""
    r = channel.transcript.challenges(dataset.row_bits + dataset.input_bits)
    channel.transcript.challenge()
    prover = arrays and zerocheck_sum(
        r, selection_table(dataset, dataset.inputs, dataset.input_bits), arrays.values["X"],
        lambda sel, x: mul(sub(ONE, sel), x),
    )
    point, claim = sumcheck.run(channel, "zc_x", Affine(), len(r), 3, prover)
    x = channel.claim("zc_x", "data", "X", point, arrays)
    outside = sub(ONE, selection_at(dataset, dataset.inputs, dataset.input_bits, point))
    channel.constrain(claim - x.times(mul(outside, eq(r, point))))


def zero_labels(channel, dataset, arrays):
    """C_0 = Y^2 - Y, C_1 = (1 - selY) Y."""
    r = channel.transcript.challenges(dataset.row_bits + dataset.output_bits)
    factor = channel.transcript.challenge()
    prover = arrays and zerocheck_sum(
        r, selection_table(dataset, dataset.outputs, dataset.output_bits), arrays.values["Y"],
        lambda sel, y: add(mul(y, sub(y, ONE)), mul(factor, mul(sub(ONE, sel), y))),
    )
    point, claim = sumcheck.run(channel, "zc_y", Affine(), len(r), 3, prover)
    y = channel.claim("zc_y", "data", "Y", point, arrays)
    outside = sub(ONE, selection_at(dataset, dataset.outputs, dataset.output_bits, point))
    value = channel.product(y, y) - y + y.times(mul(factor, outside))
    channel.constrain(claim - value.times(eq(r, point)))


def zerocheck_sum(r, selection, values, equation):
    tables = [eq_table(r), [k(v) for v in selection], [k(v) for v in values]]
    return sumcheck.Sum(tables, lambda e, sel, v: mul(e, equation(sel, v)))


def selection_table(dataset, columns, column_bits):
    return [
        int(row < dataset.rows and column < columns)
        for row in range(2**dataset.row_bits)
        for column in range(2**column_bits)
    ]


def selection_at(dataset, columns, column_bits, point):
    return mul(below(point[:column_bits], columns), below(point[column_bits:], dataset.rows))


def halves(count):
    return [inv(k(2))] * count


def one_hot(channel, dataset, arrays):
    """p2(C) Y~(1/2.., row) - [row < n]~ = 0 at a random row point: every row's labels sum to one."""
    at_row = channel.transcript.challenges(dataset.row_bits)
    y = channel.claim("onehot", "data", "Y", halves(dataset.output_bits) + at_row, arrays)
    channel.constrain(y.times(k(2**dataset.output_bits)).plus(neg(below(at_row, dataset.rows))))


def class_counts(channel, dataset, arrays):
    """B p2(NB) Y~(c, 1/2..) - counts~(c) = 0 at a random c."""
    at_class = channel.transcript.challenges(dataset.output_bits)
    y = channel.claim("counts", "data", "Y", at_class + halves(dataset.row_bits), arrays)
    counts = dataset.counts + [0] * (2**dataset.output_bits - dataset.outputs)
    channel.constrain(y.times(k(2**dataset.row_bits)).plus(neg(evaluate(counts, at_class))))
