"""What a verifier checks before it reads a proof's body, and the shape that follows: sections 6.4, 1.1 and 1.2.

The prover runs the same checks on its own inputs before it starts (P0 of section 6.1).
"""

import hashlib
from dataclasses import dataclass

from .canonical import digest
from .descriptors import check_rounding, check_wrap, read_architecture, read_recipe
from .layout import Layout
from .ligero import Degrees
from .refusal import refuse_unless
from .relations import dataset as dataset_relation
from .relations import logistic, mlp, rollover
from .relations.dataset import Dataset
from .relations.layer import Walk
from .schedule import Schedule
from .statement import check_parameters, soundness_bits, statement_bytes, statement_hash
from .training import Training, parameter_counts, weight_tables
from .transcript import Transcript

ROLLOVER_MEMBERS = ("logB", "fx", "xBits", "labels", "classCounts")
"""Members that the record of a rolled-over root hands on besides."""

RECORD_MEMBERS = ("contributor", "rows", "inputs", "outputs", "ell", "uses", "t")
"""Members of a statement that the root's record must share; of TRAIN, logB, fx and xBits come from the TD."""


@dataclass
class Inputs:
    """A statement and what the verifier's own records say beside it."""

    statement: dict
    ad: object = None
    td: object = None
    hub_record: object = None
    w0: object = None
    update: object = None
    test_mode: bool = False


