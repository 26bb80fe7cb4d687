"""The public shape of a TRAIN relation: index sizes, block order, arrays and lookups (sections 4, 5, 5.2)."""

from dataclasses import dataclass

from . import lookups
from .descriptors import layers
from .field import ONE, neg
from .layout import Array
from .mle import log2, p2
from .qsgd import block_order


@dataclass(frozen=True)
class LayerCells:
    """Cells of a layer: z as a signed sum, its rounding rest, its delta; the cells that sum to its input (none: X)."""

    z: list
    rest: str
    delta: str
    input: list


class Training:
    def __init__(self, statement, architecture, recipe):
        self.statement = statement
        self.recipe = recipe
        self.layers = layers(architecture, recipe)
        self.hidden = architecture.hidden
        self.inputs, self.outputs, self.rows = architecture.inputs, architecture.outputs, statement["rows"]
        self.batch = 2**recipe.logB
        self.blocks = -(-self.rows // self.batch)
        self.steps = self.blocks * recipe.epochs
        self.steps_padded, self.blocks_padded = p2(self.steps), p2(self.blocks)
        self.tau_bits, self.sample_bits = log2(self.steps_padded), recipe.logB
        self.data_sizes = {
            "X": self.blocks_padded * self.batch * p2(self.inputs),
            "Y": self.blocks_padded * self.batch * p2(self.outputs),
        }
        self.output_length = self.steps_padded * self.batch * p2(self.outputs)
        self.hidden_length = self.steps_padded * self.batch * p2(self.hidden) if self.hidden else 0
        self._list_arrays()

    def _list_arrays(self):
        """5.2: (cell, width to split into limbs or None, length), then what that means."""
        recipe, first, last = self.recipe, self.layers[0], self.layers[-1]
        cells = []
        if self.hidden:
            cells = [
                ("S", None), ("Nn", recipe.aBits), ("V", recipe.aBits), ("r1", first.shift), ("G", recipe.dBits + 1),
                ("rb", last.weight_scale), ("delta1", None),
            ]
        hidden_cells = len(cells)
        logits = [("u", ONE), ("hi", ONE), ("lo", neg(ONE))]
        output_cells = LayerCells(logits, "r", "delta", ["S", "V"] if self.hidden else [])
        hidden_only = LayerCells([("S", ONE), ("Nn", neg(ONE)), ("V", ONE)], "r1", "delta1", [])
        self.layer_cells = [hidden_only, output_cells] if self.hidden else [output_cells]
        cells += [
            ("u", None), ("P", None), ("hi", recipe.zBits), ("lo", recipe.zBits), ("r", last.shift), ("delta", None),
        ]
        self.cell_names = [name for name, _ in cells]
        self.limbs, arrays, blocks = {}, [], []
        for number, (name, width) in enumerate(cells):
            length = self.hidden_length if number < hidden_cells else self.output_length
            if width is None:
                arrays.append(Array(name, length))
                blocks += [lookups.sigmoid_block(length)] if name == "u" else []
            else:
                self.limbs[name] = lookups.limb_names(name, width, recipe.limb)
                arrays += [Array(limb, length) for limb in self.limbs[name]]
                blocks += lookups.range_blocks("run", name, width, recipe.limb, length)
        self.lookups = lookups.Lookups(blocks, recipe.fd)
        self.run_arrays = [*arrays, self.lookups.multiplicities]
        self.data_arrays = [Array(name, length) for name, length in self.data_sizes.items()]

    def settle(self):
        """Draws the block order, once the sizes are known to be allowed."""
        s = self.statement
        self.order = block_order(s["base"], s["dataRoot"], s["nonce"], self.blocks, self.recipe.epochs)

    def parts(self, name):
        """The committed arrays that make up a cell's array, lowest limb first."""
        return self.limbs.get(name, [name])

    def selected_rows(self, block):
        """Rows of a block that are data."""
        return min(self.batch, self.rows - block * self.batch)

    @property
    def zero_block(self):
        return [[0] * p2(self.inputs) for _ in range(self.batch)]

    def committed(self, cells):
        """The committed arrays (without multiplicities), from the cells' integer arrays."""
        arrays = {}
        for name, values in cells.items():
            if name not in self.limbs:
                arrays[name] = values
                continue
            for i, limb in enumerate(self.limbs[name]):
                shift = i * self.recipe.limb
                if i + 1 < len(self.limbs[name]):
                    arrays[limb] = [v >> shift & 2**self.recipe.limb - 1 for v in values]
                else:
                    arrays[limb] = [v >> shift for v in values]
        return arrays


def weight_tables(training, flat):
    """Integers in `params` order ([out][in] row-major, then bias, a layer after the other) as rows k of columns j."""
    tables, position = [], 0
    for layer in training.layers:
        table = [[0] * layer.p_out for _ in range(2 * layer.p_in)]
        for j in range(layer.fan_out):
            for i in range(layer.fan_in):
                table[i][j] = flat[position]
                position += 1
        for j in range(layer.fan_out):
            table[layer.p_in][j] = flat[position]
            position += 1
        tables.append(table)
    if position != len(flat):
        raise AssertionError("%d parameters, not %d" % (len(flat), position))
    return tables


def flat_weights(training, tables):
    flat = []
    for layer, table in zip(training.layers, tables, strict=True):
        flat += [table[i][j] for j in range(layer.fan_out) for i in range(layer.fan_in)]
        flat += [table[layer.p_in][j] for j in range(layer.fan_out)]
    return flat


def parameter_counts(training):
    return [(layer.fan_in + 1) * layer.fan_out for layer in training.layers]
