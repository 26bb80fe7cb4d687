"""Extensions of sections 2.2 and 5, on the cube and by random points."""

import random
import unittest

from fzk import field, mle
from fzk.field import ONE, ZERO, k

DRAW = random.Random("mle")


def point(count):
    return [(DRAW.randrange(field.P), DRAW.randrange(field.P)) for _ in range(count)]


def corner(index, count):
    return [k(index >> i & 1) for i in range(count)]


class ExtensionTest(unittest.TestCase):
    def test_eq_table_is_eq_at_the_corners_low_bit_first(self):
        r = point(3)
        for index, value in enumerate(mle.eq_table(r)):
            self.assertEqual(mle.eq(r, corner(index, 3)), value)
            self.assertEqual(mle.eq_index(r, index), value)

    def test_extension_agrees_with_folding(self):
        values = [DRAW.randrange(100) for _ in range(16)]
        r = point(4)
        self.assertEqual(mle.evaluate(values, r), mle.evaluate_k([k(v) for v in values], r))
        self.assertEqual(k(values[6]), mle.evaluate(values, corner(6, 4)))

    def test_less_than_is_itself_at_corners_and_multilinear(self):
        for a in range(8):
            for b in range(8):
                self.assertEqual(k(a < b), mle.less_than(corner(a, 3), corner(b, 3)))
        a, b = point(3), point(3)
        self.assertEqual(mle.less_than(a, b), mle.evaluate_k(mle.less_than_table(b), a))

    def test_below_counts_and_is_one_at_the_full_size(self):
        r = point(3)
        for bound in range(9):
            self.assertEqual(mle.evaluate([int(x < bound) for x in range(8)], r), mle.below(r, bound))
        self.assertEqual(ONE, mle.below([], 1))
        self.assertEqual(ZERO, mle.below([], 0))
        with self.assertRaises(ValueError):
            mle.below(r, 9)

    def test_p2_is_the_least_power_not_below(self):
        self.assertEqual([1, 1, 2, 4, 4, 8], [mle.p2(x) for x in range(6)])
