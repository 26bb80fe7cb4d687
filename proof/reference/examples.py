"""Small jobs in test mode, honest ones and forged ones: what the tests and the vector files are made of."""

import copy
import hashlib
import random
from dataclasses import dataclass
from functools import lru_cache

from fzk import vectorfile
from fzk.canonical import digest
from fzk.coins import Coins
from fzk.ligero import commit_data
from fzk.prove import TrainingRun, commit_dataset, prove, prove_arrays
from fzk.task import Inputs, Task, integers_hash


@dataclass(frozen=True)
class Size:
    """A data set's size, and the root's parameters."""

    name: str
    rows: int
    inputs: int
    outputs: int
    logB: int
    fx: int = 4
    xBits: int = 5
    labels: str = "binary"
    counted: bool = True
    ell: int = 64
    uses: int = 2
    t: int = 4


def label(text):
    """32 bytes as hex, for whatever is only a name here."""
    return hashlib.sha256(text.encode()).hexdigest()


class DataSet:
    """Rows drawn from the name, their root and their DATASET statement."""

    def __init__(self, size):
        self.size = size
        draw = random.Random("data of " + size.name)
        limit = 2**size.xBits
        self.x = [[draw.randrange(-limit, limit) for _ in range(size.inputs)] for _ in range(size.rows)]
        if size.labels == "one-hot":
            classes = [draw.randrange(size.outputs) for _ in range(size.rows)]
            self.y = [[int(c == j) for j in range(size.outputs)] for c in classes]
        else:
            self.y = [[draw.randrange(2) for _ in range(size.outputs)] for _ in range(size.rows)]
        self.seed = bytes.fromhex(label("data seed of " + size.name))
        self.statement = {
            "proto": "fzk/1", "tier": "DATASET", "contributor": label("key of a contributor"),
            "hospital": "St Mary's", "dataRoot": "00" * 32, "dataUse": 0, "ell": size.ell, "uses": size.uses,
            "t": size.t, "rows": size.rows, "inputs": size.inputs, "outputs": size.outputs, "logB": size.logB,
            "fx": size.fx, "xBits": size.xBits, "labels": size.labels,
            "classCounts": [sum(column) for column in zip(*self.y)] if size.counted else [],
        }
        self.commitment, self.values = commit_dataset(self.statement, self.x, self.y, self.seed)
        self.statement["dataRoot"] = self.commitment.root.hex()

    @property
    def inputs(self):
        return Inputs(copy.deepcopy(self.statement), test_mode=True)

    def data(self, seed):
        return {"x": self.x, "y": self.y, "data_seed": self.seed.hex(), "seed": seed.hex()}


@dataclass(frozen=True)
class Job:
    """A training job on a data set: numbers of its TD, and how large the first weights are (bits)."""

    name: str
    fd: int = 13
    fa: int = 6
    aBits: int = 14
    dBits: int = 15
    zBits: int = 17
    mu: int = 1
    kappa: int = 2
    epochs: int = 2
    limb: int = 12
    hidden: int = 0
    weightBits: int = 22


def train_inputs(data, job, use=1):
    """Statement, descriptors and base of a job; the update is still zero."""
    size, statement = data.size, data.statement
    loss = "bce-sigmoid" if size.outputs == 1 else "bce-one-vs-rest"
    ad = {"ad": "fzk1/logistic", "inputs": size.inputs, "outputs": size.outputs, "loss": loss}
    layers = [(size.inputs, size.outputs)]
    if job.hidden:
        ad |= {"ad": "fzk1/mlp-relu", "hidden": [job.hidden]}
        layers = [(size.inputs, job.hidden), (job.hidden, size.outputs)]
        ad["params"] = ["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"]
    else:
        ad["params"] = ["fc.weight", "fc.bias"]
    td = {"td": "fzk1/qsgd", "fx": size.fx, "xBits": size.xBits, "fz": 9, "logB": size.logB}
    td |= {n: getattr(job, n) for n in ("fa", "aBits", "fd", "dBits", "zBits", "mu", "kappa", "epochs", "limb")}
    draw = random.Random("weights of " + job.name)
    limit = 2**job.weightBits
    w0 = [draw.randrange(-limit, limit) for fan_in, fan_out in layers for _ in range((fan_in + 1) * fan_out)]
    train = {
        "proto": "fzk/1", "tier": "TRAIN", "repo": "ward/sepsis", "branch": "main", "base": label("base"),
        "contributor": statement["contributor"], "hospital": statement["hospital"], "ad": digest(ad),
        "td": digest(td), "nonce": label("nonce of " + job.name), "dataRoot": statement["dataRoot"], "dataUse": use,
        "ell": size.ell, "uses": size.uses, "t": size.t, "rows": size.rows, "inputs": size.inputs,
        "outputs": size.outputs, "w0": integers_hash(w0), "update": "", "result": label("result"),
    }
    inputs = Inputs(train, ad, td, copy.deepcopy(statement), w0, None, True)
    set_update(inputs, [0] * len(w0))
    return inputs


