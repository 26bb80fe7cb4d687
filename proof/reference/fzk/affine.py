"""What the verifier knows of a padded value: an affine form in cells of the commitment (section 3).

A cell is ("pad", j), or ("x", s), ("y", s), ("z", s) of triple s.
"""

from .field import ONE, ZERO, add, mul, neg


class Affine:
    __slots__ = ("constant", "terms")

    def __init__(self, constant=ZERO, terms=None):
        self.constant = constant
        self.terms = terms or {}

    def __add__(self, other):
        terms = dict(self.terms)
        for cell, factor in other.terms.items():
            terms[cell] = add(terms[cell], factor) if cell in terms else factor
        return Affine(add(self.constant, other.constant), terms)

    def __sub__(self, other):
        return self + other.times(neg(ONE))

    def plus(self, constant):
        return Affine(add(self.constant, constant), self.terms)

    def times(self, factor):
        return Affine(mul(self.constant, factor), {cell: mul(v, factor) for cell, v in self.terms.items()})

    def value(self, cells):
        """The true value, given what every cell holds."""
        result = self.constant
        for cell, factor in self.terms.items():
            result = add(result, mul(factor, cells(cell)))
        return result


def total(forms):
    result = Affine()
    for form in forms:
        result = result + form
    return result
