"""Multilinear extensions, variables little-endian: sections 2.2 and 5 (eq, LT, [x < v])."""

from .field import ONE, P, ZERO, add, dot, mul, sub


def p2(x):
    """Least power of two that is not below x."""
    return 1 << max(0, x - 1).bit_length()


def log2(x):
    if x < 1 or x & (x - 1):
        raise ValueError("%d is not a power of two" % x)
    return x.bit_length() - 1


def eq_table(point):
    """eq(point, x) for every Boolean x, indexed by x."""
    table = [ONE]
    for r in point:
        high = [mul(v, r) for v in table]
        table = [sub(v, h) for v, h in zip(table, high)] + high
    return table


def eq(a, b):
    """eq of two points of the same length."""
    result = ONE
    for x, y in zip(a, b, strict=True):
        product = mul(x, y)
        result = mul(result, sub(add(add(product, product), ONE), add(x, y)))
    return result


def eq_index(point, index):
    """eq of a point and the bits of an index."""
    result = ONE
    for r in point:
        result = mul(result, r if index & 1 else sub(ONE, r))
        index >>= 1
    if index:
        raise ValueError("index has more bits than the point")
    return result


def evaluate(values, point):
    """Extension of F values at a point of K."""
    return dot(eq_table(point), values)


def evaluate_k(values, point):
    """Extension of K values at a point of K."""
    for r in point:
        values = fold(values, r)
    return values[0]


def fold(table, r):
    """Binds the lowest variable of a table of K values."""
    r0, r1 = r
    out = []
    for i in range(0, len(table), 2):
        a0, a1 = table[i]
        b0, b1 = table[i + 1]
        d0, d1 = b0 - a0, b1 - a1
        out.append(((a0 + r0 * d0 + 7 * r1 * d1) % P, (a1 + r0 * d1 + r1 * d0) % P))
    return out


def less_than(a, b):
    """LT, the extension of [a < b], from the highest bit down."""
    result, equal = ZERO, ONE
    for x, y in zip(reversed(a), reversed(b), strict=True):
        result = add(result, mul(equal, mul(sub(ONE, x), y)))
        equal = mul(equal, eq([x], [y]))
    return result


def less_than_table(b):
    """LT(x, b) for every Boolean x, indexed by x."""
    table = [ZERO]
    for y in b:
        low = [add(mul(sub(ONE, y), v), y) for v in table]
        table = low + [mul(y, v) for v in table]
    return table


def below(point, bound):
    """Extension of [x < bound]; 1 where bound is the full size."""
    if bound == 1 << len(point):
        return ONE
    if not 0 <= bound < 1 << len(point):
        raise ValueError("bound out of the cube")
    bits = [ONE if bound >> i & 1 else ZERO for i in range(len(point))]
    return less_than(point, bits)
