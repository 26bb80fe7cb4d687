"""The commitment and its opening: section 2 (rows 2.1, layout 2.2, opening 2.3)."""

from dataclasses import dataclass

from . import merkle
from .affine import Affine
from .field import ONE, P, ZERO, add, dot, encode_f, encode_ks, mul, neg, scale, sub
from .mle import eq_table
from .ntt import domain_point, evaluate_on_domain, interpolate_k, inverse_ntt, multiply_k
from .refusal import refuse_unless


@dataclass(frozen=True)
class Degrees:
    """Numbers of coefficients of the combined polynomials, from the roots in root order."""

    w: list
    q: int
    g: int

    @staticmethod
    def of(layouts):
        run = layouts[0]
        return Degrees(
            [layout.degree for layout in layouts],
            2 * run.ell + max(layout.random_coefficients for layout in layouts) - 1,
            2 * run.degree - 1,
        )


class Commitment:
    """A committed matrix, as its owner keeps it."""

    def __init__(self, layout, rows, coins, masks=None):
        self.layout = layout
        ell, t_r = layout.ell, layout.random_coefficients
        if len(rows) != layout.rows:
            raise AssertionError("%d rows, not %d" % (len(rows), layout.rows))
        self.rows = [encode_row(row, coins.elements(t_r)) for row in rows]
        self.masks = masks(coins) if masks else []
        mask_rows = [[v[part] for v in mask] for mask in self.masks for part in (0, 1)]
        self.words = [evaluate_on_domain(p, layout.columns) for p in self.rows + mask_rows]
        self.salts = [coins.salt() for _ in range(layout.columns)]
        self.tree = merkle.Tree(merkle.leaf(self.salts[j], self.column(j)) for j in range(layout.columns))

    @property
    def root(self):
        return self.tree.root

    def column(self, j):
        return b"".join(encode_f(word[j]) for word in self.words)


def encode_row(row, random):
    """p(X) = v^(X) + (X^ell - 1) r(X)."""
    coefficients = inverse_ntt(row) + list(random)
    for i, r in enumerate(random):
        coefficients[i] = (coefficients[i] - r) % P
    return coefficients


def commit_data(layout, values, coins):
    """A root of arrays only: the data root."""
    return Commitment(layout, split(layout.vector(values), layout.ell), coins)


def commit_run(layout, values, pads, triples, degrees, coins):
    """The fresh root of a proof: arrays, pads, triples, masks."""
    rows = split(layout.vector(values), layout.ell) if layout.array_rows else []
    for cells in (pads, *([t[part] for t in triples] for part in range(3))):
        for start in range(0, len(cells), layout.ell):
            k_row = cells[start : start + layout.ell]
            k_row = k_row + [ZERO] * (layout.ell - len(k_row))
            rows += [[v[0] for v in k_row], [v[1] for v in k_row]]
    return Commitment(layout, rows, coins, lambda stream: draw_masks(layout.ell, degrees, stream))


def draw_masks(ell, degrees, coins):
    """s_g in root order, m, z."""
    masks = [coins.k_elements(count) for count in degrees.w]
    m = [ZERO] + coins.k_elements(degrees.q - 1)
    for i in range(ell, degrees.q, ell):
        m[0] = sub(m[0], m[i])
    z_prime = coins.k_elements(degrees.g - ell)
    z = [ZERO] * degrees.g
    for i, v in enumerate(z_prime):
        z[i] = sub(z[i], v)
        z[i + ell] = add(z[i + ell], v)
    return masks + [m, z]


def split(vector, ell):
    return [vector[i : i + ell] for i in range(0, len(vector), ell)]


