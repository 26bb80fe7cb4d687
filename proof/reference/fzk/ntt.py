"""Number-theoretic transforms on power-of-two subgroups and on the coset D = 7*<omega_n>: sections 1 and 2.1."""

from functools import lru_cache

from .field import GENERATOR, P, inverse, root_of_unity


@lru_cache(maxsize=None)
def _powers(order):
    root, value, powers = root_of_unity(order), 1, []
    for _ in range(order):
        powers.append(value)
        value = value * root % P
    return powers


def ntt(coefficients):
    """Values at omega^0, omega^1, .. of the polynomial with these coefficients; the length is a power of two."""
    n = len(coefficients)
    values = _bit_reversed(coefficients)
    if n == 1:
        return values
    powers = _powers(n)
    half = 1
    while half < n:
        step = n // (2 * half)
        twiddles = powers[0 : n // 2 : step]
        for start in range(0, n, 2 * half):
            for j in range(half):
                low = values[start + j]
                high = values[start + j + half] * twiddles[j] % P
                values[start + j] = (low + high) % P
                values[start + j + half] = (low - high) % P
        half *= 2
    return values


def inverse_ntt(values):
    n = len(values)
    coefficients = ntt(values)
    scale = inverse(n)
    return [coefficients[-j % n] * scale % P for j in range(n)]


@lru_cache(maxsize=None)
def _coset_powers(count):
    value, powers = 1, []
    for _ in range(count):
        powers.append(value)
        value = value * GENERATOR % P
    return powers


def evaluate_on_domain(coefficients, n):
    """Values at 7*omega_n^j, j = 0..n-1."""
    shifted = [c * s % P for c, s in zip(coefficients, _coset_powers(n))]
    return ntt(shifted + [0] * (n - len(shifted)))


def domain_point(n, j):
    return GENERATOR * pow(root_of_unity(n), j, P) % P


def multiply_k(a, b, size):
    """Product of two polynomials over K (lists of pairs) of degree sum below size."""
    a0, a1, b0, b1 = (ntt([x[part] for x in f] + [0] * (size - len(f))) for f in (a, b) for part in (0, 1))
    product0 = [(p * q + 7 * r * s) % P for p, r, q, s in zip(a0, a1, b0, b1)]
    product1 = [(p * s + r * q) % P for p, r, q, s in zip(a0, a1, b0, b1)]
    return list(zip(inverse_ntt(product0), inverse_ntt(product1)))


def interpolate_k(values):
    """Coefficients of the K-polynomial with these values on the subgroup of their number."""
    return list(zip(inverse_ntt([v[0] for v in values]), inverse_ntt([v[1] for v in values])))


def _bit_reversed(values):
    n = len(values)
    bits = n.bit_length() - 1
    if n != 1 << bits:
        raise ValueError("length %d is not a power of two" % n)
    out, j = list(values), 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            out[i], out[j] = out[j], out[i]
    return out
