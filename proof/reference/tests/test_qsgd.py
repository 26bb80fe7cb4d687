"""Section 4 in exact integers, and against floating point."""

import hashlib
import math
import unittest
from fractions import Fraction

import examples
from fzk import qsgd
from fzk.descriptors import Layer, check_rounding, check_wrap, layers, read_architecture, read_recipe
from fzk.refusal import ProverStopped, Refused
from fzk.task import Task
from fzk.training import flat_weights, weight_tables


class CellsTest(unittest.TestCase):
    def test_sigmoid_tables_are_the_normative_ones(self):
        for fd in (13, 14):
            table = qsgd.sigmoid_table(fd)
            self.assertEqual((16384, 2 ** (fd - 1)), (len(table), table[8192]))

    def test_rounding_is_half_up_with_its_rest_in_range(self):
        for acc in range(-40, 41):
            z, r = qsgd.round_shift(acc, 3)
            self.assertEqual(acc, 8 * z + r - 4)
            self.assertIn(r, range(8))
            self.assertEqual(math.floor(Fraction(acc, 8) + Fraction(1, 2)), z)

    def test_saturation_is_exact_at_its_ends(self):
        for z in (-8194, -8193, -8192, -8191, 0, 8190, 8191, 8192, 8193):
            u, hi, lo = qsgd.saturate(z, 13)
            self.assertEqual(z, u + hi - lo)
            self.assertTrue(-8192 <= u <= 8191 and hi >= 0 and lo >= 0)
            self.assertEqual((0, 0), (hi * (u - 8191), lo * (u + 8192)))
        with self.assertRaises(ProverStopped) as stopped:
            qsgd.saturate(8191 + 8192, 13)
        self.assertEqual("RANGE_EXCEEDED", stopped.exception.code)

    def test_block_order_is_a_permutation_an_epoch_from_the_seed_of_the_text(self):
        base, root, nonce = "11" * 32, "22" * 32, "33" * 32
        order = qsgd.block_order(base, root, nonce, 5, 3)
        epochs = [order[i : i + 5] for i in range(0, 15, 5)]
        self.assertEqual([[0, 1, 2, 3, 4]] * 3, [sorted(e) for e in epochs])
        self.assertGreater(len({tuple(e) for e in epochs}), 1)
        stream = hashlib.shake_256(
            b"fzk/1/order" + bytes([0x11] * 32) + bytes([0x22] * 32) + bytes([0, 0, 0, 1]) + bytes([0x33] * 32)
        ).digest(16)
        expected = [0, 1, 2, 3, 4]
        for step, i in enumerate((4, 3, 2, 1)):
            j = int.from_bytes(stream[4 * step : 4 * step + 4], "big") % (i + 1)
            expected[i], expected[j] = expected[j], expected[i]
        self.assertEqual(expected, epochs[1])


class RunTest(unittest.TestCase):
    def test_weights_follow_the_gradients_exactly(self):
        for name in ("train-logistic-binary", "train-logistic-3classes"):
            example = examples.train_example(name)
            task, run = Task(example.inputs), example.run.run
            job, layer = task.shape, task.shape.layers[0]
            arrays, mu = run.arrays, job.recipe.mu
            width = layer.p_out
            expected = [list(row) for row in weight_tables(job, task.w0)[0]]
            for tau in range(job.steps_padded):
                self.assertEqual(expected, run.weights[0][tau])
                for i in range(job.batch):
                    row = [*run.inputs[0][tau][i], 2**layer.input_scale]
                    for j in range(width):
                        delta = arrays["delta"][j + width * (i + job.batch * tau)]
                        for k, v in enumerate(row):
                            expected[k][j] -= mu * v * delta
            after = flat_weights(job, [expected])
            self.assertEqual(example.inputs.update, [a - b for a, b in zip(after, task.w0)])

    def test_padding_cells_have_no_delta_and_every_row_is_used_once_an_epoch(self):
        example = examples.train_example("train-logistic-3classes")
        job, run = Task(example.inputs).shape, example.run.run
        self.assertEqual(13, job.rows)
        used = 0
        for tau in range(job.steps_padded):
            for i in range(job.batch):
                real = tau < job.steps and i < job.selected_rows(job.order[tau])
                used += real
                for j in range(4):
                    delta = run.arrays["delta"][j + 4 * (i + job.batch * tau)]
                    if not real or j >= 3:
                        self.assertEqual(0, delta)
        self.assertEqual(13 * 2, used)

    def test_result_is_near_floating_point(self):
        example = examples.train_example("train-logistic-binary")
        task = Task(example.inputs)
        job, layer = task.shape, task.shape.layers[0]
        scale = 2.0**-layer.weight_scale
        weights = [w * scale for w in task.w0]
        data = example.data
        rate = job.recipe.mu * 2.0**-job.recipe.kappa
        for block in job.order:
            gradient = [0.0] * 4
            for row in range(block * 4, min(11, block * 4 + 4)):
                x = [v / 2**job.recipe.fx for v in data.x[row]] + [1.0]
                z = sum(w * v for w, v in zip(weights, x))
                error = 1 / (1 + math.exp(-z)) - data.y[row][0]
                gradient = [g + error * v for g, v in zip(gradient, x)]
            weights = [w - rate * g / 4 for w, g in zip(weights, gradient)]
        for exact, near in zip(task.w0, range(4)):
            result = (exact + example.inputs.update[near]) * scale
            self.assertAlmostEqual(weights[near], result, delta=2**-7)