def set_update(inputs, update):
    inputs.update = update
    inputs.statement["update"] = integers_hash(update)


class Example:
    """An honest proof with all that it was made from."""

    def __init__(self, data, job=None):
        self.data, self.job = data, job
        self.seed = bytes.fromhex(label("seed of " + (job or data.size).name))
        self.inputs = train_inputs(data, job) if job else data.inputs
        self.run = None
        if job:
            self.run = TrainingRun(Task(self.inputs), data.values)
            set_update(self.inputs, self.run.update)
        self.proof = prove(self.inputs, data.x, data.y, data.seed, self.seed)

    def vector(self):
        return vectorfile.vector_of(self.inputs, self.proof, self.data.data(self.seed))

    def copy_inputs(self):
        return copy.deepcopy(self.inputs)


SMALLEST = Size("smallest", 1, 1, 1, 0, fx=0, xBits=0, ell=64)
BINARY = Size("binary", 11, 3, 1, 2)
THREE = Size("3classes", 13, 5, 3, 2, labels="one-hot", uses=4)
MULTI = Size("multi", 16, 4, 2, 2, fx=3, labels="multi", counted=False)

MLP = Size("mlp", 10, 3, 1, 2, ell=128)

JOBS = {
    "train-logistic-smallest": (SMALLEST, Job("smallest", kappa=3, weightBits=16)),
    "train-logistic-binary": (BINARY, Job("binary", fd=14, mu=3)),
    "train-logistic-3classes": (THREE, Job("3classes", weightBits=25)),
    "train-logistic-multi": (MULTI, Job("multi", kappa=1, zBits=13, limb=16, epochs=3, weightBits=17)),
    "train-mlp-binary": (MLP, Job("mlp", hidden=3, mu=2, weightBits=20)),
    "train-mlp-3classes": (THREE, Job("mlp-3classes", hidden=2, fd=14, epochs=1)),
    "train-mlp-one-unit": (SMALLEST, Job("one-unit", hidden=1, kappa=3, weightBits=16)),
}


@lru_cache(maxsize=None)
def data_set(size):
    return DataSet(size)


@lru_cache(maxsize=None)
def dataset_example(size):
    return Example(data_set(size))


class Rollover:
    """An honest roll-over of a data set's root to a root from another seed."""

    def __init__(self, data, use):
        self.data = data
        self.seed = bytes.fromhex(label("roll-over of " + data.size.name))
        self.new_seed = bytes.fromhex(label("new seed of " + data.size.name))
        self.old, record = data.commitment, copy.deepcopy(data.statement)
        self.new, _ = commit_dataset(record, data.x, data.y, self.new_seed)
        members = {"tier": "ROLLOVER", "dataRoot": self.new.root.hex(), "oldRoot": record["dataRoot"], "oldUse": use}
        self.inputs = Inputs(record | members, hub_record=record, test_mode=True)
        self.proof = prove(self.inputs, data.x, data.y, self.new_seed, self.seed, data.seed)

    def vector(self):
        data = {**self.data.data(self.seed), "data_seed": self.new_seed.hex(), "old_data_seed": self.data.seed.hex()}
        return vectorfile.vector_of(self.inputs, self.proof, data)

    def copy_inputs(self):
        return copy.deepcopy(self.inputs)

    def forged(self, change):
        """A roll-over to a root of other data."""
        values = {name: list(v) for name, v in self.data.values.items()}
        change(values)
        new = commit_data(self.new.layout, values, Coins(self.new_seed))
        inputs = self.copy_inputs()
        inputs.statement["dataRoot"] = new.root.hex()
        return inputs, prove_arrays(Task(inputs), [self.old, new], values, None, self.seed, honest=False)


@lru_cache(maxsize=None)
def rollover_example(size, use):
    return Rollover(data_set(size), use)


