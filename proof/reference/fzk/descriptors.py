"""Architecture and training descriptors and the registry's rules for them: section 4.1."""

from dataclasses import dataclass

from .canonical import digest
from .mle import p2
from .refusal import refuse_unless

TD_MEMBERS = ("fx", "xBits", "fa", "aBits", "fd", "dBits", "fz", "zBits", "mu", "kappa", "logB", "epochs", "limb")


@dataclass(frozen=True)
class Architecture:
    """inputs - (hidden) - outputs; `params` names weight and bias of each layer."""

    inputs: int
    hidden: int | None
    outputs: int
    params: tuple


@dataclass(frozen=True)
class Recipe:
    """A training descriptor's numbers."""

    fx: int
    xBits: int
    fa: int
    aBits: int
    fd: int
    dBits: int
    fz: int
    zBits: int
    mu: int
    kappa: int
    logB: int
    epochs: int
    limb: int


def read_architecture(ad, identity):
    _known(isinstance(ad, dict), "no ad")
    kind = ad.get("ad")
    _known(kind in ("fzk1/logistic", "fzk1/mlp-relu"), "ad")
    mlp = kind == "fzk1/mlp-relu"
    members = {"ad", "inputs", "outputs", "loss", "params"} | ({"hidden"} if mlp else set())
    _known(set(ad) == members, "members of ad")
    for name in ("inputs", "outputs"):
        _known(_integer(ad[name]) and ad[name] >= 1, name)
    hidden = None
    if mlp:
        _known(isinstance(ad["hidden"], list) and len(ad["hidden"]) == 1, "hidden")
        hidden = ad["hidden"][0]
        _known(_integer(hidden) and hidden >= 1, "hidden")
    _known(ad["loss"] == ("bce-sigmoid" if ad["outputs"] == 1 else "bce-one-vs-rest"), "loss")
    params = ad["params"]
    _known(isinstance(params, list) and all(isinstance(p, str) and p for p in params), "params")
    _known(len(params) == len(set(params)) == (4 if mlp else 2), "params")
    _known(_id(ad) == identity, "id of ad")
    return Architecture(ad["inputs"], hidden, ad["outputs"], tuple(params))


def read_recipe(td, identity):
    _known(isinstance(td, dict) and set(td) == {"td", *TD_MEMBERS} and td["td"] == "fzk1/qsgd", "members of td")
    _known(all(_integer(td[name]) and td[name] >= 0 for name in TD_MEMBERS), "numbers of td")
    recipe = Recipe(**{name: td[name] for name in TD_MEMBERS})
    _known(recipe.fz == 9 and recipe.fd in (13, 14) and recipe.limb in (12, 16), "fz, fd, limb")
    _known(recipe.xBits <= 15 and recipe.logB <= 16 and recipe.epochs >= 1, "xBits, logB, epochs")
    _known(1 <= recipe.mu <= 255, "mu")
    _known(max(recipe.fx, recipe.fa, recipe.aBits, recipe.dBits, recipe.zBits, recipe.kappa) <= 40, "widths")
    _known(min(recipe.aBits, recipe.dBits, recipe.zBits) >= 1, "widths")
    _known(_id(td) == identity, "id of td")
    return recipe


def _known(condition, reason):
    refuse_unless(condition, "UNKNOWN_DESCRIPTOR", reason)


def _integer(value):
    return type(value) is int and abs(value) < 2**53


def _id(descriptor):
    try:
        return digest(descriptor)
    except ValueError:
        return None


@dataclass(frozen=True)
class Layer:
    """One dense layer with its scales (table of section 4) and the arrays of its cells (5.2)."""

    number: int
    fan_in: int
    fan_out: int
    input_scale: int
    weight_scale: int
    shift: int
    width: int
    input_bound: int
    delta_bound: int
    output: bool

    @property
    def p_in(self):
        return p2(self.fan_in)

    @property
    def p_out(self):
        return p2(self.fan_out)


def layers(architecture, recipe):
    """First layer first."""
    r = recipe
    step = r.fd + r.kappa + r.logB
    z_width = max(r.zBits, 13) + 1
    data_bound = 2 ** max(r.xBits, r.fx)
    first = r.fx + step
    if architecture.hidden is None:
        shift = r.fx + first - r.fz
        return [
            Layer(1, architecture.inputs, architecture.outputs, r.fx, first, shift, z_width, data_bound, 2**r.fd, True)
        ]
    second = r.fa + step
    hidden_bound = 2 ** max(r.aBits, r.fa)
    return [
        Layer(
            1, architecture.inputs, architecture.hidden, r.fx, first, r.fx + first - r.fa, r.aBits + 1, data_bound,
            2**r.dBits, False,
        ),
        Layer(
            2, architecture.hidden, architecture.outputs, r.fa, second, r.fa + second - r.fz, z_width, hidden_bound,
            2**r.fd, True,
        ),
    ]


def check_rounding(all_layers, recipe):
    """Every rounding is unique mod p: s >= 1 and s + b <= 61 (BOUND_EXCEEDED)."""
    roundings = [(layer.shift, layer.width) for layer in all_layers]
    if len(all_layers) > 1:
        roundings.append((all_layers[-1].weight_scale, recipe.dBits + 1))
    for shift, width in roundings:
        refuse_unless(shift >= 1 and shift + width <= 61, "BOUND_EXCEEDED", "shift %d, width %d" % (shift, width))


def check_wrap(all_layers, recipe, rows, weights):
    """No accumulator reaches 2^62, whatever the data (BOUND_EXCEEDED); weights: those of each layer, bias included."""
    for layer, values in zip(all_layers, weights, strict=True):
        largest = max(abs(v) for v in values)
        largest += recipe.mu * rows * recipe.epochs * layer.input_bound * layer.delta_bound
        forward = (layer.fan_in + 1) * layer.input_bound * largest
        backward = layer.fan_out * layer.delta_bound * largest
        refuse_unless(max(forward, backward) < 2**62, "BOUND_EXCEEDED", "layer %d" % layer.number)
