"""Zerochecks of the cells, ZC_H and ZC_O of section 5, and the closed form of sel."""

from .. import sumcheck
from ..affine import Affine
from ..field import ONE, add, k, mul, sub
from ..mle import below, eq, eq_table, log2
from .layer import schedule_cells

OUTPUT_CELLS = ["u", "P", "hi", "lo", "delta"]
HIDDEN_CELLS = ["S", "Nn", "V", "G", "delta1"]


def schedule_output(s, training):
    s.rounds("zc_o", log2(training.output_length), 3)
    s.message("zc_o.hi")
    s.message("zc_o.lo")
    schedule_cells(s, "zc_o", training, OUTPUT_CELLS)
    s.claims("zc_o", ["Y"])
    s.product("zc_o.hi", "zc_o.claim.u")
    s.product("zc_o.lo", "zc_o.claim.u")


def output(walk):
    """C_0 = hi(u - 8191), C_1 = lo(u + 8192), C_2 = delta - sel(P - 2^fd Y)."""
    training, channel = walk.training, walk.channel
    c_bits = log2(training.layers[-1].p_out)
    r = walk.draw(log2(training.output_length))
    factor = channel.transcript.challenge()
    scale = 2**training.recipe.fd
    prover = walk.witness and output_sum(walk, r, factor)
    point, claim = sumcheck.run(channel, "zc_o", Affine(), len(r), 3, prover)
    hi = walk.own("zc_o.hi", lambda: walk.witness.cells_at(["hi"], point))
    lo = walk.own("zc_o.lo", lambda: walk.witness.cells_at(["lo"], point))
    forms = walk.cells("zc_o", OUTPUT_CELLS, point)
    at_tau = point[c_bits + training.sample_bits :]
    y = channel.claim("zc_o", "data", "Y", point[: c_bits + training.sample_bits], walk.arrays, walk.gather(at_tau))
    channel.constrain(hi - forms["hi"])
    channel.constrain(lo - forms["lo"])
    c_0 = channel.product(hi, forms["u"]) - hi.times(k(8191))
    c_1 = channel.product(lo, forms["u"]) + lo.times(k(8192))
    c_2 = forms["delta"] - (forms["P"] - y.times(k(scale))).times(selection_at(training, point))
    value = c_0 + c_1.times(factor) + c_2.times(mul(factor, factor))
    channel.constrain(claim - value.times(eq(r, point)))


def selection_at(training, point):
    """sel~ in closed form at a point of (c, i, tau)."""
    c_bits = log2(training.layers[-1].p_out)
    row_bits = c_bits + training.sample_bits
    at_c, at_i, at_tau = point[:c_bits], point[c_bits:row_bits], point[row_bits:]
    last = training.blocks - 1
    full, short = (0, 0), (0, 0)
    for weight, block in zip(eq_table(at_tau), training.order):
        if block == last:
            short = add(short, weight)
        else:
            full = add(full, weight)
    samples = add(full, mul(short, below(at_i, training.selected_rows(last))))
    return mul(below(at_c, training.outputs), samples)


def selection_table(training):
    p_out = training.layers[-1].p_out
    table = []
    for tau in range(training.steps_padded):
        count = training.selected_rows(training.order[tau]) if tau < training.steps else 0
        for i in range(training.batch):
            table += [int(i < count and c < training.outputs) for c in range(p_out)]
    return table


def output_sum(walk, r, factor):
    training, arrays = walk.training, walk.witness.arrays.values
    square, scale = mul(factor, factor), k(2**training.recipe.fd)
    y, size = arrays["Y"], training.batch * training.layers[-1].p_out
    gathered = []
    for tau in range(training.steps_padded):
        block = training.order[tau] if tau < training.steps else None
        gathered += [0] * size if block is None else y[block * size : (block + 1) * size]
    tables = [eq_table(r)] + [
        [k(v) for v in values]
        for values in (
            arrays["u"], arrays["P"], walk.witness.whole("hi"), walk.witness.whole("lo"), arrays["delta"],
            selection_table(training), gathered,
        )
    ]

    def combine(e, u, p, hi, lo, delta, sel, label):
        c_0 = mul(hi, sub(u, k(8191)))
        c_1 = mul(lo, add(u, k(8192)))
        c_2 = sub(delta, mul(sel, sub(p, mul(scale, label))))
        return mul(e, add(c_0, add(mul(factor, c_1), mul(square, c_2))))

    return sumcheck.Sum(tables, combine)


def schedule_hidden(s, training):
    s.rounds("zc_h", log2(training.hidden_length), 3)
    s.message("zc_h.z")
    s.message("zc_h.g")
    schedule_cells(s, "zc_h", training, HIDDEN_CELLS)
    s.product("zc_h.claim.S", "zc_h.claim.S")
    s.product("zc_h.claim.S", "zc_h.z")
    s.product("zc_h.claim.S", "zc_h.g")


def hidden(walk):
    """C_0 = S^2 - S, C_1 = A - S z, C_2 = delta - S g."""
    training, channel = walk.training, walk.channel
    r = walk.draw(log2(training.hidden_length))
    factor = channel.transcript.challenge()
    offset = k(-(2**training.recipe.dBits))
    prover = walk.witness and hidden_sum(walk, r, factor)
    point, claim = sumcheck.run(channel, "zc_h", Affine(), len(r), 3, prover)
    at = walk.witness and walk.witness.cells_at
    z = walk.own("zc_h.z", lambda: sub(at(["S", "V"], point), at(["Nn"], point)))
    g = walk.own("zc_h.g", lambda: add(at(["G"], point), offset))
    forms = walk.cells("zc_h", HIDDEN_CELLS, point)
    s = forms["S"]
    activation = s + forms["V"]
    channel.constrain(z - (activation - forms["Nn"]))
    channel.constrain(g - forms["G"].plus(offset))
    c_0 = channel.product(s, s) - s
    c_1 = activation - channel.product(s, z)
    c_2 = forms["delta1"] - channel.product(s, g)
    value = c_0 + c_1.times(factor) + c_2.times(mul(factor, factor))
    channel.constrain(claim - value.times(eq(r, point)))


def hidden_sum(walk, r, factor):
    witness, square = walk.witness, mul(factor, factor)
    offset = k(-(2**walk.training.recipe.dBits))
    tables = [eq_table(r)] + [[k(v) for v in witness.whole(name)] for name in HIDDEN_CELLS]

    def combine(e, s, negative, v, back, delta):
        activation = add(s, v)
        c_0 = mul(s, sub(s, ONE))
        c_1 = sub(activation, mul(s, sub(activation, negative)))
        c_2 = sub(delta, mul(s, add(back, offset)))
        return mul(e, add(c_0, add(mul(factor, c_1), mul(square, c_2))))

    return sumcheck.Sum(tables, combine)
