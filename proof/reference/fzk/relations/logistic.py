"""TRAIN of fzk1/logistic: sections 5 and 6.1 without the steps in brackets."""

from .. import batching, schedule
from ..logup import prove_lookups
from . import cells, layer


def fill_schedule(s, training, run, data):
    schedule.logup(s, training.lookups)
    layer.schedule_forward(s, training, 0)
    layer.schedule_update(s, training, 0)
    cells.schedule_output(s, training)
    schedule.batching(s, run, data)


def walk(w, run, data):
    values = w.arrays and w.arrays.values
    prove_lookups(w.channel, w.training.lookups, w.arrays)
    layer.forward(w, 0)
    layer.update(w, 0)
    cells.output(w)
    batching.batch(w.channel, 0, run, values)
    batching.batch(w.channel, 1, data, values)
