"""Version, requirements, citation and workflow say the same as what they stand for."""

import datetime
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from loss_landscape_lab import __version__

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)
# What the Citation File Format 1.2.0 demands, and the keys it knows (those used here and likely).
DEMANDED = {"cff-version", "message", "title", "authors"}
KNOWN = DEMANDED | {
    *("abstract", "type", "version", "date-released", "license", "keywords", "url", "doi"),
    *("repository-code", "identifiers", "references", "contact", "commit", "preferred-citation"),
}
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}|docker://\S+@sha256:[0-9a-f]{64}")


def lines_of(name):
    """The requirements of a .in file, without its comments."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-"))]


def test_the_wheel_needs_what_the_lock_is_made_from():
    assert PROJECT["dependencies"] == lines_of("requirements.in")


def test_the_lock_was_made_from_the_inputs():
    for name in ("requirements", "requirements-dev"):
        locked = (ROOT / f"{name}.txt").read_text("utf-8")
        for line in lines_of(f"{name}.in"):
            package = re.split(r"[=\[<>~!]", line)[0]
            assert re.search(rf"^{package}(\[\w+\])?==", locked, re.MULTILINE), line


def test_the_lock_names_no_registry():
    for path in ROOT.glob("requirements*.txt"):
        if path.name != "requirements-torch.txt":
            assert not re.search(r"https?:|file:|--.*(index|find-links)", path.read_text("utf-8"))


def test_the_changelog_has_the_version():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = RELEASE.findall(text)
    assert versions[0][0] == __version__
    assert text.index("## [Unreleased]") < text.index(f"## [{__version__}]")


def test_the_citation_is_in_its_format():
    assert CITATION["cff-version"] == "1.2.0"
    assert CITATION.keys() >= DEMANDED
    assert CITATION.keys() <= KNOWN
    assert CITATION["type"] in ("software", "dataset")
    assert all(author.keys() & {"name", "family-names"} for author in CITATION["authors"])
    assert isinstance(CITATION["date-released"], datetime.date)


def test_the_citation_names_the_version():
    version, date = RELEASE.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))[0]
    assert CITATION["version"] == __version__ == version
    assert CITATION["date-released"].isoformat() == date
    assert CITATION["license"] == PROJECT["license"]
    assert CITATION["title"].lower().replace(" ", "-") == PROJECT["name"]


def steps_of(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_workflow_runs_make_test_on_a_push():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    assert "make test" in [step.get("run") for step in steps_of(workflow)]
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True].keys() >= {"push", "pull_request"}
    assert workflow["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(path):
    used = [
        step["uses"] for step in steps_of(yaml.safe_load(path.read_text("utf-8"))) if "uses" in step
    ]
    assert [name for name in used if not PINNED.fullmatch(name)] == []
