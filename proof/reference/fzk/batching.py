"""One sumcheck for all claims on a root: section 3.1."""

from . import sumcheck
from .affine import total
from .channel import Tensor
from .field import ONE, ZERO, add, k, mul
from .mle import eq, eq_table, log2


def batch(channel, root, layout, values=None):
    """Root: 0 for the run root, 1 for the data root; values: the prover's arrays."""
    claims = channel.claims[layout.name]
    betas = channel.transcript.challenges(len(claims))
    claim = total(c.value.times(beta) for c, beta in zip(claims, betas))
    prover = None
    if values:
        vector = [k(v) for v in layout.vector(values)]
        vector += [ZERO] * (layout.length - len(vector))
        prover = sumcheck.Sum([vector, weights(layout, claims, betas)], mul)
    point, claim = sumcheck.run(channel, f"batch.{layout.name}", claim, layout.variables, 2, prover)
    channel.tensors.append(Tensor([(root, weights_at(layout, claims, betas, point), point)], claim))


def weights(layout, claims, betas):
    """A on the whole vector."""
    table = [ZERO] * layout.length
    for claim, beta in zip(claims, betas):
        inside = [mul(beta, w) for w in eq_table(claim.point)]
        if claim.gather:
            inside = [mul(c, w) for c in claim.gather.table() for w in inside]
        offset = layout.offsets[claim.array]
        for i, w in enumerate(inside):
            table[offset + i] = add(table[offset + i], w)
    return table


def weights_at(layout, claims, betas, point):
    """A at the sumcheck's last point."""
    result = ZERO
    for claim, beta in zip(claims, betas):
        inside = layout.inside(point, claim.array)
        low = len(claim.point)
        term = mul(eq(claim.point, inside[:low]), claim.gather.at(inside[low:]) if claim.gather else ONE)
        if not claim.gather and low != log2(layout.lengths[claim.array]):
            raise AssertionError("a claim's point does not fit " + claim.array)
        result = add(result, mul(mul(beta, term), layout.block_eq(point, claim.array)))
    return result
