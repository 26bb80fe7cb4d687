"""The vector files in the Java tests' folder: each read to its expected outcome and, where it can be, made again."""

import os
import unittest

from fzk import vectorfile

FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "src", "test", "vectors")


class VectorsTest(unittest.TestCase):
    def test_files_have_their_outcome_and_can_be_made_again(self):
        names = sorted(os.listdir(FOLDER))
        verified, made = 0, 0
        for name in names:
            path = os.path.join(FOLDER, name)
            self.assertLess(os.path.getsize(path), 150_000, name)
            vector = vectorfile.load(path)
            self.assertEqual(vector["expect"], vectorfile.verify_vector(vector), name)
            verified += 1
            if "seed" in vector:
                self.assertTrue(vector["expect"].startswith("Verified "))
                self.assertEqual(vector["proof"], vectorfile.make_vector(vector).hex(), name)
                made += 1
        self.assertGreaterEqual(verified - made, 8)
        self.assertGreaterEqual(made, 8)
