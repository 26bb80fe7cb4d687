"""Merkle trees over salted columns, with batched siblings: sections 1 and 6.3 (NODES)."""

import hashlib


def leaf(salt, column):
    return hashlib.sha256(b"\x00" + salt + column).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    def __init__(self, leaves):
        self.levels = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            self.levels.append([node(below[i], below[i + 1]) for i in range(0, len(below), 2)])
        self.root = self.levels[-1][0]

    def siblings(self, indices):
        """The nodes that a reader of these leaves cannot compute, level by level from the leaves, index ascending."""
        return [self.levels[level][i] for level, i in sibling_positions(indices, len(self.levels[0]))]


def sibling_positions(indices, leaves):
    """(level, index) of every sibling in the proof, in its order."""
    known, positions, level = set(indices), [], 0
    while leaves > 1:
        positions += [(level, i ^ 1) for i in sorted(known) if i ^ 1 not in known]
        known = {i >> 1 for i in known}
        leaves >>= 1
        level += 1
    return positions


def root_from(opened, leaves, siblings):
    """Root over opened leaves (index -> hash) and the siblings in the order of sibling_positions."""
    nodes = dict(zip(sibling_positions(opened, leaves), siblings))
    known, level = dict(opened), 0
    while leaves > 1:
        above = {}
        for i in known:
            pair = [known[j] if j in known else nodes[level, j] for j in (i & ~1, i | 1)]
            above[i >> 1] = node(*pair)
        known = above
        leaves >>= 1
        level += 1
    return known[0]
