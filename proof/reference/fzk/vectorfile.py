"""Test vectors as JSON: statement, descriptors, records, proof and, where it can be made again, data and seeds."""

import hashlib
import json

from .prove import prove
from .refusal import ProverStopped
from .task import Inputs
from .verify import verify


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def save(path, vector):
    """One member a line."""
    members = (f"{json.dumps(name)}: {json.dumps(value)}" for name, value in vector.items())
    with open(path, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(members) + "\n}\n")


def inputs_of(vector):
    names = ("statement", "ad", "td", "hub_record", "w0", "update")
    return Inputs(*(vector.get(name) for name in names), test_mode=vector.get("test_mode", False))


def vector_of(inputs, proof, data=None):
    """data: x, y, data_seed and seed, where the proof is an honest one."""
    vector = {"statement": inputs.statement}
    for name in ("ad", "td", "hub_record", "w0", "update"):
        if getattr(inputs, name) is not None:
            vector[name] = getattr(inputs, name)
    vector |= {"test_mode": inputs.test_mode, **(data or {})}
    vector |= {"expect": str(verify(inputs, proof)), "proof_sha256": sha256(proof), "proof": proof.hex()}
    return vector


def verify_vector(vector):
    """The outcome's line."""
    proof = bytes.fromhex(vector["proof"])
    if sha256(proof) != vector["proof_sha256"]:
        raise ValueError("proof_sha256 is not the hash of proof")
    return str(verify(inputs_of(vector), proof))


def make_vector(vector):
    """The proof made again from data and seeds."""
    missing = [name for name in ("x", "y", "data_seed", "seed") if name not in vector]
    if missing:
        raise ProverStopped("MALFORMED", "the vector has no " + ", ".join(missing))
    seeds = [bytes.fromhex(vector[name]) for name in ("data_seed", "seed", "old_data_seed") if name in vector]
    return prove(inputs_of(vector), vector["x"], vector["y"], *seeds)


def sha256(proof):
    return hashlib.sha256(proof).hexdigest()
