"""Section 6.4: each refusal with its code, and the first failure in the text's order wins."""

import copy
import unittest

import examples
from fzk import prooffile
from fzk.canonical import digest
from fzk.prooffile import Reader
from fzk.refusal import Refused
from fzk.statement import check_parameters, soundness_bits
from fzk.task import Task
from fzk.verify import verify

P = 2**64 - 2**32 + 1


class Attempt:
    """Inputs and proof of an honest example, to be spoilt step by step."""

    def __init__(self, example):
        self.inputs = example.copy_inputs()
        self.proof = bytearray(example.proof)
        self.example = example

    def rehash(self):
        """Makes the header name the statement as it is now."""
        self.proof[8:40] = bytes.fromhex(digest(self.inputs.statement))

    def code(self):
        outcome = str(verify(self.inputs, bytes(self.proof)))
        return outcome.removeprefix("Refused ") if outcome.startswith("Refused") else "Verified"

    def member(self, **members):
        self.inputs.statement |= members
        self.rehash()

    def describe(self, which, **members):
        """Another descriptor, named by the statement."""
        setattr(self.inputs, which, getattr(self.inputs, which) | members)
        self.member(**{which: digest(getattr(self.inputs, which))})

    def record(self, **members):
        self.inputs.hub_record |= members

    def put(self, start, content):
        self.proof[start : start + len(content)] = content


def long_file(a):
    a.proof += bytes(2**26)


def last_byte(a):
    a.proof[-1] ^= 1


def trailing(a):
    a.proof += b"\x00"
    a.put(40, len(a.proof).to_bytes(8, "big"))


def huge_rows(a):
    a.record(rows=2**23)
    a.member(rows=2**23)


def large_weight(a):
    a.inputs.w0[0] = 2**61
    a.member(w0=examples.integers_hash(a.inputs.w0))


FAILURES = [
    # In the order of 6.4. What changes the statement also mends the header's hash, so that each fails at its own place.
    ("MALFORMED", "statement", lambda a: a.member(rows="11")),
    ("TOO_LARGE", "length cap", long_file),
    ("MALFORMED", "magic", lambda a: a.put(0, b"FZK2")),
    ("VERSION", "version", lambda a: a.put(4, b"\x00\x02")),
    ("TIER", "tier", lambda a: a.put(6, b"\x04")),
    ("STATEMENT_MISMATCH", "hash", lambda a: a.put(8, bytes(32))),
    ("MALFORMED", "length", lambda a: a.put(40, bytes(8))),
    ("PARAMS_WEAK", "uses", lambda a: a.member(t=40)),
    ("UNKNOWN_DESCRIPTOR", "ad", lambda a: a.describe("ad", loss="mse")),
    ("UNKNOWN_DESCRIPTOR", "td", lambda a: a.describe("td", momentum=1)),
    ("STATEMENT_MISMATCH", "ad's sizes", lambda a: a.describe("ad", inputs=4)),
    ("DATA_ROOT_UNKNOWN", "root", lambda a: a.record(dataRoot="00" * 32)),
    ("STATEMENT_MISMATCH", "record", lambda a: a.record(xBits=6)),
    ("DATA_USE_SPENT", "use", lambda a: a.member(dataUse=a.inputs.statement["uses"])),
    ("BOUND_EXCEEDED", "rounding", lambda a: a.describe("td", kappa=40)),
    ("TOO_LARGE", "caps", huge_rows),
    ("BASE_MISMATCH", "base", lambda a: a.member(w0="00" * 32)),
    ("UPDATE_MISMATCH", "update", lambda a: a.member(update="00" * 32)),
    ("BOUND_EXCEEDED", "wrap", large_weight),
    ("NON_CANONICAL", "message", lambda a: a.put(80, P.to_bytes(8, "big"))),
    ("MALFORMED", "trailing byte", trailing),
    ("MERKLE", "last node", last_byte),
]


