"""The field F = F_p, its extension K = F[phi]/(phi^2 - 7), and their encodings: section 1.

An element of F is an int in [0, p); an element of K is a pair (constant part, coefficient of phi).
"""

P = 2**64 - 2**32 + 1
GENERATOR = 7
SIGNED_LIMIT = 2**62

ZERO = (0, 0)
ONE = (1, 0)


def root_of_unity(order):
    """omega_N = 7^((p-1)/N) for a power of two N."""
    if order & (order - 1) or (P - 1) % order:
        raise ValueError("no subgroup of order %d" % order)
    return pow(GENERATOR, (P - 1) // order, P)


def inverse(a):
    if a % P == 0:
        raise ZeroDivisionError("inverse of zero in F")
    return pow(a, P - 2, P)


def k(a):
    """The element of K that a (possibly negative) integer stands for."""
    return (a % P, 0)


def add(a, b):
    return ((a[0] + b[0]) % P, (a[1] + b[1]) % P)


def sub(a, b):
    return ((a[0] - b[0]) % P, (a[1] - b[1]) % P)


def neg(a):
    return (-a[0] % P, -a[1] % P)


def mul(a, b):
    a0, a1 = a
    b0, b1 = b
    return ((a0 * b0 + 7 * a1 * b1) % P, (a0 * b1 + a1 * b0) % P)


def scale(a, f):
    """K times F."""
    return (a[0] * f % P, a[1] * f % P)


def inv(a):
    norm = inverse((a[0] * a[0] - 7 * a[1] * a[1]) % P)
    return (a[0] * norm % P, -a[1] * norm % P)




def dot(weights, values):
    """Sum of K weights times F values."""
    return (
        sum(w[0] * v for w, v in zip(weights, values)) % P,
        sum(w[1] * v for w, v in zip(weights, values)) % P,
    )


def encode_f(a):
    return a.to_bytes(8, "big")


def encode_k(a):
    return a[0].to_bytes(8, "big") + a[1].to_bytes(8, "big")


def encode_ks(values):
    return b"".join(encode_k(v) for v in values)


def decode_signed(a):
    """Field element to signed integer; None where its magnitude is not below 2^62."""
    value = a - P if a > (P - 1) // 2 else a
    return value if abs(value) < SIGNED_LIMIT else None
