"""Padded rounds (section 3) and LogUp (5.1), the forms evaluated with the prover's cells."""

import random
import unittest

from fzk import logup, schedule, sumcheck
from fzk.affine import Affine
from fzk.channel import ProverChannel, VerifierChannel
from fzk.coins import Coins
from fzk.field import P, ZERO, add, k, mul
from fzk.lookups import Block, Lookups, limb_widths, sigmoid_block
from fzk.mle import evaluate_k
from fzk.qsgd import sigmoid_table
from fzk.schedule import Schedule
from fzk.transcript import Transcript
from fzk.witness import Arrays

DRAW = random.Random("sumcheck")


def table(size):
    return [(DRAW.randrange(P), DRAW.randrange(P)) for _ in range(size)]


class SumcheckTest(unittest.TestCase):
    def setUp(self):
        self.tables = [table(16) for _ in range(3)]
        self.schedule = Schedule()
        self.schedule.rounds("s", 4, 3)
        self.true = ZERO
        for a, b, c in zip(*self.tables):
            self.true = add(self.true, mul(a, mul(b, c)))

    def prove(self, claim):
        channel = ProverChannel(Transcript(), self.schedule, Coins(bytes(32)).k_elements(self.schedule.pads))
        prover = sumcheck.Sum(self.tables, lambda a, b, c: mul(a, mul(b, c)))
        point, last = sumcheck.run(channel, "s", Affine(claim), 4, 3, prover)
        channel.finish()
        product = k(1)
        for values in self.tables:
            product = mul(product, evaluate_k(values, point))
        return channel, last, product

    def test_last_claim_is_the_product_at_the_point(self):
        channel, last, product = self.prove(self.true)
        self.assertEqual(product, channel.true_value(last))

    def test_false_claim_leaves_a_false_claim(self):
        channel, last, product = self.prove(add(self.true, (0, 1)))
        self.assertNotEqual(product, channel.true_value(last))

    def test_verifier_comes_to_the_same_form_by_the_sent_values(self):
        channel, last, _ = self.prove(self.true)
        sent = [tuple(int.from_bytes(channel.bytes[i + j : i + j + 8], "big") for j in (0, 8))
                for i in range(0, len(channel.bytes), 16)]
        verifier = VerifierChannel(Transcript(), self.schedule, sent)
        _, form = sumcheck.run(verifier, "s", Affine(self.true), 4, 3)
        self.assertEqual((last.constant, last.terms), (form.constant, form.terms))


class LogUpTest(unittest.TestCase):
    def broken(self, change=lambda values: None):
        """Numbers of the constraints that do not hold, and the false claims."""
        blocks = [Block("run", ("a",), 16, 3), Block("run", ("b",), 8, 5, 4), sigmoid_block(8)]
        lookups = Lookups(blocks, 13)
        u = [DRAW.randrange(-8192, 8192) for _ in range(8)]
        values = {
            "a": [DRAW.randrange(8) for _ in range(16)],
            "b": [DRAW.randrange(-4, 28) for _ in range(8)],
            "u": u,
            "P": [sigmoid_table(13)[v + 8192] for v in u],
        }
        honest = Arrays(values)
        values["mult"] = lookups.count(lookups.entries(honest.values))
        change(values)
        arrays = Arrays(values)
        plan = Schedule()
        schedule.logup(plan, lookups)
        channel = ProverChannel(Transcript(), plan, Coins(bytes(32)).k_elements(plan.pads))
        logup.prove_lookups(channel, lookups, arrays)
        channel.finish()
        forms = enumerate(channel.constraints)
        false = [i for i, form in forms if channel.true_value(form) != ZERO]
        claims = channel.claims["run"]
        self.assertEqual(["mult", "a", "b", "u", "P"], [c.array for c in claims])
        wrong = [c.array for c in claims if channel.true_value(c.value) != arrays.claim(c.array, c.point)]
        return false, wrong, len(channel.constraints)

    def test_values_in_their_tables_hold(self):
        self.assertEqual(([], []), self.broken()[:2])

    def test_value_outside_or_miscounted_breaks_the_sum_of_fractions(self):
        def change(name, index, value):
            def apply(values):
                values[name][index] = value(values[name][index])

            return apply

        changes = [
            change("a", 3, lambda v: 8), change("a", 0, lambda v: -1), change("b", 7, lambda v: 28),
            change("b", 0, lambda v: -5), change("P", 2, lambda v: v + 1), change("u", 2, lambda v: v ^ 4096),
            change("mult", 0, lambda v: v + 1), change("mult", 30000, lambda v: -1),
        ]
        for apply in changes:
            false, wrong, count = self.broken(apply)
            self.assertEqual(([count - 3], []), (false, wrong))

    def test_limbs_have_the_widths_of_the_text(self):
        self.assertEqual([12, 8], limb_widths(20, 12))
        self.assertEqual([12], limb_widths(12, 12))
        self.assertEqual([12, 1], limb_widths(13, 12))
        self.assertEqual([16, 16, 16, 14], limb_widths(62, 16))

    def test_blocks_and_tables_are_sorted_by_size_and_keep_their_order(self):
        lookups = Lookups([Block("run", ("a",), 4, 14), Block("run", ("b",), 8, 3), Block("run", ("c",), 4, 2)], 14)
        self.assertEqual(["b", "a", "c"], [b.arrays[0] for b in lookups.blocks])
        self.assertEqual([14, 63, 3, 2, 1], [tag for tag, _ in lookups.tables])
        self.assertEqual((16, 65536), (lookups.length, lookups.table_length))
        entries = lookups.table_entries()
        self.assertEqual([(14, 0, 0), (63, 0, 0), (1, 0, 0), (1, 1, 0), (1, 0, 0)],
                         [entries[i] for i in (0, 16384, 32780, 32781, 65535)])
