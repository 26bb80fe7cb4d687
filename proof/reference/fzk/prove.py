"""The prover: section 6.1 (P0, P1) and the order of the coins in section 1."""

from .channel import ProverChannel
from .coins import Coins
from .field import decode_signed, mul
from .layout import Layout
from .ligero import commit_data, commit_run, open_roots
from .prooffile import HEADER, header
from .qsgd import Run
from .refusal import ProverStopped, Refused
from .relations.dataset import Dataset
from .relations.layer import LayerSums
from .statement import check_members
from .task import Task
from .training import flat_weights, weight_tables
from .witness import Arrays


def check_data(shape_statement, x, y):
    """Refuses rows outside the declared ranges (RANGE_EXCEEDED)."""
    s = shape_statement
    limit = 2 ** s["xBits"]
    sizes = len(x) == len(y) == s["rows"] and all(len(row) == s["inputs"] for row in x)
    labels = all(len(row) == s["outputs"] and set(row) <= {0, 1} for row in y)
    hot = s["labels"] != "one-hot" or all(sum(row) == 1 for row in y)
    counts = not s["classCounts"] or [sum(column) for column in zip(*y)] == s["classCounts"]
    if not (sizes and labels and hot and counts and all(-limit <= v < limit for row in x for v in row)):
        raise ProverStopped("RANGE_EXCEEDED", "data")


def commit_dataset(record, x, y, data_seed):
    """The data root of a DATASET statement (whose dataRoot member is not looked at)."""
    dataset = Dataset(record)
    layout = Layout("data", record["ell"], record["t"] * record["uses"], dataset.data_arrays)
    values = dataset.data_values(x, y)
    return commit_data(layout, values, Coins(data_seed)), values


class TrainingRun:
    """An honest run: every committed array and the update. Tests change it to forge."""

    def __init__(self, task, values):
        shape = task.shape
        blocks = {
            name: _blocks(values[name], shape.blocks_padded, shape.batch) for name in ("X", "Y")
        }
        self.run = Run(shape, weight_tables(shape, task.w0), blocks["X"], blocks["Y"])
        self.update = flat_weights(shape, self.run.update)
        self.arrays = {**shape.committed(self.run.arrays), **values}


def _blocks(values, blocks, batch):
    width = len(values) // (blocks * batch)
    rows = [[decode_signed(v) for v in values[i : i + width]] for i in range(0, len(values), width)]
    return [rows[i : i + batch] for i in range(0, len(rows), batch)]


def prove(inputs, x, y, data_seed, seed, old_data_seed=None):
    """The proof's bytes, for honest data; the old seed is the old root's, for ROLLOVER."""
    try:
        check_members(inputs.statement)
        task = Task(inputs)
    except Refused as refused:
        raise ProverStopped(refused.code, str(refused)) from refused
    record = inputs.hub_record if task.tier == "TRAIN" else inputs.statement
    check_data(record, x, y)
    seeds = [data_seed] if old_data_seed is None else [old_data_seed, data_seed]
    commitments = [commit_dataset(record, x, y, s) for s in seeds]
    values = commitments[0][1]
    commitments = [commitment for commitment, _ in commitments]
    if [commitment.root for commitment in commitments] != task.old_roots:
        raise ProverStopped("DATA_ROOT_UNKNOWN", "x, y and the data seeds give other roots")
    if task.tier != "TRAIN":
        return prove_arrays(task, commitments, values, None, seed)
    training = TrainingRun(task, values)
    if training.update != inputs.update:
        raise ProverStopped("UPDATE_MISMATCH", "the update is another one")
    return prove_arrays(task, commitments, training.arrays, training.run, seed)


def prove_arrays(task, old_commitments, values, run, seed, honest=True):
    """The proof's bytes, whatever the arrays say; an honest prover checks every constraint on itself."""
    lookups, schedule = task.lookups, task.schedule
    arrays = Arrays(values)
    if lookups and "mult" not in values:
        arrays = Arrays({**values, "mult": lookups.count(lookups.entries(arrays.values))})
    coins = Coins(seed)
    pads = coins.k_elements(schedule.pads)
    triples = [(pads[a], pads[b], mul(pads[a], pads[b])) for a, b in schedule.products]
    commitment = commit_run(task.run, arrays.values, pads, triples, task.degrees, coins)
    transcript = task.transcript(commitment.root)
    channel = ProverChannel(transcript, schedule, pads)
    task.walk(channel, LayerSums(task.shape, run, arrays) if run else arrays)
    if honest:
        check_constraints(channel)
    opening = open_roots(
        transcript, [commitment, *old_commitments], task.names, channel, task.degrees, task.statement["t"]
    )
    body = commitment.root + channel.bytes + opening.encode()
    return header(task.tier, task.statement_hash, HEADER + len(body)) + body


def check_constraints(channel):
    for number, form in enumerate(channel.constraints):
        if channel.true_value(form) != (0, 0):
            raise AssertionError("constraint %d does not hold for an honest prover" % number)