class BoundsTest(unittest.TestCase):
    def setUp(self):
        example = examples.train_example("train-logistic-binary")
        self.recipe = read_recipe(example.inputs.td, example.inputs.statement["td"])
        self.layers = layers(read_architecture(example.inputs.ad, example.inputs.statement["ad"]), self.recipe)

    def test_largest_weight_is_the_last_below_2_62(self):
        layer = self.layers[0]
        grown = 3 * 11 * 2 * 2**5 * 2**14
        # Here the backward product, fan_out * Dmax * Wmax, is the larger one.
        limit = (2**62 - 1) // 2**14
        self.assertEqual((32, 2**14, 3), (layer.input_bound, layer.delta_bound, layer.fan_in))
        check_wrap(self.layers, self.recipe, 11, [[-(limit - grown), 5]])
        with self.assertRaises(Refused) as refused:
            check_wrap(self.layers, self.recipe, 11, [[limit - grown + 1, 5]])
        self.assertEqual("BOUND_EXCEEDED", refused.exception.code)

    def test_table_of_section_4_has_its_static_bounds(self):
        cases = [
            # inputs, hidden, outputs, rows, epochs, fx, xBits, fa, aBits, fd, dBits, kappa, bound
            (30, None, 1, 569, 5, 10, 13, 0, 1, 14, 1, 2, 56.4),
            (30, 32, 1, 569, 5, 10, 13, 10, 15, 13, 15, 2, 59.5),
            (784, 128, 1, 1000, 1, 8, 8, 10, 15, 13, 14, 4, 60.0),
            (784, None, 1, 1000, 5, 8, 8, 0, 1, 14, 1, 4, 51.9),
        ]
        for d, hidden, c, n, epochs, fx, x_bits, fa, a_bits, fd, d_bits, kappa, bound in cases:
            recipe = type(self.recipe)(fx, x_bits, fa, a_bits, fd, d_bits, 9, 20, 1, kappa, 6, epochs, 12)
            architecture = type("Shape", (), {"inputs": d, "hidden": hidden, "outputs": c})
            static = 0
            for layer in layers(architecture, recipe):
                weight = n * epochs * layer.input_bound * layer.delta_bound
                static = max(static, math.log2((layer.fan_in + 1) * layer.input_bound * weight))
            self.assertAlmostEqual(bound, static, delta=0.06)

    def test_rounding_needs_room_below_the_field(self):
        def layer(shift, width):
            return [Layer(1, 1, 1, 0, 0, shift, width, 1, 1, True)]

        check_rounding(layer(1, 60), self.recipe)
        for shift, width in ((0, 20), (1, 61), (41, 21), (-3, 5)):
            with self.assertRaises(Refused) as refused:
                check_rounding(layer(shift, width), self.recipe)
            self.assertEqual("BOUND_EXCEEDED", refused.exception.code)