class OutcomeTest(unittest.TestCase):
    def attempt(self, *steps):
        attempt = Attempt(examples.train_example("train-logistic-binary"))
        for step in steps:
            step(attempt)
        return attempt.code()

    def test_control_is_verified(self):
        self.assertEqual("Verified", self.attempt())
        self.assertEqual("Verified", self.attempt(Attempt.rehash))

    def test_each_failure_has_its_code(self):
        for code, name, step in FAILURES:
            self.assertEqual(code, self.attempt(step), name)

    def test_first_failure_wins(self):
        for i, (code, name, step) in enumerate(FAILURES):
            for _, later_name, later in FAILURES[i + 1 :]:
                # The later spoiling first: the earlier one must not be mended by it.
                self.assertEqual(code, self.attempt(later, step), f"{name} before {later_name}")

    def test_file_is_read_to_its_end_before_anything_is_checked(self):
        example = examples.train_example("train-logistic-binary")
        attempt = Attempt(example)
        attempt.proof = attempt.proof[:-1]
        attempt.put(40, len(attempt.proof).to_bytes(8, "big"))
        self.assertEqual("MALFORMED", attempt.code())
        for length in (0, 3, 47, 48, 79, 80, 1000):
            attempt.proof = bytearray(example.proof[:length])
            if length >= 48:
                attempt.put(40, length.to_bytes(8, "big"))
            self.assertEqual("MALFORMED", attempt.code(), length)

    def test_elements_are_read_one_after_the_other(self):
        reader = Reader(bytes(prooffile.HEADER) + P.to_bytes(8, "big") + bytes(3))
        with self.assertRaises(Refused) as refused:
            reader.ks(1)
        self.assertEqual("NON_CANONICAL", refused.exception.code)

    def test_zero_and_ones_are_no_proof(self):
        example = examples.train_example("train-logistic-binary")
        for filling in (0, 0xFF):
            attempt = Attempt(example)
            attempt.proof[48:] = bytes([filling]) * (len(attempt.proof) - 48)
            self.assertIn(attempt.code(), ("NON_CANONICAL", "MALFORMED", "MERKLE"))

    def test_product_refuses_what_test_mode_allows(self):
        attempt = Attempt(examples.train_example("train-logistic-binary"))
        attempt.inputs.test_mode = False
        self.assertEqual("PARAMS_WEAK", attempt.code())


class ParametersTest(unittest.TestCase):
    def test_bits_are_those_of_section_8(self):
        table = {512: (94.5,), 1024: (101.4, 101.4, 94.5, 81.3), 2048: (104.9, 104.9, 101.4, 94.5),
                 4096: (106.7, 106.7, 104.9, 101.4), 8192: (107.6, 107.6, 106.7, 104.9)}
        for ell, expected in table.items():
            found = [soundness_bits(ell, 160, 160 * uses) for uses in (1, 2, 4, 8)][: len(expected)]
            self.assertEqual(expected, tuple(round(b, 1) for b in found), ell)

    def test_product_allows_what_reaches_100_bits(self):
        allowed = []
        for ell in (512, 1024, 2048, 4096, 8192, 16384, 32768, 3000):
            for t in (159, 160):
                for uses in (1, 2, 3, 4, 8, 16):
                    try:
                        check_parameters({"ell": ell, "t": t, "uses": uses}, False)
                        allowed.append((ell, t, uses))
                    except Refused as refused:
                        self.assertEqual("PARAMS_WEAK", refused.code)
        self.assertEqual(
            [(1024, 160, 2), (2048, 160, 2), (2048, 160, 4)]
            + [(ell, 160, uses) for ell in (4096, 8192, 16384) for uses in (2, 4, 8)],
            allowed,
        )


class SizesTest(unittest.TestCase):
    def test_huge_numbers_are_refused_before_anything_is_allocated(self):
        example = examples.dataset_example(examples.BINARY)
        for members in (
            {"rows": 2**53 - 1}, {"inputs": 2**53 - 1}, {"inputs": 2**14, "rows": 2**13},
            {"outputs": 2**10 + 1, "labels": "multi", "classCounts": []},
        ):
            inputs = copy.deepcopy(example.inputs)
            inputs.statement |= members
            with self.assertRaises(Refused) as refused:
                Task(inputs)
            self.assertEqual("TOO_LARGE", refused.exception.code)