class Task:
    """Checked inputs: layouts, schedule and walk of one proof."""

    def __init__(self, inputs):
        """Runs the checks from PARAMS_WEAK to BOUND_EXCEEDED, in the order of 6.4; members and header come before."""
        self.inputs = inputs
        self.statement = inputs.statement
        self.tier = self.statement["tier"]
        check_parameters(self.statement, inputs.test_mode)
        {"TRAIN": self._train, "DATASET": self._dataset, "ROLLOVER": self._rollover}[self.tier]()

    def _train(self):
        statement, inputs = self.statement, self.inputs
        architecture = read_architecture(inputs.ad, statement["ad"])
        recipe = read_recipe(inputs.td, statement["td"])
        sizes = (statement["inputs"], statement["outputs"])
        refuse_unless(sizes == (architecture.inputs, architecture.outputs), "STATEMENT_MISMATCH", "ad")
        record = self._check_record("dataRoot", RECORD_MEMBERS)
        for name in ("logB", "fx", "xBits"):
            refuse_unless(record[name] == getattr(recipe, name), "STATEMENT_MISMATCH", "record: " + name)
        # Use 0 was spent by the proof that made the record.
        refuse_unless(1 <= statement["dataUse"] < statement["uses"], "DATA_USE_SPENT")
        training = Training(statement, architecture, recipe)
        check_rounding(training.layers, recipe)
        self.shape = training
        refuse_unless(statement["inputs"] <= 2**14 and (architecture.hidden or 1) <= 2**14, "TOO_LARGE", "d, J")
        refuse_unless(training.steps <= 2**16, "TOO_LARGE", "T")
        self._lay_out(
            training.run_arrays, training.data_arrays, training.lookups,
            lambda s: (mlp if training.hidden else logistic).fill_schedule(s, training, self.run, self.data),
        )
        count = sum(parameter_counts(training))
        self.w0 = check_integers(inputs.w0, count, statement["w0"], "BASE_MISMATCH")
        self.update = check_integers(inputs.update, count, statement["update"], "UPDATE_MISMATCH")
        weights = weight_tables(training, self.w0)
        check_wrap(training.layers, recipe, training.rows, [[v for row in w for v in row] for w in weights])
        training.settle()

    def _check_record(self, root, members):
        """The record of a root that the statement names; it must say the same."""
        record = self.inputs.hub_record
        refuse_unless(record and record["dataRoot"] == self.statement[root], "DATA_ROOT_UNKNOWN")
        for name in members:
            refuse_unless(record[name] == self.statement[name], "STATEMENT_MISMATCH", "record: " + name)
        return record

    def _rollover(self):
        statement = self.statement
        self._check_record("oldRoot", RECORD_MEMBERS + ROLLOVER_MEMBERS)
        # Use 0 of the old root was spent by its own proof; that of the new one is spent by this one.
        refuse_unless(1 <= statement["oldUse"] < statement["uses"], "DATA_USE_SPENT", "oldUse")
        refuse_unless(statement["dataUse"] == 0, "DATA_USE_SPENT", "dataUse")
        refuse_unless(statement["oldRoot"] != statement["dataRoot"], "DATA_USE_SPENT", "one root")
        self.shape = Dataset(statement)
        refuse_unless(statement["inputs"] <= 2**14, "TOO_LARGE", "d")
        self._lay_out([], self.shape.data_arrays, None, lambda s: None)
        self.layouts = [self.run, self.data, self.data]
        self.names = ["w_run", "w_old", "w_data"]

    def _dataset(self):
        refuse_unless(self.statement["dataUse"] == 0, "DATA_USE_SPENT")
        self.shape = Dataset(self.statement)
        refuse_unless(self.statement["inputs"] <= 2**14, "TOO_LARGE", "d")
        self._lay_out(
            self.shape.run_arrays, self.shape.data_arrays, self.shape.lookups,
            lambda s: dataset_relation.fill_schedule(s, self.shape, self.run, self.data),
        )

    def _lay_out(self, run_arrays, data_arrays, lookups, fill):
        """Layouts and schedule; the caps of section 1.2."""
        statement, self.lookups = self.statement, lookups
        ell, t, uses = statement["ell"], statement["t"], statement["uses"]
        n_run, n_data = (sum(a.length for a in arrays) for arrays in (run_arrays, data_arrays))
        refuse_unless(statement["rows"] <= 2**22, "TOO_LARGE", "rows")
        refuse_unless(statement["outputs"] <= 2**10, "TOO_LARGE", "C")
        refuse_unless(max(n_run, n_data) <= 2**26, "TOO_LARGE", "N")
        looked_up = lookups.length if lookups else 0
        refuse_unless(not lookups or looked_up + lookups.table_length <= 2**26, "TOO_LARGE", "lookups")
        self.run = Layout("run", ell, t, run_arrays)
        self.data = Layout("data", ell, t * uses, data_arrays)
        self.zeros = min(2**24, n_run + looked_up)
        self.schedule = Schedule()
        fill(self.schedule)
        claims = 1 + sum(".claim." in name for name, _ in self.schedule.messages)
        refuse_unless(claims <= 4096, "TOO_LARGE", "claims")
        self.run = Layout("run", ell, t, run_arrays, self.schedule.pads, len(self.schedule.products))
        self.layouts = [self.run, self.data]
        self.names = ["w_run", "w_data"]

    @property
    def degrees(self):
        return Degrees.of(self.layouts)

    @property
    def old_roots(self):
        """The roots that the statement names, old before new."""
        return [bytes.fromhex(self.statement[name]) for name in ("oldRoot", "dataRoot") if name in self.statement]

    @property
    def bits(self):
        most = max(layout.random_coefficients for layout in self.layouts)
        return soundness_bits(self.statement["ell"], self.statement["t"], most)

    @property
    def uses_spent(self):
        pairs = (("oldRoot", "oldUse"), ("dataRoot", "dataUse"))
        return [(self.statement[root], self.statement[use]) for root, use in pairs if root in self.statement]

    @property
    def statement_hash(self):
        return statement_hash(self.statement)

    def transcript(self, fresh_root):
        """Items (1) to (4) of section 1.1."""
        transcript = Transcript()
        transcript.absorb("proto", b"fzk/1/" + self.tier.encode("ascii"))
        for root in [*self.old_roots, fresh_root]:
            transcript.absorb("root", root)
        transcript.absorb("statement", statement_bytes(self.statement))
        transcript.absorb("zeros", bytes(self.zeros))
        return transcript

    def walk(self, channel, witness=None):
        """The relation, on either side; witness: LayerSums for TRAIN, Arrays for DATASET, else None."""
        if self.tier == "ROLLOVER":
            rollover.walk(channel, self.data)
        elif self.tier == "DATASET":
            dataset_relation.walk(channel, self.shape, self.run, self.data, witness)
        else:
            walk = Walk(
                channel, self.shape, weight_tables(self.shape, self.w0), weight_tables(self.shape, self.update), witness
            )
            (mlp if self.shape.hidden else logistic).walk(walk, self.run, self.data)
        channel.finish()


def check_integers(values, count, expected, code):
    """Integers in `params` order whose hash the statement names."""
    refuse_unless(isinstance(values, list) and len(values) == count, code, "number of parameters")
    refuse_unless(all(type(v) is int and abs(v) < 2**62 for v in values), code, "range")
    refuse_unless(integers_hash(values) == expected, code, "hash")
    return values


def integers_hash(values):
    return hashlib.sha256(b"".join(v.to_bytes(8, "big", signed=True) for v in values)).hexdigest()


def descriptor_id(descriptor):
    return digest(descriptor)
