"""LogUp-GKR, both trees padded: section 5.1."""

from . import sumcheck
from .affine import Affine, total
from .field import ONE, ZERO, add, inv, k, mul, neg, sub
from .lookups import SIGMOID
from .mle import eq, eq_index, eq_table, evaluate, log2
from .qsgd import sigmoid_table
from .refusal import ProverStopped


def prove_lookups(channel, lookups, arrays=None):
    """Steps logup.w, logup.t and logup; arrays: the prover's, with `mult`."""
    alpha_1 = channel.transcript.challenge()
    alpha = channel.transcript.challenge()
    square = mul(alpha_1, alpha_1)

    def compress(entry):
        tag, a, b = entry
        return add(add(k(tag), mul(alpha_1, k(a))), mul(square, k(b)))

    witness_leaves = table_leaves = None
    if arrays:
        witness_leaves = [(ONE, sub(alpha, compress(e))) for e in lookups.entries(arrays.values)]
        table = [compress(e) for e in lookups.table_entries()]
        table_leaves = [(k(-m), sub(alpha, t)) for m, t in zip(arrays.values["mult"], table, strict=True)]
        if any(q == ZERO for _, q in witness_leaves + table_leaves):
            raise ProverStopped("RETRY", "a denominator is zero")
    w_root, w_point, w_p, w_q = tree(channel, "logup.w", log2(lookups.length), witness_leaves)
    channel.constrain(w_p.plus(neg(ONE)))
    t_root, t_point, t_p, t_q = tree(channel, "logup.t", log2(lookups.table_length), table_leaves)
    channel.constrain(t_q.plus(neg(sub(alpha, table_at(lookups, t_point, alpha_1)))))
    channel.claim_form("run", "mult", t_point, t_p.times(neg(ONE)))
    entries = lookups_at(channel, lookups, w_point, alpha_1, arrays)
    e, h = close_roots(channel, arrays and (w_root[1], t_root[1]))
    channel.constrain((w_q + entries).plus(neg(alpha)))
    (p1, q1), (p2, q2) = w_root, t_root
    channel.constrain(channel.product(p1, q2) + channel.product(p2, q1))
    channel.constrain(e - channel.product(q1, q2))
    channel.constrain(channel.product(e, h).plus(neg(ONE)))


def close_roots(channel, roots):
    """e = Q1 Q2 and its inverse."""
    e = roots and mul(channel.true_value(roots[0]), channel.true_value(roots[1]))
    if e == ZERO:
        raise ProverStopped("RETRY", "Q1 Q2 = 0")
    return channel.send("logup.e", 1, lambda: [e])[0], channel.send("logup.h", 1, lambda: [inv(e)])[0]


def tree(channel, name, height, leaves=None):
    """GKR from the root to the leaves: the root's forms, the last point, and the claims on p and q there."""
    levels = fraction_levels(leaves) if leaves else None
    root = channel.send(f"{name}.root", 2, levels and (lambda: list(levels[0][0])))
    (p, q), point = root, []
    for layer in range(height):
        step = f"{name}.layer{layer}"
        factor = channel.transcript.challenge()
        prover = levels and layer_sum(levels[layer + 1], point, factor)
        at, claim = sumcheck.run(channel, step, p + q.times(factor), layer, 3, prover)
        p0, p1, q0, q1 = channel.send(f"{step}.children", 4, prover and (lambda: prover.last()[1:]))
        value = channel.product(p0, q1) + channel.product(p1, q0) + channel.product(q0, q1).times(factor)
        channel.constrain(claim - value.times(eq(point, at)))
        mu = channel.transcript.challenge()
        p, q = p0 + (p1 - p0).times(mu), q0 + (q1 - q0).times(mu)
        point = [mu, *at]
    return root, point, p, q


def fraction_levels(leaves):
    """Layer 0 (the root) to the leaves; neighbours are added as fractions."""
    levels = [leaves]
    while len(levels[0]) > 1:
        below = levels[0]
        levels.insert(0, [fraction_sum(below[i], below[i + 1]) for i in range(0, len(below), 2)])
    return levels


def fraction_sum(a, b):
    return add(mul(a[0], b[1]), mul(b[0], a[1])), mul(a[1], b[1])


def layer_sum(below, point, factor):
    even, odd = below[0::2], below[1::2]
    tables = [
        eq_table(point), [p for p, _ in even], [p for p, _ in odd], [q for _, q in even], [q for _, q in odd],
    ]

    def combine(e, p0, p1, q0, q1):
        return mul(e, add(add(mul(p0, q1), mul(p1, q0)), mul(factor, mul(q0, q1))))

    return sumcheck.Sum(tables, combine)


def table_at(lookups, point, alpha_1):
    """Extension of the table's entries."""
    result, rest = ZERO, ONE
    square = mul(alpha_1, alpha_1)
    for (tag, size), offset in zip(lookups.tables, lookups.table_offsets):
        bits = log2(size)
        low = point[:bits]
        here = eq_index(point[bits:], offset >> bits)
        identity = ZERO
        for i, r in enumerate(low):
            identity = add(identity, mul(k(2**i), r))
        value = add(k(tag), mul(alpha_1, identity))
        if tag == SIGMOID:
            value = add(value, mul(square, evaluate(sigmoid_table(lookups.fd), low)))
        result = add(result, mul(here, value))
        rest = sub(rest, here)
    return add(result, rest)


def lookups_at(channel, lookups, point, alpha_1, arrays):
    """Extension of the lookups' entries, by a claim for each block; the filling is (1,0,0)."""
    parts, rest = [], ONE
    for block, offset in zip(lookups.blocks, lookups.block_offsets):
        bits = log2(block.length)
        here = eq_index(point[bits:], offset >> bits)
        rest = sub(rest, here)
        value, power = Affine(add(k(block.tag), mul(alpha_1, k(block.offset)))), alpha_1
        for array in block.arrays:
            value = value + channel.claim("logup", block.root, array, point[:bits], arrays).times(power)
            power = mul(power, alpha_1)
        parts.append(value.times(here))
    return total(parts).plus(rest)
