"""Section 2 on a toy commitment: one run root with pads and triples, one data root, one linear constraint."""

import random
import unittest
from unittest import mock

from fzk import field, ligero
from fzk.affine import Affine
from fzk.channel import ProverChannel, Tensor, VerifierChannel
from fzk.coins import Coins
from fzk.field import ONE, P, k, mul
from fzk.layout import Array, Layout
from fzk.mle import evaluate
from fzk.prooffile import HEADER, Reader
from fzk.refusal import Refused
from fzk.schedule import Schedule
from fzk.transcript import Transcript

ELL, T = 16, 3
DRAW = random.Random("ligero")


class Toy:
    """Messages a, b, ab with a*b = ab by a triple; a claim on each root's vector at a random point, padded."""

    def __init__(self):
        self.schedule = Schedule()
        for name in ("a", "b", "ab", "run", "data"):
            self.schedule.message(name)
        self.schedule.product("a", "b")
        self.run = Layout("run", ELL, T, [Array("r", 32), Array("s", 8)], 5, 1)
        self.data = Layout("data", ELL, 2 * T, [Array("x", 64)])
        self.layouts = [self.run, self.data]
        self.degrees = ligero.Degrees.of(self.layouts)
        self.values = {name: [DRAW.randrange(P) for _ in range(n)] for name, n in (("r", 32), ("s", 8), ("x", 64))}
        self.false_by = field.ZERO
        self.triple_error = field.ZERO

    def walk(self, channel, values=None):
        a, b, ab = (channel.send(name, 1, values and (lambda v=v: [v])) for name, v in zip(("a", "b", "ab"), VALUES))
        channel.constrain(ab[0] - channel.product(a[0], b[0]))
        for number, layout in enumerate(self.layouts):
            point = channel.transcript.challenges(layout.variables)
            true = None
            if values:
                vector = layout.vector(values)
                vector += [0] * (layout.length - len(vector))
                true = lambda: [field.add(mul(SCALE, evaluate(vector, point)), self.false_by)]
            claim = channel.send(layout.name, 1, true)[0]
            channel.tensors.append(Tensor([(number, SCALE, point)], claim))
        channel.finish()

    def prove(self):
        data = ligero.commit_data(self.data, self.values, Coins(bytes([1] * 32)))
        coins = Coins(bytes([2] * 32))
        pads = coins.k_elements(5)
        triple = (pads[0], pads[1], field.add(mul(pads[0], pads[1]), self.triple_error))
        run = ligero.commit_run(self.run, self.values, pads, [triple], self.degrees, coins)
        transcript = Transcript()
        channel = ProverChannel(transcript, self.schedule, pads)
        self.walk(channel, self.values)
        opening = ligero.open_roots(transcript, [run, data], ["w_run", "w_data"], channel, self.degrees, T)
        return [run.root, data.root], bytes(HEADER) + channel.bytes + opening.encode()

    def outcome(self, roots, proof):
        reader, transcript = Reader(proof), Transcript()
        try:
            channel = VerifierChannel(transcript, self.schedule, reader.ks(5))
            self.walk(channel)
            ligero.check_opening(
                transcript, reader, self.layouts, roots, ["w_run", "w_data"], channel, self.degrees, T
            )
        except Refused as refused:
            return refused.code
        return "OK"


VALUES = ((3, 5), (11, 13), mul((3, 5), (11, 13)))
SCALE = (17, 19)


