"""Sumchecks of one dense layer: FWD, WCL, BWD and UPD of section 5, messages of section 6.1.

Each step has two functions: its part of the schedule and its walk. `witness` is None on the verifier's side.
"""

from dataclasses import dataclass

from .. import sumcheck
from ..affine import Affine, total
from ..field import ONE, add, inv, k, mul, neg, sub
from ..mle import eq, eq_table, less_than, less_than_table, log2
from ..witness import Gather, dot_k


@dataclass
class Walk:
    """What all steps share: channel, public shape, public weights (tables of signed integers), the prover's witness."""

    channel: object
    training: object
    w0: list
    update: list
    witness: object = None

    def draw(self, count):
        return self.channel.transcript.challenges(count)

    def cells(self, step, names, point):
        """Claims on the arrays of these cells; each cell as the sum of its limbs."""
        forms = {}
        for name in names:
            parts = self.training.parts(name)
            claims = [self.channel.claim(step, "run", part, point, self.arrays) for part in parts]
            limb = self.training.recipe.limb
            forms[name] = total(c.times(k(2 ** (i * limb))) for i, c in enumerate(claims))
        return forms

    @property
    def arrays(self):
        return self.witness and self.witness.arrays

    def own(self, name, value):
        """A value sent for itself, not a claim on an array; value: a supplier."""
        return self.channel.send(name, 1, self.witness and (lambda: [value()]))[0]

    def gather(self, r_tau):
        t = self.training
        return Gather(t.order, t.blocks_padded, r_tau)


def schedule_cells(s, step, training, names):
    for name in names:
        s.claims(step, training.parts(name))


def input_names(training, number):
    """The cells that a layer's input is claimed by; the input of the first is X, gathered."""
    return training.layer_cells[number].input


def factor_name(training, number, step):
    """The padded value that stands for a layer's input in a product."""
    return f"{step}.A" if input_names(training, number) else f"{step}.claim.X"


# FWD


def forward_cells(training, number):
    cells = training.layer_cells[number]
    return [name for name, _ in cells.z] + [cells.rest]


def schedule_forward(s, training, number):
    step, layer = f"fwd{number + 1}", training.layers[number]
    schedule_cells(s, step, training, forward_cells(training, number))
    s.rounds(step, log2(2 * layer.p_in) + training.tau_bits, 3)
    if input_names(training, number):
        s.message(f"{step}.A")
    s.message(f"{step}.W")
    if input_names(training, number):
        schedule_cells(s, step, training, input_names(training, number))
    else:
        s.claims(step, ["X"])
    s.product(factor_name(training, number, step), f"{step}.W")
    schedule_weights(s, training, number, f"{step}.wcl")


def forward(walk, number):
    training, layer, cells = walk.training, walk.training.layers[number], walk.training.layer_cells[number]
    step, channel = f"fwd{number + 1}", walk.channel
    r_tau, r_i, r_j = walk.draw(training.tau_bits), walk.draw(training.sample_bits), walk.draw(log2(layer.p_out))
    forms = walk.cells(step, forward_cells(training, number), r_j + r_i + r_tau)
    z = total(forms[name].times(sign) for name, sign in cells.z)
    acc = (z.times(k(2**layer.shift)) + forms[cells.rest]).plus(k(-(2 ** (layer.shift - 1))))
    prover = walk.witness and walk.witness.forward_sum(number, r_tau, r_i, r_j)
    k_bits = log2(2 * layer.p_in)
    point, claim = sumcheck.run(channel, step, acc, k_bits + training.tau_bits, 3, prover)
    at_k, at_tau = point[:k_bits], point[k_bits:]
    own_a = send_input(walk, number, step, (at_k, r_i, at_tau))
    weight = walk.own(f"{step}.W", lambda: prover.last()[2])
    value, scaled, offset = claim_input(walk, number, step, (at_k, r_i, at_tau), own_a)
    product = channel.product(value, weight).times(scaled) + weight.times(offset)
    channel.constrain(claim - product.times(eq(r_tau, at_tau)))
    weights(walk, number, f"{step}.wcl", weight, (at_tau, at_k, r_j))


def send_input(walk, number, step, place):
    """`A` = S + V as a value of its own, before the claims; None where the input is X."""
    if not input_names(walk.training, number):
        return None
    at_k, at_i, at_tau = place
    point = at_k[:-1] + at_i + at_tau
    return walk.own(f"{step}.A", lambda: walk.witness.cells_at(input_names(walk.training, number), point))


