"""Section 1 against Python's integers."""

import random
import unittest

from fzk import field, ntt
from fzk.field import P

DRAW = random.Random("field")


def draw_k():
    return (DRAW.randrange(P), DRAW.randrange(P))


def naive_mul(a, b):
    """(a0 + a1 phi)(b0 + b1 phi) with phi^2 = 7, reduced at the end."""
    square = a[1] * b[1]
    return ((a[0] * b[0] + 7 * square) % P, (a[0] * b[1] + a[1] * b[0]) % P)


class FieldTest(unittest.TestCase):
    def test_seven_generates_the_group(self):
        for prime in (2, 3, 5, 17, 257, 65537):
            self.assertNotEqual(1, pow(7, (P - 1) // prime, P), prime)
        self.assertEqual(P - 1, 2**32 * 3 * 5 * 17 * 257 * 65537)

    def test_roots_of_unity_have_their_order(self):
        for log in range(1, 33):
            root = field.root_of_unity(2**log)
            self.assertEqual(P - 1, pow(root, 2 ** (log - 1), P))

    def test_extension_multiplies_and_inverts(self):
        for _ in range(50):
            a, b = draw_k(), draw_k()
            self.assertEqual(naive_mul(a, b), field.mul(a, b))
            self.assertEqual(field.ONE, field.mul(a, field.inv(a)))
            self.assertEqual(a, field.add(field.sub(a, b), b))
            self.assertEqual(field.ZERO, field.add(a, field.neg(a)))

    def test_zero_has_no_inverse(self):
        for invert in (lambda: field.inverse(0), lambda: field.inv(field.ZERO)):
            with self.assertRaises(ZeroDivisionError):
                invert()

    def test_signed_values_come_back_below_2_62_only(self):
        for v in (0, 1, -1, 2**62 - 1, -(2**62) + 1):
            self.assertEqual(v, field.decode_signed(v % P))
        for v in (2**62, -(2**62), (P - 1) // 2):
            self.assertIsNone(field.decode_signed(v % P))


class NttTest(unittest.TestCase):
    def test_transform_evaluates_at_powers_of_the_root(self):
        coefficients = [DRAW.randrange(P) for _ in range(16)]
        root = field.root_of_unity(16)
        for j, value in enumerate(ntt.ntt(coefficients)):
            x = pow(root, j, P)
            self.assertEqual(sum(c * pow(x, i, P) for i, c in enumerate(coefficients)) % P, value)
        self.assertEqual(coefficients, ntt.inverse_ntt(ntt.ntt(coefficients)))

    def test_domain_is_the_coset_of_seven_and_meets_no_subgroup(self):
        coefficients = [DRAW.randrange(P) for _ in range(11)]
        for j, value in enumerate(ntt.evaluate_on_domain(coefficients, 32)):
            x = ntt.domain_point(32, j)
            self.assertEqual(sum(c * pow(x, i, P) for i, c in enumerate(coefficients)) % P, value)
            self.assertNotEqual(1, pow(x, 2**32, P))

    def test_product_over_k_is_the_schoolbook_product(self):
        a, b = [draw_k() for _ in range(5)], [draw_k() for _ in range(7)]
        expected = [field.ZERO] * 16
        for i, x in enumerate(a):
            for j, y in enumerate(b):
                expected[i + j] = field.add(expected[i + j], field.mul(x, y))
        self.assertEqual(expected, ntt.multiply_k(a, b, 16))

    def test_length_that_is_no_power_of_two_is_an_error(self):
        with self.assertRaises(ValueError):
            ntt.ntt([1, 2, 3])
