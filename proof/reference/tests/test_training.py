"""TRAIN end to end: honest runs verified, every spoilt array and every wrong public input refused."""

import unittest

import examples
from fzk.prove import prove
from fzk.refusal import ProverStopped
from fzk.task import Task
from fzk.verify import verify


def line(pair):
    return str(verify(*pair))


class TrainingTests:
    """What holds for every architecture; `name` is an example."""

    name = None

    @property
    def example(self):
        return examples.train_example(self.name)

    def test_unspoilt_arrays_are_verified(self):
        self.assertTrue(line(examples.forged_training(self.example, lambda *_: None)).startswith("Verified "))

    def test_every_array_spoilt_in_one_entry_is_refused(self):
        task = Task(self.example.inputs)
        for array in task.run.arrays:
            for index in (0, array.length - 1):
                if array.name != "mult":
                    spoilt = examples.spoilt_cell(array.name, index)
                    self.assertEqual("Refused LINEAR", line(examples.forged_training(self.example, spoilt)), array)

    def test_other_labels_than_those_committed_are_refused(self):
        self.assertEqual("Refused LINEAR", line(examples.turned_label(self.example)))

    def test_update_off_by_one_is_refused(self):
        for index in (0, -1):
            self.assertEqual("Refused LINEAR", line(examples.wrong_update(self.example, index)))


class LogisticTest(TrainingTests, unittest.TestCase):
    name = "train-logistic-binary"

    def test_honest_runs_are_verified(self):
        for name in filter(lambda n: "logistic" in n, examples.JOBS):
            example = examples.train_example(name)
            self.assertTrue(line((example.inputs, example.proof)).startswith("Verified "), name)

    def test_base_off_by_one_is_refused(self):
        def change(inputs, run):
            inputs.w0 = [inputs.w0[0] + 1, *inputs.w0[1:]]
            inputs.statement["w0"] = examples.integers_hash(inputs.w0)

        self.assertEqual("Refused LINEAR", line(examples.forged_training(self.example, change)))

    def test_other_nonce_is_another_order_and_refused(self):
        def change(inputs, run):
            inputs.statement["nonce"] = examples.label("ground until the order was pleasant")

        self.assertNotEqual(
            Task(self.example.inputs).shape.order, Task(examples.forged_training(self.example, change)[0]).shape.order
        )
        self.assertEqual("Refused LINEAR", line(examples.forged_training(self.example, change)))

    def test_seeds_fix_every_byte_and_another_seed_changes_every_element(self):
        example = self.example
        data = example.data
        again = prove(example.inputs, data.x, data.y, data.seed, example.seed)
        self.assertEqual(example.proof, again)
        other = prove(example.inputs, data.x, data.y, data.seed, bytes(32))
        self.assertTrue(line((example.inputs, other)).startswith("Verified "))
        end = examples.first_column(example)
        elements = [{p[i : i + 8] for i in range(80, end, 8)} for p in (again, other)]
        self.assertEqual(set(), elements[0] & elements[1])

    def test_prover_stops_at_wrong_inputs(self):
        example = self.example
        data = example.data
        wrong_x = [[99, *data.x[0][1:]], *data.x[1:]]
        turned = [[1 - data.y[0][0]], *data.y[1:]]
        for code, x, y in (("RANGE_EXCEEDED", wrong_x, data.y), ("RANGE_EXCEEDED", data.x, turned)):
            with self.assertRaises(ProverStopped) as stopped:
                prove(example.inputs, x, y, data.seed, example.seed)
            self.assertEqual(code, stopped.exception.code)
        with self.assertRaises(ProverStopped) as stopped:
            prove(example.inputs, data.x, data.y, bytes(32), example.seed)
        self.assertEqual("DATA_ROOT_UNKNOWN", stopped.exception.code)
        inputs = example.copy_inputs()
        examples.set_update(inputs, [1, *inputs.update[1:]])
        with self.assertRaises(ProverStopped) as stopped:
            prove(inputs, data.x, data.y, data.seed, example.seed)
        self.assertEqual("UPDATE_MISMATCH", stopped.exception.code)

    def test_every_message_changed_is_refused(self):
        example = self.example
        task = Task(example.inputs)
        position, refused = 80, 0
        for name, count in task.schedule.messages:
            outcome = line(examples.changed_byte(example, position + 15))
            # The columns move, so that their paths are too many, too few or others.
            self.assertIn(outcome, ("Refused MALFORMED", "Refused MERKLE", "Refused LOW_DEGREE"), name)
            position += 16 * count
            refused += 1
            if refused == 40:
                break
        self.assertEqual(40, refused)


class MlpTest(TrainingTests, unittest.TestCase):
    name = "train-mlp-binary"

    def test_example_has_open_and_closed_gates_and_hidden_deltas(self):
        cells = self.example.run.run.arrays
        self.assertEqual({0, 1}, set(cells["S"]))
        self.assertTrue(any(cells["delta1"]) and any(v < 0 for v in cells["delta1"]))
        for s, n, v in zip(cells["S"], cells["Nn"], cells["V"]):
            self.assertEqual(s, int(s + v - n > 0))
        zero = 2**self.example.inputs.td["dBits"]
        self.assertEqual(cells["delta1"], [s * (g - zero) for s, g in zip(cells["S"], cells["G"])])

    def test_gate_opened_at_zero_is_refused(self):
        # z = 0 in the padded unit: S = 1, V = -1 keeps A = S z and every equation; only the range of V forbids it.
        def change(inputs, run):
            unit = 3
            self.assertEqual((0, 0, 0), tuple(run.arrays[name][unit] for name in ("S", "Nn.limb0", "V.limb0")))
            self.assertEqual(0, run.arrays["delta1"][unit])
            examples.spoilt_cell("S", unit)(inputs, run)
            examples.spoilt_cell("V.limb0", unit, -1)(inputs, run)

        self.assertEqual("Refused LINEAR", line(examples.forged_training(self.example, change)))

    def test_other_classes_and_sizes_are_verified(self):
        for name in ("train-mlp-3classes", "train-mlp-one-unit"):
            example = examples.train_example(name)
            self.assertTrue(line((example.inputs, example.proof)).startswith("Verified "), name)
