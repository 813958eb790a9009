"""Laws of the optimizers that recorded runs cannot check; each gives the size of its breach."""

from dataclasses import replace

import numpy as np

from declare.floats import FLOATS
from declare.parameters import declarations
from lab.simulation.simulate import solve
from landscapes import LANDSCAPES
from optimizers.base import Stuck
from optimizers.base_oracle import Oracle
from tests.support.drawn import objects
from tests.support.scenes import scene

# The named entries of a first state that are not zero.
FIRST = {
    "adagrad": lambda o: {"s": o.initial_accumulator_value},
    "asgd": lambda o: {"weight": 1.0},
    "nadam": lambda o: {"product": 1.0},
    "yogi": lambda o: {"m": o.initial_accumulator_value, "v": o.initial_accumulator_value},
}
BLIND = ("nelder_mead", "random_search", "simulated_annealing")


def breach(cls) -> float:
    """The largest breach of any law by an optimizer."""
    laws = [first_state, factor_is_a_rate, stays_at_rest, *OWN.get(cls.key(), ())]
    errors = [law(cls) for law in laws]
    return float("nan") if np.isnan(errors).any() else max(errors)


def variants(cls) -> list:
    """The defaults, and every other choice of one word or flag."""
    others = [
        cls(**{name: choice})
        for name, parameter in declarations(cls).items()
        for choice in {"flag": (True, False), "word": parameter.words}.get(parameter.kind, ())
        if choice != parameter.default
    ]
    return [cls(), *others]


def first_state(cls) -> float:
    """A state begins with zeros; what does not is listed."""
    worst = 0.0
    for thing in objects({cls.key(): cls}, cls.key()):
        listed = FIRST.get(cls.key(), lambda o: {})(thing)
        for name, entry in zip(thing.state_names, thing.rule(FLOATS)[1], strict=False):
            worst = max(worst, float(np.max(np.abs(np.subtract(entry, listed.get(name, 0.0))))))
    return worst


def factor_is_a_rate(cls) -> float:
    """A schedule that halves every rate gives the path of half the rate."""
    worst = 0.0
    for thing in variants(cls):
        problem = replace(scene("rosenbrock", steps=8), optimizer=thing)
        halved = solve(replace(problem, schedule=scene(schedule=HALF).schedule)).points
        half = solve(replace(problem, optimizer=replace(thing, lr=thing.lr / 2))).points
        worst = max(worst, apart(halved, half))
    return worst


HALF = "linear_warmup:start=0.5,end=0.5"


def stays_at_rest(cls) -> float:
    """Where the gradient is zero a rule that asks for it makes no step."""
    if cls.key() in BLIND:
        return 0.0
    worst = 0.0
    for thing in variants(cls):
        if cls.key() == "yogi":  # Its first mean is not zero, as in optax.
            thing = replace(thing, initial_accumulator_value=0)
        found = solve(replace(scene("bowl", start=(0.0, 0.0), steps=5), optimizer=thing))
        worst = max(worst, float(np.abs(found.points).max()), 6.0 - len(found.points))
    return worst


def apart(one, other) -> float:
    """The largest distance of two paths, infinite if one is longer."""
    if len(one) != len(other):
        return float("inf")
    return float(np.max(np.abs(one - other) / np.maximum(1, np.abs(other))))


def two_steps(cls) -> float:
    """Conjugate gradients with an exact search end on a quadratic of two in two steps."""
    worst = 0.0
    for beta in ("polak_ribiere", "fletcher_reeves"):
        problem = scene("ravine:kappa=25", start=(4.0, 1.3), steps=2)
        found = solve(replace(problem, optimizer=cls(beta=beta, search="exact"))).points
        worst = max(worst, float(np.abs(found[2:]).max(initial=0)), 3.0 - len(found))
    return worst


def in_turn(cls) -> float:
    """Sequential descent: y sees the x of the same step."""
    landscape, rate, points = LANDSCAPES["rosenbrock"](), 0.001, [(-1.2, 1.0)]
    for k in range(9):
        (x, y), by = points[-1], rate / (1 + 0.05 * k)
        x -= by * (landscape.gradient(x, y, FLOATS)[0] + 0.1 * x)
        y -= by * (landscape.gradient(x, y, FLOATS)[1] + 0.1 * y)
        points.append((x, y))
    problem = scene("rosenbrock", start=(-1.2, 1.0), schedule="inverse_time", steps=9)
    optimizer = cls(lr=rate, sequential=True, weight_decay=0.1)
    return apart(solve(replace(problem, optimizer=optimizer)).points, np.array(points))


def short_first_step(cls) -> float:
    """L-BFGS: where |g|₁ is below 1, the first step is the whole gradient."""
    problem = scene("bowl", start=(0.1, -0.2), steps=1)
    found = solve(replace(problem, optimizer=cls(lr=0.3, line_search_fn="none"))).points
    return apart(found, np.array([(0.1, -0.2), (0.1 - 0.06, -0.2 + 0.12)]))


