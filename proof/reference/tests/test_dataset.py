"""DATASET end to end: honest, and every way of spoiling the data refused."""

import unittest

import examples
from fzk.coins import Coins
from fzk.ligero import commit_data
from fzk.prove import prove_arrays
from fzk.task import Task
from fzk.verify import verify


def forged(example, change):
    """A proof for a root of data that `change(values, statement)` has spoilt."""
    inputs = example.copy_inputs()
    values = {name: list(v) for name, v in example.data.values.items()}
    change(values, inputs.statement)
    layout = example.data.commitment.layout
    commitment = commit_data(layout, values, Coins(example.data.seed))
    inputs.statement["dataRoot"] = commitment.root.hex()
    task = Task(inputs)
    return str(verify(inputs, prove_arrays(task, [commitment], values, None, example.seed, honest=False)))


class DatasetTest(unittest.TestCase):
    def test_honest_data_are_verified(self):
        for size in (examples.SMALLEST, examples.BINARY, examples.THREE, examples.MULTI):
            example = examples.dataset_example(size)
            self.assertTrue(str(verify(example.inputs, example.proof)).startswith("Verified "), size.name)
            self.assertTrue(forged(example, lambda values, statement: None).startswith("Verified "), size.name)

    def test_spoilt_data_are_refused_as_linear(self):
        def put(name, index, value):
            def change(values, statement):
                values[name][index] = value

            return change

        def counts(values, statement):
            statement["classCounts"][0] += 1

        def label_moved(values, statement):
            # Still one-hot and of the same length, but the counts are others.
            row = values["Y"][0:4]
            values["Y"][0:4] = row[1:3] + row[0:1] + row[3:]

        def more_rows(values, statement):
            statement["rows"] += 1

        binary, three = (examples.dataset_example(s) for s in (examples.BINARY, examples.THREE))
        p = 2**64 - 2**32 + 1
        cases = {
            "X above its range": (binary, put("X", 0, 32)),
            "X below its range": (binary, put("X", 0, p - 33)),
            "X in a padded column": (binary, put("X", 3, 1)),
            "X in a tail row": (binary, put("X", 11 * 4, 1)),
            "X in a padded block": (binary, put("X", 15 * 4, p - 1)),
            "label 2": (binary, put("Y", 0, 2)),
            "label -1": (binary, put("Y", 0, p - 1)),
            "label in a tail row": (binary, put("Y", 11, 1)),
            "label beyond C": (three, put("Y", 3, 1)),
            "two classes": (three, lambda values, _: values["Y"].__setitem__(slice(0, 3), [1, 1, 0])),
            "no class": (three, lambda values, _: values["Y"].__setitem__(slice(0, 3), [0, 0, 0])),
            "other counts": (binary, counts),
            "label moved": (three, label_moved),
            "rows inflated": (three, more_rows),
        }
        for name, (example, change) in cases.items():
            self.assertEqual("Refused LINEAR", forged(example, change), name)


class StatementTest(unittest.TestCase):
    def test_members_are_exactly_those_of_the_tier(self):
        example = examples.dataset_example(examples.BINARY)
        for name in example.inputs.statement:
            inputs = example.copy_inputs()
            del inputs.statement[name]
            self.assertEqual("Refused MALFORMED", str(verify(inputs, example.proof)), name)
        changes = {
            "more": 1, "proto": "fzk/2", "tier": "NORM", "rows": 0, "ell": "64", "uses": True, "t": 1.5,
            "labels": "one-hot", "classCounts": [1, 2], "dataRoot": "A" * 64, "contributor": "ab", "xBits": 16,
            "hospital": 5, "inputs": 2**53,
        }
        for name, value in changes.items():
            inputs = example.copy_inputs()
            inputs.statement[name] = value
            self.assertEqual("Refused MALFORMED", str(verify(inputs, example.proof)), name)

    def test_any_other_value_changes_the_hash(self):
        example = examples.dataset_example(examples.BINARY)
        for name, value in {"hospital": "St Mary", "rows": 12, "fx": 5, "dataUse": 1, "classCounts": []}.items():
            inputs = example.copy_inputs()
            inputs.statement[name] = value
            self.assertEqual("Refused STATEMENT_MISMATCH", str(verify(inputs, example.proof)), name)