class LigeroTest(unittest.TestCase):
    def setUp(self):
        self.toy = Toy()

    def outcome(self):
        return self.toy.outcome(*self.toy.prove())

    def test_honest_opening_is_accepted(self):
        self.assertEqual("OK", self.outcome())

    def test_rows_are_their_values_on_h_and_random_elsewhere(self):
        row, random_part = list(range(ELL)), [7, 8, 9]
        coefficients = ligero.encode_row(row, random_part)
        root = field.root_of_unity(ELL)
        for j in range(ELL):
            x = pow(root, j, P)
            self.assertEqual(j, sum(c * pow(x, i, P) for i, c in enumerate(coefficients)) % P)
        self.assertEqual(random_part, coefficients[ELL:])

    def test_masks_have_their_sums_and_zeros(self):
        degrees = ligero.Degrees([20, 22], 3 * ELL + 2, 41)
        *w, m, z = ligero.draw_masks(ELL, degrees, Coins(bytes(32)))
        self.assertEqual([20, 22], [len(s) for s in w])
        total = field.ZERO
        for i in range(0, len(m), ELL):
            total = field.add(total, m[i])
        self.assertEqual((field.ZERO, 3 * ELL + 2), (total, len(m)))
        root = field.root_of_unity(ELL)
        self.assertEqual(41, len(z))
        for j in range(ELL):
            self.assertEqual(field.ZERO, ligero.evaluate_at(z, pow(root, j, P)))

    def test_false_claim_is_refused_as_linear(self):
        self.toy.false_by = (1, 0)
        self.assertEqual("LINEAR", self.outcome())

    def test_false_product_is_refused_as_quadratic(self):
        # The constraint ab = a*b still holds, with the wrong Z: only g can show it.
        self.toy.triple_error = (0, 1)
        with mock.patch(__name__ + ".VALUES", (*VALUES[:2], field.add(VALUES[2], (0, 1)))):
            self.assertEqual("QUADRATIC", self.outcome())

    def test_copy_that_differs_from_its_pad_is_refused_as_linear(self):
        commit = ligero.commit_run

        def spoilt(layout, values, pads, triples, degrees, coins):
            a, b, _ = triples[0]
            return commit(layout, values, pads, [(field.add(a, ONE), b, mul(field.add(a, ONE), b))], degrees, coins)

        with mock.patch.object(ligero, "commit_run", spoilt):
            self.assertEqual("LINEAR", self.outcome())

    def test_mask_with_another_sum_is_refused_as_linear(self):
        draw = ligero.draw_masks

        def spoilt(ell, degrees, coins):
            masks = draw(ell, degrees, coins)
            masks[-2][0] = field.add(masks[-2][0], ONE)
            return masks

        with mock.patch.object(ligero, "draw_masks", spoilt):
            self.assertEqual("LINEAR", self.outcome())

    def test_mask_that_does_not_vanish_is_refused_as_quadratic(self):
        draw = ligero.draw_masks

        def spoilt(ell, degrees, coins):
            masks = draw(ell, degrees, coins)
            masks[-1][0] = field.add(masks[-1][0], ONE)
            return masks

        with mock.patch.object(ligero, "draw_masks", spoilt):
            self.assertEqual("QUADRATIC", self.outcome())

    def test_row_of_too_high_degree_is_refused_as_low_degree(self):
        evaluate_on_domain = ligero.evaluate_on_domain
        calls = []

        def spoilt(coefficients, n):
            calls.append(n)
            word = evaluate_on_domain(coefficients, n)
            return [(v + j + 1) % P for j, v in enumerate(word)] if len(calls) == 1 else word

        with mock.patch.object(ligero, "evaluate_on_domain", spoilt):
            self.assertEqual("LOW_DEGREE", self.outcome())

    def test_combination_that_is_not_the_rows_is_refused(self):
        for name, code in (("combine_linear", "LINEAR"), ("combine_quadratic", "QUADRATIC")):
            original = getattr(ligero, name)

            def spoilt(*arguments):
                polynomial = original(*arguments)
                # X^(ell+1) - X vanishes on H, so that the sums stay right and only the columns tell.
                polynomial[ELL + 1] = field.add(polynomial[ELL + 1], ONE)
                polynomial[1] = field.sub(polynomial[1], ONE)
                return polynomial

            with mock.patch.object(ligero, name, spoilt):
                self.assertEqual(code, self.outcome())

    def test_changed_bytes_are_refused(self):
        roots, proof = self.toy.prove()
        self.assertEqual("OK", self.toy.outcome(roots, proof))
        degrees = self.toy.degrees
        columns = HEADER + 16 * (5 + sum(degrees.w) + degrees.q + degrees.g)
        heights = (self.toy.run.rows + 8, self.toy.data.rows)
        salts = columns + 8 * T * sum(heights)
        places = {"run column": columns + 7, "data column": salts - 1, "salt": salts, "node": len(proof) - 1}
        for place, position in places.items():
            changed = bytearray(proof)
            changed[position] ^= 1
            self.assertEqual("MERKLE", self.toy.outcome(roots, bytes(changed)), place)
        self.assertEqual("MALFORMED", self.toy.outcome(roots, proof + b"\x00"))
        self.assertEqual("MALFORMED", self.toy.outcome(roots, proof[:-1]))
        self.assertEqual("MERKLE", self.toy.outcome(roots[::-1], proof))

    def test_element_that_is_not_below_p_is_refused(self):
        roots, proof = self.toy.prove()
        for value in (P, P + 1, 2**64 - 1):
            for position in (HEADER, HEADER + 16 * 5, HEADER + 16 * 30):
                changed = proof[:position] + value.to_bytes(8, "big") + proof[position + 8 :]
                self.assertEqual("NON_CANONICAL", self.toy.outcome(roots, changed))


class ProductTest(unittest.TestCase):
    def test_square_of_one_padded_value_counts_its_pad_twice(self):
        schedule = Schedule()
        schedule.message("a")
        schedule.product("a", "a")
        channel = ProverChannel(Transcript(), schedule, [(5, 6)])
        form = channel.send("a", 1, lambda: [(9, 1)])[0]
        self.assertEqual(mul((9, 1), (9, 1)), channel.true_value(channel.product(form, form)))
        channel.finish()

    def test_schedule_must_be_followed_and_used_up(self):
        schedule = Schedule()
        schedule.message("a")
        schedule.message("b", 2)
        channel = ProverChannel(Transcript(), schedule, [(0, 0)] * 3)
        with self.assertRaises(AssertionError):
            channel.send("b", 2, lambda: [(0, 0)] * 2)
        channel.send("a", 1, lambda: [(0, 0)])
        with self.assertRaises(AssertionError):
            channel.finish()

    def test_factor_must_be_one_padded_value(self):
        schedule = Schedule()
        schedule.message("a")
        schedule.product("a", "a")
        channel = ProverChannel(Transcript(), schedule, [(5, 6)])
        form = channel.send("a", 1, lambda: [k(1)])[0]
        with self.assertRaises(AssertionError):
            channel.product(form.times(k(2)), form)
        with self.assertRaises(ValueError):
            channel.product(Affine(), form)
