"""Sections 1 (coins, Merkle) and 1.1 against hashlib."""

import hashlib
import unittest

from fzk import merkle
from fzk.coins import Coins
from fzk.field import P
from fzk.transcript import Transcript


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class TranscriptTest(unittest.TestCase):
    def test_absorb_and_squeeze_are_the_hashes_of_the_text(self):
        transcript = Transcript()
        transcript.absorb("root", b"abc")
        state = sha(bytes(32), b"\x01", b"\x04", b"root", (3).to_bytes(8, "big"), b"abc")
        expected = [int.from_bytes(sha(state, b"\x02", i.to_bytes(4, "big"))[:8], "big") for i in range(4)]
        self.assertTrue(all(v < P for v in expected))
        self.assertEqual((expected[0], expected[1]), transcript.challenge())
        self.assertEqual((expected[2], expected[3]), transcript.challenge())

    def test_absorbing_resets_the_counter_and_squeezing_leaves_the_state(self):
        one, two = Transcript(), Transcript()
        one.challenges(3)
        for transcript in (one, two):
            transcript.absorb("x", b"")
        self.assertEqual(one.challenge(), two.challenge())

    def test_label_and_message_do_not_run_into_each_other(self):
        seen = set()
        for label, message in (("ab", b"c"), ("a", b"bc"), ("", b"abc"), ("abc", b"")):
            transcript = Transcript()
            transcript.absorb(label, message)
            seen.add(transcript.challenge())
        self.assertEqual(4, len(seen))

    def test_indices_are_low_bits_without_duplicates(self):
        transcript, twin = Transcript(), Transcript()
        indices = transcript.distinct_indices(8, 8)
        self.assertEqual(list(range(8)), indices)
        first = int.from_bytes(sha(bytes(32), b"\x02", bytes(4))[:8], "big") % 8
        self.assertEqual([first], twin.distinct_indices(1, 8))

    def test_known_values(self):
        transcript = Transcript()
        transcript.absorb("proto", b"fzk/1/TRAIN")
        self.assertEqual(KNOWN_CHALLENGE, "%016x%016x" % transcript.challenge())
        transcript.absorb("root", bytes(range(32)))
        self.assertEqual(KNOWN_INDICES, transcript.distinct_indices(4, 1024))


KNOWN_CHALLENGE = "d05492f3ed469809850e08a8e345acad"
KNOWN_INDICES = [236, 728, 979, 990]


class CoinsTest(unittest.TestCase):
    def test_coins_are_the_stream_of_the_seed(self):
        seed = bytes(range(32))
        stream = hashlib.shake_256(b"fzk/1/coins" + seed).digest(100000)
        coins = Coins(seed)
        self.assertEqual(int.from_bytes(stream[:8], "big"), coins.element())
        self.assertEqual(stream[8:24], coins.salt())
        pair = (int.from_bytes(stream[24:32], "big"), int.from_bytes(stream[32:40], "big"))
        self.assertEqual(pair, coins.k_element())
        coins.elements(11000)
        self.assertEqual(stream[88040:88056], coins.salt())

    def test_seed_of_another_length_is_an_error(self):
        with self.assertRaises(ValueError):
            Coins(bytes(31))


class MerkleTest(unittest.TestCase):
    def setUp(self):
        self.leaves = [merkle.leaf(bytes([i] * 16), b"column %d" % i) for i in range(16)]
        self.tree = merkle.Tree(self.leaves)

    def test_leaf_and_node_have_their_own_prefixes(self):
        self.assertEqual(sha(b"\x00", bytes(16), b"column 0"), self.leaves[0])
        self.assertEqual(sha(b"\x01", self.leaves[0], self.leaves[1]), self.tree.levels[1][0])

    def test_root_comes_back_from_any_leaves_and_their_siblings(self):
        for indices in ([0], [3, 4], [0, 1, 2, 3], [5, 9, 15], list(range(16))):
            opened = {i: self.leaves[i] for i in indices}
            siblings = self.tree.siblings(indices)
            self.assertEqual(self.tree.root, merkle.root_from(opened, 16, siblings))
            opened[indices[0]] = bytes(32)
            self.assertNotEqual(self.tree.root, merkle.root_from(opened, 16, siblings))

    def test_siblings_come_level_by_level_without_what_can_be_computed(self):
        self.assertEqual([(0, 2), (0, 5), (1, 0), (1, 3), (3, 1)], merkle.sibling_positions([3, 4], 16))
        self.assertEqual([], merkle.sibling_positions(range(16), 16))
