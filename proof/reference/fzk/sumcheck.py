"""Padded sumcheck, lowest variable first: section 3."""

from .affine import Affine
from .field import ONE, ZERO, add, inv, k, mul, sub
from .mle import fold


class Sum:
    """The prover's side of a sum over the cube: tables of K values and a polynomial of their entries."""

    def __init__(self, tables, combine):
        self.tables = tables
        self.combine = combine

    def round(self, degree):
        """The round polynomial at 0, 2, .., degree."""
        totals = {x: ZERO for x in range(degree + 1) if x != 1}
        for i in range(0, len(self.tables[0]), 2):
            lows = [t[i] for t in self.tables]
            steps = [sub(t[i + 1], t[i]) for t in self.tables]
            at = lows
            totals[0] = add(totals[0], self.combine(*at))
            at = [add(low, step) for low, step in zip(lows, steps)]
            for x in range(2, degree + 1):
                at = [add(v, step) for v, step in zip(at, steps)]
                totals[x] = add(totals[x], self.combine(*at))
        return list(totals.values())

    def bind(self, challenge):
        self.tables = [fold(t, challenge) for t in self.tables]

    def last(self):
        """The tables' values at the point to which all variables are bound."""
        return [t[0] for t in self.tables]


def run(channel, step, claim, variables, degree, prover=None):
    """The rounds `<step>.round0`, ..; the point and the claim that is left there."""
    point = []
    for number in range(variables):
        sent = channel.send(f"{step}.round{number}", degree, prover and (lambda: prover.round(degree)))
        values = [sent[0], claim - sent[0]] + sent[1:]
        challenge = channel.transcript.challenge()
        claim = interpolate(values, challenge)
        point.append(challenge)
        if prover:
            prover.bind(challenge)
    return point, claim


def interpolate(values, x):
    """Lagrange over the nodes 0, 1, .., applied to affine forms."""
    result = Affine()
    for i, value in enumerate(values):
        numerator, denominator = ONE, ONE
        for j in range(len(values)):
            if j != i:
                numerator = mul(numerator, sub(x, k(j)))
                denominator = mul(denominator, k(i - j))
        result = result + value.times(mul(numerator, inv(denominator)))
    return result