class Combination:
    """The verifier's coins of step a, and the public parts of the combined constraint."""

    def __init__(self, transcript, layouts, channel):
        run = layouts[0]
        self.layouts = layouts
        self.gammas = [transcript.challenges(layout.rows) for layout in layouts]
        products = channel.schedule.products
        links = []
        for s, (a, b) in enumerate(products):
            links.append(Affine(terms={("x", s): ONE, ("pad", a): neg(ONE)}))
            links.append(Affine(terms={("y", s): ONE, ("pad", b): neg(ONE)}))
        linear = channel.constraints + links
        rhos = transcript.challenges(len(channel.tensors) + len(linear))
        self.kappas = transcript.challenges(run.triple_rows)
        self.tensors = list(zip(rhos, channel.tensors))
        self.target = ZERO
        self.coefficients = [[ZERO] * run.ell for _ in range(run.k_rows)]
        for rho, tensor in self.tensors:
            self._collect(tensor.value, neg(rho))
        for rho, form in zip(rhos[len(channel.tensors) :], linear):
            self._collect(form, rho)

    def _collect(self, form, factor):
        """Adds factor*(linear part) to the coefficients and takes factor*constant from the right-hand side."""
        self.target = sub(self.target, mul(factor, form.constant))
        for cell, coefficient in form.terms.items():
            row, slot = self.layouts[0].place(cell)
            self.coefficients[row][slot] = add(self.coefficients[row][slot], mul(factor, coefficient))

    def tensor_parts(self):
        """(root number, rho*scale*eq_hi of each array row, eq_lo of each slot) of every tensor term."""
        for rho, tensor in self.tensors:
            for root, factor, point in tensor.terms:
                layout = self.layouts[root]
                low, high = point[: layout.slot_variables], point[layout.slot_variables :]
                weights = eq_table(high)[: layout.array_rows]
                yield root, [mul(mul(rho, factor), w) for w in weights], eq_table(low)


@dataclass
class Opening:
    """Sections W, Q, G, COLS, SALTS, NODES of a proof file."""

    w: list
    q: list
    g: list
    columns: list
    salts: list
    nodes: list

    def encode(self):
        polynomials = b"".join(encode_ks(p) for p in [*self.w, self.q, self.g])
        columns = b"".join(encode_f(v) for root in self.columns for column in root for v in column)
        return polynomials + columns + b"".join(b for part in (self.salts, self.nodes) for root in part for b in root)


def open_roots(transcript, commitments, names, channel, degrees, t):
    """The prover's side of 2.3; commitments in root order, names are those of the w_g."""
    layouts = [c.layout for c in commitments]
    run = commitments[0]
    coins = Combination(transcript, layouts, channel)
    masks = run.masks
    w = []
    for mask, commitment, gammas in zip(masks, commitments, coins.gammas):
        combined = list(mask)
        for gamma, row in zip(gammas, commitment.rows):
            accumulate(combined, row, gamma)
        w.append(combined)
    k_polynomials = [
        list(zip(run.rows[i], run.rows[i + 1])) for i in range(run.layout.array_rows, len(run.rows), 2)
    ]
    q = combine_linear(coins, commitments, k_polynomials, masks[-2], degrees)
    g = combine_quadratic(coins, k_polynomials, masks[-1], run.layout)
    for name, polynomial in [*zip(names, w), ("q", q), ("g", g)]:
        transcript.absorb(name, encode_ks(polynomial))
    indices = transcript.distinct_indices(t, run.layout.columns)
    return Opening(
        w,
        q,
        g,
        [[[word[j] for word in c.words] for j in indices] for c in commitments],
        [[c.salts[j] for j in indices] for c in commitments],
        [c.tree.siblings(indices) for c in commitments],
    )


def accumulate(target, polynomial, factor):
    """target += factor (in K) * polynomial (over F)."""
    f0, f1 = factor
    for i, v in enumerate(polynomial):
        a, b = target[i]
        target[i] = ((a + f0 * v) % P, (b + f1 * v) % P)


def combine_linear(coins, commitments, k_polynomials, mask, degrees):
    run = commitments[0].layout
    size = 4 * run.ell
    q = list(mask)
    for root, weights, slots in coins.tensor_parts():
        combined = [ZERO] * commitments[root].layout.degree
        for weight, row in zip(weights, commitments[root].rows):
            accumulate(combined, row, weight)
        add_into(q, multiply_k(combined, interpolate_k(slots), size))
    for coefficients, row in zip(coins.coefficients, k_polynomials, strict=True):
        add_into(q, multiply_k(row, interpolate_k(coefficients), size))
    return q


def combine_quadratic(coins, k_polynomials, mask, run):
    g = list(mask)
    for i, kappa in enumerate(coins.kappas):
        x, y, z = (k_polynomials[run.pad_rows + part * run.triple_rows + i] for part in range(3))
        term = multiply_k(x, y, 4 * run.ell)
        for j, v in enumerate(z):
            term[j] = sub(term[j], v)
        add_into(g, [mul(kappa, v) for v in term])
    return g