def evaluations(cls) -> float:
    """L-BFGS asks for no more losses than it may, and for all of them on an endless slope."""
    landscape = LANDSCAPES["horse_saddle"]()
    asked = []

    def estimator(k, x, y):
        asked.append(x)
        return landscape.gradient(x, y, FLOATS)

    update, state = cls(max_eval=7).rule(FLOATS)
    oracle = Oracle(landscape, FLOATS, estimator, 0)
    update(1, landscape.gradient(0.0, 1.0, FLOATS), (0.0, 1.0), state, oracle, 1.0)
    return abs(len(asked) - 7)


def history(cls) -> float:
    """L-BFGS with a memory of one step forgets the others."""
    problem = scene("rosenbrock", start=(-1.2, 1.0), steps=6)
    one, two, ten = (
        solve(replace(problem, optimizer=cls(history_size=size))).points for size in (1, 2, 10)
    )
    return float(apart(one[:3], two[:3]) > 1e-12 or apart(one, two) < 1e-3 or apart(two, ten) == 0)


def restarts(cls) -> float:
    """Conjugate gradients begin afresh where the combined direction leads uphill."""
    landscape = LANDSCAPES["bowl"]()
    oracle = Oracle(landscape, FLOATS, lambda k, x, y: landscape.gradient(x, y, FLOATS), 0)
    update, _ = cls(beta="fletcher_reeves").rule(FLOATS)
    worst = 0.0
    for uphill in (10.0, 1.4):
        state = (uphill, 0.0), 0.1, (1.0, 0.0), 3.0
        try:
            (dx, dy), (p, length, *_) = update(2, (1.0, 0.5), (0.5, 0.25), state, oracle)
        except Stuck:
            return float("inf")
        errors = [*np.subtract(p, (-1.0, -0.5)), *np.subtract((dx, dy), (-length, -length / 2))]
        worst = max(worst, float(np.abs(errors).max()), not 0.1 < length < 1)
    return worst


def rest_is_shown(cls) -> float:
    """Conjugate gradients at rest have no direction."""
    found = solve(replace(scene("bowl", start=(0.0, 0.0), steps=3), optimizer=cls()))
    return float(max(np.abs(series).max() for series in found.state.values()))


def inner_descent(cls) -> float:
    """Lookahead on gradient descent, before it is called back, is gradient descent."""
    problem = scene("rosenbrock", "gradient_descent:lr=0.001", steps=8)
    ahead = cls(inner="sgd", lr=0.001, k=9)
    return apart(solve(replace(problem, optimizer=ahead)).points, solve(problem).points)


def weights_follow_the_rate(cls) -> float:
    """Schedule-free: a point weighs as much as the power of the largest rate so far."""
    problem = scene("bowl", start=(2.0, -1.0), schedule="linear_warmup:start=0,period=4", steps=7)
    found = solve(replace(problem, optimizer=cls(lr=0.2, beta1=0.7, weight_lr_power=3)))
    z, mean, y, total, worst = 2.0, 2.0, 2.0, 0.0, 0.0
    for k in range(7):
        rate = 0.2 * min(k, 4) / 4
        total += rate**3
        share = rate**3 / total if total else 0.0
        z -= rate * 2 * y
        mean += share * (z - mean)
        y = 0.7 * mean + 0.3 * z
        worst = max(worst, abs(found.points[k + 1, 0] - y))
    return worst


def decays_by_the_rate_found(cls) -> float:
    """Prodigy: weight decay is that part of x which the rate found says."""
    problem = scene("rosenbrock", start=(-1.2, 1.0), steps=1)
    plain, pulled = (
        solve(replace(problem, optimizer=cls(d0=0.01, weight_decay=w))).points[1] for w in (0, 0.5)
    )
    rate = 0.01 * (1 - 0.999) ** 0.5 / (1 - 0.9)
    return apart(pulled - plain, -rate * 0.5 * np.array((-1.2, 1.0)))


def gradient_and_momentum_are_weighed(cls) -> float:
    """Lion: the sign is that of the mean of both, with the weights 1 - β₁ and β₁."""
    update, _ = cls(lr=0.1, beta1=0.75).rule(FLOATS)
    steps = [update(2, g, 0.0, (-1.0,))[0] for g in (2.9, 3.1)]
    return float(np.abs(np.subtract(steps, (0.1, -0.1))).max())


OWN = {
    "lion": (gradient_and_momentum_are_weighed,),
    "lookahead": (inner_descent,),
    "prodigy": (decays_by_the_rate_found,),
    "schedule_free_sgd": (weights_follow_the_rate,),
    "conjugate_gradient": (two_steps, restarts, rest_is_shown),
    "gradient_descent": (in_turn,),
    "lbfgs": (short_first_step, evaluations, history),
}
