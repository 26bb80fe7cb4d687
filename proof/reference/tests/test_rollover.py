"""ROLLOVER end to end."""

import unittest

import examples
from fzk.canonical import digest
from fzk.task import Task
from fzk.verify import verify


class RolloverTest(unittest.TestCase):
    def setUp(self):
        self.rollover = examples.rollover_example(examples.BINARY, 1)

    def line(self, inputs=None, proof=None):
        return str(verify(inputs or self.rollover.inputs, proof or self.rollover.proof))

    def test_same_vector_under_a_new_root_is_verified(self):
        uses = f"{self.rollover.old.root.hex()}:1,{self.rollover.new.root.hex()}:0"
        self.assertTrue(self.line().startswith("Verified ") and self.line().endswith(uses))
        self.assertTrue(self.line(*self.rollover.forged(lambda values: None)).startswith("Verified "))

    def test_nothing_is_sent_but_masked_polynomials(self):
        task = Task(self.rollover.inputs)
        self.assertEqual((0, 0, 0), (task.schedule.pads, task.run.rows, task.zeros))
        self.assertEqual(["w_run", "w_old", "w_data"], task.names)

    def test_any_other_entry_is_refused(self):
        for name in ("X", "Y"):
            for index in (0, -1):
                def change(values):
                    values[name][index] += 1

                self.assertEqual("Refused LINEAR", self.line(*self.rollover.forged(change)), (name, index))

    def test_record_use_and_roots_are_checked_in_order(self):
        other = "00" * 32
        cases = [
            ("DATA_ROOT_UNKNOWN", {"oldRoot": other}, {}),
            ("DATA_ROOT_UNKNOWN", {}, {"dataRoot": other, "labels": "multi"}),
            ("STATEMENT_MISMATCH", {"oldUse": 2}, {"labels": "multi"}),
            ("STATEMENT_MISMATCH", {}, {"classCounts": []}),
            ("STATEMENT_MISMATCH", {}, {"logB": 3}),
            ("DATA_USE_SPENT", {"oldUse": 2}, {}),
            ("DATA_USE_SPENT", {"oldUse": 0}, {}),
            ("DATA_USE_SPENT", {"dataUse": 1}, {}),
            ("DATA_USE_SPENT", {"dataRoot": self.rollover.inputs.statement["oldRoot"]}, {}),
            ("MERKLE", {"dataRoot": other}, {}),
        ]
        for code, members, record in cases:
            inputs = self.rollover.copy_inputs()
            inputs.statement |= members
            inputs.hub_record |= record
            proof = self.rollover.proof
            proof = proof[:8] + bytes.fromhex(digest(inputs.statement)) + proof[40:]
            found = self.line(inputs, proof)
            # Another root moves the columns, so that their paths may be too many or too few as well.
            allowed = ("Refused MERKLE", "Refused MALFORMED") if code == "MERKLE" else ("Refused " + code,)
            self.assertIn(found, allowed, members | record)

    def test_training_goes_on_under_the_new_root(self):
        data = examples.data_set(examples.BINARY)
        inputs = examples.train_inputs(data, examples.JOBS["train-logistic-binary"][1])
        inputs.hub_record = self.rollover.copy_inputs().statement
        inputs.statement["dataRoot"] = self.rollover.new.root.hex()
        run = examples.TrainingRun(Task(inputs), data.values)
        examples.set_update(inputs, run.update)
        proof = examples.prove(inputs, data.x, data.y, self.rollover.new_seed, bytes(32))
        self.assertTrue(self.line(inputs, proof).startswith("Verified "))