def add_into(target, polynomial):
    """target += polynomial, whose coefficients beyond the target's length are zero."""
    for i, v in enumerate(polynomial):
        if i < len(target):
            target[i] = add(target[i], v)
        elif v != ZERO:
            raise AssertionError("degree too high")


def check_opening(transcript, reader, layouts, roots, names, channel, degrees, t):
    """The verifier's side of 2.3: reads the rest of the proof and refuses what is wrong."""
    run = layouts[0]
    coins = Combination(transcript, layouts, channel)
    mask_rows = 2 * (len(layouts) + 2)
    w = []
    for name, count in zip(names, degrees.w, strict=True):
        w.append(reader.ks(count))
        transcript.absorb(name, encode_ks(w[-1]))
    q = reader.ks(degrees.q)
    transcript.absorb("q", encode_ks(q))
    g = reader.ks(degrees.g)
    transcript.absorb("g", encode_ks(g))
    indices = transcript.distinct_indices(t, run.columns)
    heights = [layout.rows + (mask_rows if number == 0 else 0) for number, layout in enumerate(layouts)]
    columns = [[reader.fs(height) for _ in indices] for height in heights]
    salts = [[reader.bytes(16) for _ in indices] for _ in layouts]
    siblings = len(merkle.sibling_positions(indices, run.columns))
    nodes = [[reader.bytes(32) for _ in range(siblings)] for _ in layouts]
    reader.end()

    for root, root_columns, root_salts, root_nodes in zip(roots, columns, salts, nodes, strict=True):
        leaves = {
            j: merkle.leaf(salt, b"".join(encode_f(v) for v in column))
            for j, salt, column in zip(indices, root_salts, root_columns)
        }
        refuse_unless(merkle.root_from(leaves, run.columns, root_nodes) == root, "MERKLE")
    points = [(domain_point(run.columns, j), [root[i] for root in columns]) for i, j in enumerate(indices)]
    for x, column in points:
        masks = masks_of(column[0], run)
        for number, layout in enumerate(layouts):
            expected = add(masks[number], dot(coins.gammas[number], column[number]))
            refuse_unless(evaluate_at(w[number], x) == expected, "LOW_DEGREE", names[number])
    check_linear(coins, q, points, run)
    check_quadratic(coins, g, points, run)


def check_linear(coins, q, points, run):
    parts = [(root, weights, interpolate_k(slots)) for root, weights, slots in coins.tensor_parts()]
    polynomials = [interpolate_k(c) for c in coins.coefficients]
    for x, column in points:
        expected = masks_of(column[0], run)[-2]
        for root, weights, slots in parts:
            expected = add(expected, mul(dot(weights, column[root]), evaluate_at(slots, x)))
        for polynomial, cell in zip(polynomials, k_cells(column[0], run), strict=True):
            expected = add(expected, mul(evaluate_at(polynomial, x), cell))
        refuse_unless(evaluate_at(q, x) == expected, "LINEAR", "q at an opened column")
    sum_on_h = ZERO
    for i in range(0, len(q), run.ell):
        sum_on_h = add(sum_on_h, q[i])
    refuse_unless(scale(sum_on_h, run.ell) == coins.target, "LINEAR", "sum of q")


def check_quadratic(coins, g, points, run):
    for x, column in points:
        cells = k_cells(column[0], run)
        expected = masks_of(column[0], run)[-1]
        for i, kappa in enumerate(coins.kappas):
            a, b, c = (cells[run.pad_rows + part * run.triple_rows + i] for part in range(3))
            expected = add(expected, mul(kappa, sub(mul(a, b), c)))
        refuse_unless(evaluate_at(g, x) == expected, "QUADRATIC", "g at an opened column")
    folded = [ZERO] * run.ell
    for i, v in enumerate(g):
        folded[i % run.ell] = add(folded[i % run.ell], v)
    refuse_unless(all(v == ZERO for v in folded), "QUADRATIC", "g on H")


def masks_of(run_column, run):
    rest = run_column[run.rows :]
    return list(zip(rest[0::2], rest[1::2]))


def k_cells(run_column, run):
    rest = run_column[run.array_rows : run.rows]
    return list(zip(rest[0::2], rest[1::2]))


def evaluate_at(polynomial, x):
    """K-polynomial at a point of F."""
    a, b = 0, 0
    for c0, c1 in reversed(polynomial):
        a = (a * x + c0) % P
        b = (b * x + c1) % P
    return (a, b)
