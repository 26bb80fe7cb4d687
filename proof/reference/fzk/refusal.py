"""Codes with which a verifier refuses and a prover stops: section 6.4."""


class Refused(Exception):
    """The verifier's refusal; its code is one of the list of 6.4."""

    def __init__(self, code, reason=""):
        super().__init__(f"{code}: {reason}" if reason else code)
        self.code = code


class ProverStopped(Exception):
    """The prover cannot make a proof: RANGE_EXCEEDED, RETRY, or a code of the verifier on its own inputs."""

    def __init__(self, code, reason=""):
        super().__init__(f"{code}: {reason}" if reason else code)
        self.code = code


def refuse_unless(condition, code, reason=""):
    if not condition:
        raise Refused(code, reason)