def claim_input(walk, number, step, place, own_a, delta=None):
    """Claims of I at (k, i, tau), run root first; `delta` sends the claim on delta in its place.

    Returns the padded value v, and s and o with I~ = s v + o; with `delta` also its form.
    """
    at_k, at_i, at_tau = place
    low, bias = at_k[:-1], at_k[-1]
    names = input_names(walk.training, number)
    if names:
        forms = walk.cells(step, names, low + at_i + at_tau)
        value = own_a
        walk.channel.constrain(own_a - total(forms.values()))
        delta_form = delta and delta()
    else:
        delta_form = delta and delta()
        value = walk.channel.claim(step, "data", "X", low + at_i, walk.arrays, walk.gather(at_tau))
    constant = 2 ** walk.training.layers[number].input_scale
    offset = mul(bias, mul(eq(low, [(0, 0)] * len(low)), k(constant)))
    result = (value, sub(ONE, bias), offset)
    return (*result, delta_form) if delta else result


# WCL and UPD: sums over (tau, i) of input times delta


def schedule_weights(s, training, number, step):
    _schedule_outer(s, training, number, step, 3)


def schedule_update(s, training, number):
    _schedule_outer(s, training, number, f"upd{number + 1}", 2)


def _schedule_outer(s, training, number, step, degree):
    delta = training.layer_cells[number].delta
    s.rounds(step, training.sample_bits + training.tau_bits, degree)
    if input_names(training, number):
        s.message(f"{step}.A")
        schedule_cells(s, step, training, [*input_names(training, number), delta])
    else:
        s.claims(step, [delta, "X"])
    s.product(factor_name(training, number, step), f"{step}.claim.{delta}")


def weights(walk, number, step, weight, place):
    """R5 for a claim W~(tau, k, j)."""
    at_tau, at_k, at_j = place
    claim = weight.times(neg(ONE)).plus(matrix_at(walk.w0[number], at_k, at_j))
    _outer(walk, number, step, claim, at_k, at_j, at_tau)


def update(walk, number):
    """R6 at a random point."""
    layer = walk.training.layers[number]
    at_k, at_j = walk.draw(log2(2 * layer.p_in)), walk.draw(log2(layer.p_out))
    claim = Affine(neg(matrix_at(walk.update[number], at_k, at_j)))
    _outer(walk, number, f"upd{number + 1}", claim, at_k, at_j, None)


def _outer(walk, number, step, claim, at_k, at_j, before):
    """`before`: the step before which the sum runs; None: over all steps."""
    training, channel = walk.training, walk.channel
    claim = claim.times(inv(k(training.recipe.mu)))
    prover = walk.witness and walk.witness.outer_sum(number, at_k, at_j, before)
    variables, degree = training.sample_bits + training.tau_bits, 2 if before is None else 3
    point, claim = sumcheck.run(channel, step, claim, variables, degree, prover)
    at_i, at_tau = point[: training.sample_bits], point[training.sample_bits :]
    name = training.layer_cells[number].delta
    own_a = send_input(walk, number, step, (at_k, at_i, at_tau))
    value, scaled, offset, delta = claim_input(
        walk, number, step, (at_k, at_i, at_tau), own_a,
        lambda: walk.cells(step, [name], at_j + at_i + at_tau)[name],
    )
    product = channel.product(value, delta).times(scaled) + delta.times(offset)
    earlier = ONE if before is None else less_than(at_tau, before)
    channel.constrain(claim - product.times(earlier))


# BWD


def schedule_backward(s, training):
    layer = training.layers[-1]
    schedule_cells(s, "bwd2", training, ["G", "rb"])
    s.rounds("bwd2", log2(layer.p_out) + training.tau_bits, 3)
    s.message("bwd2.W")
    s.claims("bwd2", ["delta"])
    s.product("bwd2.claim.delta", "bwd2.W")
    schedule_weights(s, training, len(training.layers) - 1, "bwd2.wcl")


def backward(walk):
    """R4, of the last layer."""
    training, layer, channel = walk.training, walk.training.layers[-1], walk.channel
    number = len(training.layers) - 1
    r_tau, r_i, r_k = walk.draw(training.tau_bits), walk.draw(training.sample_bits), walk.draw(log2(layer.p_in))
    forms = walk.cells("bwd2", ["G", "rb"], r_k + r_i + r_tau)
    shift = layer.weight_scale
    g = forms["G"].plus(k(-(2**training.recipe.dBits)))
    back = (g.times(k(2**shift)) + forms["rb"]).plus(k(-(2 ** (shift - 1))))
    prover = walk.witness and walk.witness.backward_sum(r_tau, r_i, r_k)
    c_bits = log2(layer.p_out)
    point, claim = sumcheck.run(channel, "bwd2", back, c_bits + training.tau_bits, 3, prover)
    at_c, at_tau = point[:c_bits], point[c_bits:]
    weight = walk.own("bwd2.W", lambda: prover.last()[2])
    delta = walk.cells("bwd2", ["delta"], at_c + r_i + at_tau)["delta"]
    channel.constrain(claim - channel.product(delta, weight).times(eq(r_tau, at_tau)))
    weights(walk, number, "bwd2.wcl", weight, (at_tau, [*r_k, (0, 0)], at_c))


