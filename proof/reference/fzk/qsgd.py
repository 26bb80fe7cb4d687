"""The training algorithm in exact integers: section 4."""

import hashlib
import math
from functools import lru_cache

from .coins import ByteStream
from .refusal import ProverStopped

SIGMOID_LOW, SIGMOID_HIGH = -8192, 8191
SIGMOID_HASHES = {
    13: "f5b0befad8885229f2cc15b39bc0f59fd6f7491809302e3ef6ab99d6c1037fdd",
    14: "0e7d515f2902c7cf27157c6a9c69751703366a41bc7221b0be0e9220156e3a2b",
}


@lru_cache(maxsize=None)
def sigmoid_table(fd):
    """T(u) for u = -8192..8191."""
    table = [round(2**fd / (1 + math.exp(-u / 512))) for u in range(SIGMOID_LOW, SIGMOID_HIGH + 1)]
    found = hashlib.sha256(b"".join(v.to_bytes(4, "big") for v in table)).hexdigest()
    if found != SIGMOID_HASHES[fd]:
        raise AssertionError("the sigmoid table of this machine is not the normative one")
    return table


def block_order(base, data_root, nonce, blocks, epochs):
    """pi(tau) for every step; base, data root and nonce are hex."""
    order = []
    for epoch in range(epochs):
        message = bytes.fromhex(base) + bytes.fromhex(data_root) + epoch.to_bytes(4, "big") + bytes.fromhex(nonce)
        stream = ByteStream(b"fzk/1/order" + message)
        entries = list(range(blocks))
        for i in range(blocks - 1, 0, -1):
            limit = 2**32 - 2**32 % (i + 1)
            v = int.from_bytes(stream.next(4), "big")
            while v >= limit:
                v = int.from_bytes(stream.next(4), "big")
            j = v % (i + 1)
            entries[i], entries[j] = entries[j], entries[i]
        order += entries
    return order


def round_shift(acc, shift):
    """acc = 2^s z + r - 2^(s-1) with 0 <= r < 2^s."""
    lifted = acc + 2 ** (shift - 1)
    return lifted >> shift, lifted & (2**shift - 1)


def saturate(z, z_bits):
    """z = u + hi - lo."""
    u = min(max(z, SIGMOID_LOW), SIGMOID_HIGH)
    hi, lo = max(0, z - SIGMOID_HIGH), max(0, SIGMOID_LOW - z)
    in_range(max(hi, lo) < 2**z_bits, "logit")
    return u, hi, lo


def in_range(condition, what):
    if not condition:
        raise ProverStopped("RANGE_EXCEEDED", what)


class Run:
    """Cells of a whole run, arrays (Tp, B, Jp) flattened as section 5 says, and the weights before every step."""

    def __init__(self, job, w0, x, y):
        """w0: for each layer rows k (bias at p_in) of columns j; x, y: padded data blocks [block][i][..]."""
        self.job = job
        self.arrays = {name: [] for name in job.cell_names}
        self.weights = [[] for _ in job.layers]
        self.inputs = [[] for _ in job.layers]
        self._now = [[list(row) for row in layer] for layer in w0]
        for tau in range(job.steps_padded):
            real = tau < job.steps
            block = job.order[tau] if real else None
            self._step(x[block] if real else job.zero_block, y[block] if real else None, block)
        self.update = [
            [[after - before for after, before in zip(*rows)] for rows in zip(now, start)]
            for now, start in zip(self._now, w0)
        ]

    def _step(self, rows, labels, block):
        job = self.job
        for layer, now in enumerate(self._now):
            self.weights[layer].append([list(row) for row in now])
        first, last = job.layers[0], job.layers[-1]
        hidden = [self._hidden(row, first) for row in rows] if first is not last else None
        inputs = [[a for _, a in units] for units in hidden] if hidden else rows
        deltas = [
            self._output(row, last, labels and labels[i], labels is not None and job.selected_rows(block) > i)
            for i, row in enumerate(inputs)
        ]
        self.inputs[-1].append(inputs)
        if hidden:
            self.inputs[0].append(rows)
            hidden_deltas = [self._backward(units, d) for units, d in zip(hidden, deltas)]
            self._descend(0, rows, hidden_deltas)
        self._descend(-1, inputs, deltas)

    def _accumulate(self, row, layer):
        now = self._now[layer.number - 1]
        bias = now[layer.p_in]
        return [
            sum(v * now[i][j] for i, v in enumerate(row)) + 2**layer.input_scale * bias[j] for j in range(layer.p_out)
        ]

    def _put(self, **values):
        for name, value in values.items():
            self.arrays[name].append(value)

    def _hidden(self, row, layer):
        """(S, A) of each unit."""
        units = []
        for acc in self._accumulate(row, layer):
            z, r = round_shift(acc, layer.shift)
            s, v, n = int(z > 0), 0, max(0, -z)
            a = max(0, z)
            v = a - s
            in_range(max(v, n) < 2**self.job.recipe.aBits, "activation")
            self._put(S=s, Nn=n, V=v, r1=r)
            units.append((s, a))
        return units

    def _output(self, row, layer, labels, selected):
        fd, deltas = self.job.recipe.fd, []
        for c, acc in enumerate(self._accumulate(row, layer)):
            z, r = round_shift(acc, layer.shift)
            u, hi, lo = saturate(z, self.job.recipe.zBits)
            p = sigmoid_table(fd)[u - SIGMOID_LOW]
            delta = p - 2**fd * labels[c] if selected and c < layer.fan_out else 0
            self._put(u=u, P=p, hi=hi, lo=lo, r=r, delta=delta)
            deltas.append(delta)
        return deltas

    def _backward(self, units, deltas):
        job, last = self.job, self.job.layers[-1]
        limit, out = 2**job.recipe.dBits, []
        for unit, (s, _) in enumerate(units):
            total = sum(d * w for d, w in zip(deltas, self._now[-1][unit]))
            g, rb = round_shift(total, last.weight_scale)
            in_range(-limit <= g < limit, "delta")
            self._put(G=g + limit, rb=rb, delta1=s * g)
            out.append(s * g)
        return out

    def _descend(self, layer, inputs, deltas):
        """W -= mu * sum_i in_i delta_i, bias included."""
        now, mu = self._now[layer], self.job.recipe.mu
        constant = 2 ** self.job.layers[layer].input_scale
        for row, delta in zip(inputs, deltas):
            for i, v in [*enumerate(row), (len(row), constant)]:
                if v:
                    for j, d in enumerate(delta):
                        now[i][j] -= mu * v * d
