"""Commit-and-pad: what both sides know of the messages, and the claims and constraints on them (section 3).

The prover and the verifier walk a relation over the same channel. The prover's values come from suppliers that the
verifier never calls; the order of the messages is checked on both sides against the schedule, a leftover is an error.
"""

from dataclasses import dataclass

from .affine import Affine
from .field import ONE, encode_k, mul, sub


@dataclass
class Claim:
    """An array's extension at a point equals an affine form; `gather` is set where blocks are gathered (section 5)."""

    array: str
    point: list
    value: Affine
    gather: object = None


@dataclass
class Tensor:
    """sum of scale*<eq(point), vector of root> equals an affine form: constraint (i) of section 2.3."""

    terms: list
    value: Affine


class Channel:
    """The symbolic verifier; ProverChannel and VerifierChannel say where a padded value comes from."""

    def __init__(self, transcript, schedule):
        self.transcript = transcript
        self.schedule = schedule
        self.constraints = []
        self.tensors = []
        self.claims = {}
        self._sent = 0
        self._pads = 0
        self._products = 0

    def send(self, name, count, values=None):
        """One message of padded values; their affine forms."""
        expected = self.schedule.messages[self._sent]
        if expected != (name, count):
            raise AssertionError("message %s(%d) where the schedule has %s(%d)" % (name, count, *expected))
        self._sent += 1
        forms, encoded = [], b""
        padded = self._padded(count, values)
        for value in padded:
            forms.append(Affine(value, {("pad", self._pads): ONE}))
            encoded += encode_k(value)
            self._pads += 1
        self.transcript.absorb(name, encoded)
        return forms

    def claim(self, step, root, array, point, witness=None, gather=None):
        """A claim with a message of its own."""
        value = self.send(f"{step}.claim.{array}", 1, witness and (lambda: [witness.claim(array, point, gather)]))[0]
        self.claim_form(root, array, point, value, gather)
        return value

    def claim_form(self, root, array, point, value, gather=None):
        """A claim whose value needs no message."""
        self.claims.setdefault(root, []).append(Claim(array, point, value, gather))

    def constrain(self, form):
        """The form is zero."""
        self.constraints.append(form)

    def product(self, a, b):
        """The product of two padded values, by the next triple."""
        (cell_a,), (cell_b,) = a.terms, b.terms
        if self.schedule.products[self._products] != (cell_a[1], cell_b[1]):
            raise AssertionError("product %d is not the schedule's" % self._products)
        if a.terms[cell_a] != ONE or b.terms[cell_b] != ONE:
            raise AssertionError("a factor is not a padded value")
        constant = Affine(mul(a.constant, b.constant), {("z", self._products): ONE})
        result = constant + Affine(terms={cell_b: a.constant}) + Affine(terms={cell_a: b.constant})
        self._products += 1
        return result

    def finish(self):
        """Nothing of the schedule may be left."""
        left = len(self.schedule.messages) - self._sent, self.schedule.pads - self._pads
        if left != (0, 0) or self._products != len(self.schedule.products):
            raise AssertionError("the schedule is not used up")

    def _padded(self, count, values):
        raise NotImplementedError


class ProverChannel(Channel):
    def __init__(self, transcript, schedule, pads):
        super().__init__(transcript, schedule)
        self.pads = pads
        self.bytes = b""

    def _padded(self, count, values):
        true = values()
        if len(true) != count:
            raise AssertionError("%d values where %d are due" % (len(true), count))
        padded = [sub(v, pad) for v, pad in zip(true, self.pads[self._pads : self._pads + count], strict=True)]
        self.bytes += b"".join(encode_k(v) for v in padded)
        return padded

    def true_value(self, form):
        return form.value(self.cell)

    def cell(self, cell):
        """What a cell holds in an honest commitment."""
        kind, number = cell
        if kind == "pad":
            return self.pads[number]
        a, b = (self.pads[j] for j in self.schedule.products[number])
        return mul(a, b) if kind == "z" else a if kind == "x" else b


class VerifierChannel(Channel):
    def __init__(self, transcript, schedule, padded):
        super().__init__(transcript, schedule)
        self._values = padded

    def _padded(self, count, values):
        return self._values[self._pads : self._pads + count]
