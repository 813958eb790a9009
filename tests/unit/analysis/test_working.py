"""The working of a step is the step: the very floats of the engine, from the very rule."""

import math
from typing import Any

import numpy as np
import pytest

from lab.analysis.inspector.rows import LONGEST
from lab.analysis.inspector.traced import Comparison, Traced, extent
from lab.analysis.inspector.working import worked
from lab.simulation.segments import replayed
from lab.simulation.simulate import solve
from optimizers import OPTIMIZERS
from optimizers.adam import Adam
from tests.support.drawn import objects
from tests.support.planted import mutants
from tests.support.scenes import change, scene

every = pytest.mark.parametrize("key", OPTIMIZERS)


def problems_of(key):
    """Runs of an optimizer: two of its settings, under noise with clipping and a schedule too."""
    for optimizer in objects(OPTIMIZERS, key, 2):
        yield scene("himmelblau", optimizer.word(), steps=40)
        yield scene(
            "linreg",
            optimizer.word(),
            steps=40,
            source="batch:size=2",
            clip="clip_norm",
            schedule="cosine",
            changes=(change(7, lr=0.02),),
        )


def differences(problem, steps):
    """Where the working of a step is not what the engine computed, to the last bit."""
    path, state = solve(problem), solve(problem).state
    names = problem.optimizer.state_names
    for k in steps:
        if k + 1 >= len(path.points):
            return
        working = worked(problem, k)
        if list(working.after) != path.points[k + 1].tolist():
            yield k, "point"
        for i, name in enumerate(names):
            after = state[name][k + 1]
            first, second = working.states
            mine = first[i] if problem.optimizer.joint else (first[i], second[i])
            if not np.array_equal(np.asarray(mine, float), after):
                yield k, name


@pytest.mark.slow
@every
def test_the_working_is_the_step_to_the_last_bit(key):
    for problem in problems_of(key):
        assert list(differences(problem, (0, 1, 2, 6, 7, 30))) == []


def test_across_the_seam_of_two_segments():
    problem = scene("rosenbrock", "adam:lr=0.01", steps=600)
    assert list(differences(problem, (499, 500, 501))) == []


@pytest.mark.parametrize("schedule", ["reduce_on_plateau:patience=0", "one_cycle"])
def test_with_a_schedule_that_watches_or_turns_the_momentum(schedule):
    problem = scene("himmelblau", "momentum:lr=0.01", steps=40, schedule=schedule)
    assert list(differences(problem, range(0, 40, 3))) == []


def test_a_planted_fault_in_the_rule_is_seen(monkeypatch):
    problem = scene("himmelblau", "adam:lr=0.1", steps=40)
    path, replay = solve(problem), replayed(problem, 0)
    expected = [tuple(path.points[k + 1].tolist()) for k in (0, 5, 20)]
    unseen = []
    for label, planted in mutants(Adam, ("rule",)):
        with monkeypatch.context() as patched:
            patched.setattr(Adam, "rule", planted.rule)
            try:
                found = [worked(problem, k, replay).after for k in (0, 5, 20)]
            except (ArithmeticError, ValueError):
                continue
        unseen += [label] if found == expected else []
    # Weight decay is off, and the first state is zero but for what the fault made of it.
    assert all("penalty" in label or "0.0" in label for label in unseen), unseen


def told(key, k=0, **more):
    """The lines of a step by name: their values, and their rows."""
    lines = worked(scene("bowl", key, **more), k).lines
    return {line.name.name: [float(row.node) for row in line.rows] for line in lines if line.name}


def test_adam_at_its_first_step_by_hand():
    """At (-2.4, 1.8) the bowl's gradient is (-4.8, 3.6); the corrected moments are g and g²."""
    found = told("adam:lr=0.1")
    assert list(found) == ["g", "m", "v", "m_hat", "v_hat", "delta", "after"]
    assert found["g"] == [-4.8, 3.6]
    assert found["m"] == pytest.approx([-0.48, 0.36], rel=1e-14)
    assert found["v"] == pytest.approx([0.02304, 0.01296], rel=1e-12)
    assert found["m_hat"] == pytest.approx([-4.8, 3.6], rel=1e-14)
    assert found["v_hat"] == pytest.approx([23.04, 12.96], rel=1e-12)
    assert found["delta"] == pytest.approx([0.1, -0.1], rel=1e-8)
    assert found["after"] == pytest.approx([-2.3, 1.7], rel=1e-8)


def test_the_order_is_that_of_the_computation():
    """Each result is made of numbers that came before it, Lion's memory after its step."""
    for key in OPTIMIZERS:
        working = worked(scene("himmelblau", key, steps=20), 2)
        seen, late = set(), []
        for line in working.lines:
            for row in line.rows:
                if isinstance(row.node, Traced) and not row.note:
                    used = [working.named.get(id(part)) for part in row.node.operands]
                    late += [name for name in used if name and name.name not in seen]
            seen |= {line.name.name} if line.name else set()
        assert late == [], key


def test_what_is_off_is_not_told_and_what_is_on_is():
    assert "g_decayed" not in told("adam")
    assert "g_decayed" in told("adam:weight_decay=0.1")
    assert "mean" not in told("rmsprop", k=1)
    assert "mean" in told("rmsprop:centered=true", k=1)


NOTES = {
    "bfgs": "Computed in {n} operations.",
    "line_search:search=exact": "Found by a search of {n} evaluations.",
}


def test_a_long_working_is_named_and_not_invented():
    for key in OPTIMIZERS:
        working = worked(scene("himmelblau", key, steps=20), 3)
        for line in working.lines:
            for row in line.rows:
                if not row.note and not isinstance(row.node, Comparison):
                    size = extent(row.node, lambda node: id(node) in working.named)  # noqa: B023
                    assert size.written <= LONGEST, (key, line.name)
    for key, note in NOTES.items():
        lines = worked(scene("himmelblau", key), 3).lines
        assert note in [row.note for line in lines for row in line.rows]


def test_a_question_that_decided_is_told():
    """RAdam waits until it has seen enough: ρ_t > 5, from step 6 on with β₂ = 0.999."""
    answers = [
        [
            row.node.true
            for line in worked(scene("bowl", "radam"), k).lines
            for row in line.rows
            if isinstance(row.node, Comparison)
        ]
        for k in (3, 6)
    ]
    assert answers == [[False, False], [True, True]]


def test_clipping_has_a_line_where_it_acts():
    assert list(told("gradient_descent", clip="clip_norm:limit=1"))[:2] == ["g_whole", "g"]
    assert list(told("gradient_descent", clip="clip_norm:limit=100"))[:2] == ["g", "delta"]


def test_a_traced_number_behaves_as_a_float():
    from lab.analysis.inspector.traced import TRACED, Book, Name

    book = Book()
    a = book.named(3.0, Name("a", "hyper"))
    assert (a > 2, bool(a), a == 3, hash(a)) == (True, True, True, hash(3.0))
    assert [str(c.sign) for c in book.comparisons] == [">"]
    root: Any = TRACED.sqrt(a)
    assert math.sqrt(a) == root and root.op == "sqrt"
    assert float(2 - a * a / 7) == 2 - 3.0 * 3.0 / 7