def rollover_to_other_labels():
    def change(values):
        values["Y"][0] ^= 1

    return rollover_example(BINARY, 1).forged(change)


@lru_cache(maxsize=None)
def train_example(name):
    size, job = JOBS[name]
    return Example(data_set(size), job)


def forged_training(example, change):
    """A proof for arrays and inputs that `change(inputs, run)` has spoilt, made with all the prover's skill."""
    inputs = example.copy_inputs()
    run = TrainingRun(Task(inputs), example.data.values)
    change(inputs, run)
    proof = prove_arrays(Task(inputs), [example.data.commitment], run.arrays, run.run, example.seed, honest=False)
    return inputs, proof


def train_with_labels(example, labels):
    """Proof of a run on other labels than those committed."""
    inputs = example.copy_inputs()
    task = Task(inputs)
    false_values = {**example.data.values, "Y": labels}
    run = TrainingRun(task, false_values)
    set_update(inputs, run.update)
    arrays = {**run.arrays, "Y": example.data.values["Y"]}
    return inputs, prove_arrays(Task(inputs), [example.data.commitment], arrays, run.run, example.seed, honest=False)


def turned_label(example):
    y = list(example.data.values["Y"])
    y[0] ^= 1
    return train_with_labels(example, y)


def wrong_update(example, index=0):
    """The statement and the record name an update that is off by one in one weight."""

    def change(inputs, run):
        update = list(inputs.update)
        update[index] += 1
        set_update(inputs, update)

    return forged_training(example, change)


def spoilt_cell(name, index=0, by=1):
    """A change of one entry of one committed array."""

    def change(inputs, run):
        run.arrays[name] = list(run.arrays[name])
        run.arrays[name][index] += by

    return change


def with_statement(example, **members):
    """An honest prover's file for a statement with other members, where a header is all that tells."""
    inputs = example.copy_inputs()
    inputs.statement |= members
    proof = bytearray(example.proof)
    proof[8:40] = bytes.fromhex(digest(inputs.statement))
    return inputs, bytes(proof)


def changed_byte(example, position):
    proof = bytearray(example.proof)
    proof[position] ^= 1
    return example.copy_inputs(), bytes(proof)


def first_message_p(example):
    """The first element of MSG is p."""
    proof = bytearray(example.proof)
    proof[80:88] = (2**64 - 2**32 + 1).to_bytes(8, "big")
    return example.copy_inputs(), bytes(proof)


def trailing_byte(example):
    proof = bytearray(example.proof + b"\x00")
    proof[40:48] = len(proof).to_bytes(8, "big")
    return example.copy_inputs(), bytes(proof)


def first_column(example):
    """Where COLS begins in the file."""
    task = Task(example.inputs)
    elements = task.schedule.pads + sum(task.degrees.w) + task.degrees.q + task.degrees.g
    return 80 + 16 * elements


def refused():
    """(name, inputs, proof) of the refused vectors."""
    example = train_example("train-logistic-binary")
    yield "train-logistic-wrong-label", *turned_label(example)
    yield "train-logistic-wrong-update", *wrong_update(example)
    yield "train-logistic-wrong-logit", *forged_training(example, spoilt_cell("u"))
    yield "train-logistic-other-branch", *with_other_branch(example)
    yield "train-logistic-use-spent", *with_statement(example, dataUse=2)
    yield "train-logistic-not-canonical", *first_message_p(example)
    yield "train-logistic-trailing-byte", *trailing_byte(example)
    yield "train-logistic-other-column", *changed_byte(example, first_column(example) + 7)
    yield "train-mlp-other-gate", *forged_training(train_example("train-mlp-binary"), spoilt_cell("S", 0, 1))
    yield "rollover-other-label", *rollover_to_other_labels()


def with_other_branch(example):
    """The bytes of an honest proof, presented for another branch."""
    inputs = example.copy_inputs()
    inputs.statement["branch"] = "other"
    return inputs, example.proof


def vectors():
    """(name, vector) of every vector file."""
    for size in (SMALLEST, BINARY, THREE, MULTI, MLP):
        yield "dataset-" + size.name, dataset_example(size).vector()
    for name in JOBS:
        yield name, train_example(name).vector()
    yield "rollover", rollover_example(BINARY, 1).vector()
    yield "rollover-3classes", rollover_example(THREE, 2).vector()
    for name, inputs, proof in refused():
        yield name, vectorfile.vector_of(inputs, proof)
