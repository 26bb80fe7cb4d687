"""Statements: their members, canonical bytes and parameters (sections 1.2, 6.2, 8)."""

import hashlib
import math
import re

from .canonical import canonical
from .refusal import refuse_unless

TIERS = {"TRAIN": 1, "NORM": 2, "AGG": 3, "DATASET": 4, "ROLLOVER": 5}
LABELS = ("binary", "one-hot", "multi")
HEX = re.compile(r"[0-9a-f]{64}\Z")

_HEX_COMMON = {"contributor", "dataRoot"}
_TEXT = {"proto", "tier", "hospital"}
_NUMBERS = {"dataUse": 0, "ell": 1, "uses": 1, "t": 1, "rows": 1, "inputs": 1, "outputs": 1}
_TRAIN_HEX = _HEX_COMMON | {"base", "ad", "td", "nonce", "w0", "update", "result"}
_DATASET_NUMBERS = _NUMBERS | {"logB": 0, "fx": 0, "xBits": 0}

MEMBERS = {
    "TRAIN": (_TEXT | {"repo", "branch"}, _TRAIN_HEX, _NUMBERS, set()),
    "DATASET": (_TEXT, _HEX_COMMON, _DATASET_NUMBERS, {"labels", "classCounts"}),
    "ROLLOVER": (_TEXT, _HEX_COMMON | {"oldRoot"}, _DATASET_NUMBERS | {"oldUse": 0}, {"labels", "classCounts"}),
}
"""For each tier: texts, members of 64 hex digits, numbers with their least value, others."""


def check_members(statement):
    """Refuses a statement whose members are not exactly those of its tier (MALFORMED)."""
    refuse_unless(isinstance(statement, dict) and statement.get("proto") == "fzk/1", "MALFORMED", "proto")
    tier = statement.get("tier")
    refuse_unless(isinstance(tier, str) and tier in MEMBERS, "MALFORMED", "tier")
    texts, hexes, numbers, others = MEMBERS[tier]
    refuse_unless(set(statement) == texts | hexes | set(numbers) | others, "MALFORMED", "members")
    for name in texts:
        refuse_unless(isinstance(statement[name], str), "MALFORMED", name)
    for name in hexes:
        refuse_unless(isinstance(statement[name], str) and HEX.match(statement[name]), "MALFORMED", name)
    for name, least in numbers.items():
        value = statement[name]
        refuse_unless(type(value) is int and least <= value < 2**53, "MALFORMED", name)
    if others:
        _check_data_members(statement)


def _check_data_members(statement):
    refuse_unless(statement["xBits"] <= 15, "MALFORMED", "xBits")
    refuse_unless(statement["logB"] <= 16, "MALFORMED", "logB")
    refuse_unless(statement["fx"] <= 40, "MALFORMED", "fx")
    labels, counts = statement["labels"], statement["classCounts"]
    refuse_unless(labels in LABELS, "MALFORMED", "labels")
    refuse_unless((labels == "binary") == (statement["outputs"] == 1), "MALFORMED", "labels")
    refuse_unless(isinstance(counts, list) and len(counts) in (0, statement["outputs"]), "MALFORMED", "classCounts")
    refuse_unless(all(type(c) is int and 0 <= c < 2**53 for c in counts), "MALFORMED", "classCounts")


def statement_bytes(statement):
    return canonical(statement)


def statement_hash(statement):
    return hashlib.sha256(statement_bytes(statement)).digest()


def soundness_bits(ell, t, most_coefficients):
    """bits of section 8; the last argument is the largest t_r of the proof's roots, its run root (t) included."""
    degree = max(2 * (ell + t) - 1, 2 * ell + most_coefficients - 1)
    return -t * math.log2((1 + degree / (8 * ell)) / 2)


def check_parameters(statement, test_mode):
    """Refuses ell, t and uses that are not those of section 1.2 or, in test mode, of section 12 (PARAMS_WEAK)."""
    ell, t, uses = statement["ell"], statement["t"], statement["uses"]
    if test_mode:
        refuse_unless(ell >= 8 and ell & (ell - 1) == 0, "PARAMS_WEAK", "ell")
    else:
        refuse_unless(ell in (1024, 2048, 4096, 8192, 16384), "PARAMS_WEAK", "ell")
        refuse_unless(t == 160 and uses in (2, 4, 8), "PARAMS_WEAK", "t, uses")
    refuse_unless(16 * t * uses <= 5 * ell, "PARAMS_WEAK", "random coefficients")
    if not test_mode:
        refuse_unless(soundness_bits(ell, t, t * uses) >= 100, "PARAMS_WEAK", "bits")
