"""ROLLOVER: a new root commits the same vector as an old one (sections 2.4 and 6.1, "Others:").

Nothing is sent: the two vectors are compared at one random point within the opening.
"""

from ..affine import Affine
from ..channel import Tensor
from ..field import ONE, neg

OLD, NEW = 1, 2
"""Numbers of the roots in root order; 0 is the run root, which holds masks only."""


def walk(channel, data):
    """<eq(r), old - new> = 0; data: the layout that both roots have."""
    r = channel.transcript.challenges(data.variables)
    channel.tensors.append(Tensor([(OLD, ONE, r), (NEW, neg(ONE), r)], Affine()))