def matrix_at(table, at_k, at_j):
    """Extension of rows k of columns j."""
    columns = eq_table(at_j)
    rows = []
    for row in table:
        value = (0, 0)
        for weight, v in zip(columns, row, strict=True):
            value = add(value, mul(weight, k(v)))
        rows.append(value)
    return dot_k(eq_table(at_k), rows)


class LayerSums:
    """The prover's tables for the sumchecks above, from a run of the algorithm."""

    def __init__(self, training, run, arrays):
        self.training = training
        self.run = run
        self.arrays = arrays

    def cells_at(self, names, point):
        """Sum of cells' extensions, limbs weighted."""
        result = (0, 0)
        for name in names:
            for i, part in enumerate(self.training.parts(name)):
                value = self.arrays.claim(part, point)
                result = add(result, mul(k(2 ** (i * self.training.recipe.limb)), value))
        return result

    def whole(self, name):
        """A cell's array, limbs put together, in F."""
        limb, parts = self.training.recipe.limb, self.training.parts(name)
        columns = zip(*(self.arrays.values[part] for part in parts))
        return [sum(v << i * limb for i, v in enumerate(column)) for column in columns]

    def with_bias(self, number, row):
        """An input row over k, bias included."""
        layer = self.training.layers[number]
        return [*row, 2**layer.input_scale] + [0] * (layer.p_in - 1)

    def forward_sum(self, number, r_tau, r_i, r_j):
        """eq(r_tau, tau), I~(tau, r_i, k), W~(tau, k, r_j) over (k, tau), k low."""
        samples, units, steps = eq_table(r_i), eq_table(r_j), eq_table(r_tau)
        tables = [[], [], []]
        for tau, rows in enumerate(self.run.inputs[number]):
            full = [self.with_bias(number, row) for row in rows]
            columns = list(zip(*full))
            tables[0] += [steps[tau]] * len(columns)
            tables[1] += [signed_dot(samples, column) for column in columns]
            tables[2] += [signed_dot(units, row) for row in self.run.weights[number][tau]]
        return sumcheck.Sum(tables, lambda e, i, w: mul(e, mul(i, w)))

    def outer_sum(self, number, at_k, at_j, before):
        """LT(tau, before), I~(tau, i, k), delta~(tau, i, j) over (i, tau), i low."""
        inputs, units = eq_table(at_k), eq_table(at_j)
        values = [signed_dot(inputs, self.with_bias(number, row)) for rows in self.run.inputs[number] for row in rows]
        cells = self.arrays.values[self.training.layer_cells[number].delta]
        size = len(units)
        deltas = [signed_dot(units, cells[i : i + size]) for i in range(0, len(cells), size)]
        if before is None:
            return sumcheck.Sum([values, deltas], mul)
        earlier = [v for v in less_than_table(before) for _ in range(self.training.batch)]
        return sumcheck.Sum([earlier, values, deltas], lambda lt, i, d: mul(lt, mul(i, d)))

    def backward_sum(self, r_tau, r_i, r_k):
        """eq(r_tau, tau), delta~(tau, r_i, c), W~(tau, (r_k, 0), c) over (c, tau), c low."""
        training = self.training
        steps, samples, units = eq_table(r_tau), eq_table(r_i), eq_table(r_k)
        size, cells = training.layers[-1].p_out, self.arrays.values["delta"]
        tables = [[], [], []]
        for tau, weight_rows in enumerate(self.run.weights[-1]):
            start = tau * training.batch * size
            block = [cells[start + i * size : start + (i + 1) * size] for i in range(training.batch)]
            tables[0] += [steps[tau]] * size
            tables[1] += [signed_dot(samples, column) for column in zip(*block)]
            tables[2] += [signed_dot(units, column) for column in zip(*weight_rows[: len(units)])]
        return sumcheck.Sum(tables, lambda e, d, w: mul(e, mul(d, w)))


def signed_dot(weights, values):
    return dot_k(weights, [k(v) for v in values])
