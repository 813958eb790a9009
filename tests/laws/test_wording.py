"""Every text has its German, the German is used, and nothing English is left where it is said."""

import ast
import re

import pytest

from declare.parameters import declarations
from declare.phrases import LANGUAGES, PLACE, Phrase, dictionary, joined, say
from declare.phrases import name_of as name_of_language
from lab.catalogue.tables import REGISTRIES
from lab.experiment.experiment import Experiment
from lab.figures.base import look_of
from lab.simulation.status import Status
from tests.support.framed import ask
from tests.support.texts import (
    CALLS,
    COMMENT,
    LINKS,
    PLAYER,
    called,
    figures,
    name_of,
    played,
    played_in,
    product,
    texts,
)
from ui.answers.reference import reference
from ui.gestures.gestures import edited
from ui.screen.layout import layout
from ui.screen.panel import panel
from ui.screen.translate import WORD, translated
from ui.screen.view_menu import settings
from ui.takeaway.formats import FORMATS

OTHERS = LANGUAGES[1:]
LINK_WORDS = {
    word
    for registry in REGISTRIES.values()
    for cls in registry.values()
    for parameter in declarations(cls).values()
    for word in parameter.words
}
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?(?!\.?\d)")
# What begins like a sentence in the player and is none, or is for the console alone.
SENTENCE = re.compile(r"""(["`])([A-Z“][^"`]*?[a-z]{2,} [a-z]{2,}[^"`]*)\1""")


@pytest.fixture(scope="module")
def needed():
    return texts()


def missing(needed, known):
    """What a dictionary lacks, each with where it is from."""
    return sorted(f"{where}: {text}" for text, where in needed.items() if text not in known)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_has_its_translation(language, needed):
    lacking = missing(needed, dictionary(language))
    assert not lacking, "\n".join([f"languages/{language}.json lacks", *lacking])


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_left_over(language, needed):
    left = sorted(dictionary(language).keys() - needed.keys() - {"English"})
    assert not left, "\n".join([f"languages/{language}.json has texts that nothing says", *left])


@pytest.mark.parametrize("language", OTHERS)
def test_both_sides_have_the_same_places(language):
    for english, other in dictionary(language).items():
        assert sorted(PLACE.findall(english)) == sorted(PLACE.findall(other)), english
        assert other.strip() == other and other, english


@pytest.mark.parametrize("language", OTHERS)
def test_both_sides_have_the_same_numbers(language):
    # What a test has proved of the English sentence of a lesson holds for its translation.
    for english, other in dictionary(language).items():
        numbers = sorted(NUMBER.findall(english))
        assert numbers in ([], sorted(NUMBER.findall(other))), english


def test_a_missing_text_is_seen(needed, tmp_path):
    known = dict(dictionary("de"))
    del known["learning rate"], known["step {step} / {steps}"]
    assert missing(needed, known) == ["declared: learning rate", "player: step {step} / {steps}"]
    planted = tmp_path / "planted"
    planted.write_text('say("Never said {x}", { x }); tell(make("p"), "Nor this", "sayTitle")')
    assert list(played([planted])) == ["Never said {x}", "Nor this"]
    planted.write_text('Phrase("One {x}" if x else "None", x=x); raise ParameterError("No.")')
    assert list(called([planted])) == ["One {x}", "None", "No."]


def test_no_text_is_put_together_before_it_is_said():
    for path in product():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args and name_of(node) in CALLS:
                assert not isinstance(node.args[0], ast.JoinedStr), (path.name, node.lineno)


def unsaid(text):
    """The sentences of a module that do not go through `say`, `tell` or `later`."""
    said = [*played_in(text)]
    return [m[2] for m in SENTENCE.finditer(COMMENT.sub("", text)) if m[2] not in said]


@pytest.mark.parametrize("path", PLAYER, ids=lambda path: path.stem)
def test_the_player_says_its_sentences(path):
    assert unsaid(path.read_text()) == []


def test_an_unsaid_sentence_is_seen():
    assert unsaid('line.textContent = "Link copied";') == ["Link copied"]
    assert unsaid("const text = `Step of run ${k}`;") == ["Step of run ${k}"]
    assert unsaid('say("Link copied"); // "A comment of it"') == []


def test_a_phrase_is_its_english_text():
    phrase = Phrase("{label} is a number, not “{text}”.", label=Phrase("steps"), text="{label}")
    assert phrase == "steps is a number, not “{label}”."
    assert phrase.as_sentence() == "Steps is a number, not “{label}”."
    assert say(phrase, "en") == phrase
    # What a user wrote is never said in another language, even if it is a word of the page.
    assert (
        say(Phrase("{label} is a number, not “{text}”.", label=Phrase("steps"), text="steps"), "de")
        == "Schritte ist eine Zahl, nicht „steps“."
    )
    assert say("not in the dictionary", "de") == "not in the dictionary"
    assert say(joined(" · ", ["step", "Adam", "loss"]), "de") == "Schritt · Adam · Verlust"
    assert [name_of_language(language) for language in LANGUAGES] == ["English", "Deutsch"]


def test_refusals_are_german():
    _, problems = Experiment.from_query("?on=bowl&run=adam:lr=2000&steps=x&from=99,0&nowhere=1")
    assert [say(problem, "de") for problem in problems] == [
        "„nowhere“ ist kein Wort eines Links: ignoriert.",
        "Adam: Lernrate: 2000 liegt außerhalb des Bereichs 1e-8 bis 1000. Es gilt 0.1.",
        "Schritte ist eine Zahl, nicht „x“.",
        "Der Start 99, 0 liegt außerhalb des Bilds von „Runde Schüssel“: "
        "x geht von -3 bis 3, y von -3 bis 3.",
    ]
    _, (problem,) = edited(Experiment(), "start", "1")
    assert say(problem, "de") == "Ein Start besteht aus zwei Zahlen: x,y."


def test_answers_are_in_the_language_of_the_link():
    link = "?on=bowl&run=gradient_descent:lr=5~cosine&run=adam&language=de"
    header, _ = ask(link + "&steps=x")
    first, second = header["runs"]
    assert first["label"] == "Gradientenabstieg"
    assert first["detail"] == "lr 5, Kosinus"
    assert first["word"].startswith("divergiert bei ")
    assert second["sentence"].startswith(("Minimum bei (", "Er war noch"))
    assert header["problems"] == ["Schritte ist eine Zahl, nicht „x“."]
    assert Status("stalled").word == "stuck"


def test_a_change_of_the_language_says_again_what_is_kept():
    header, _ = ask("?on=bowl&run=gradient_descent", "language", "de", base=True)
    (run,) = header["runs"]
    assert run["same"] == 0
    assert run["said"]["word"].startswith("am Ziel seit ")


def left_over(found):
    """The texts that a German reader would find in English."""
    known = dictionary("de")
    german = set(known.values())
    return sorted(text for text in found if known.get(text, text) != text and text not in german)


@pytest.mark.parametrize("link", LINKS)
def test_panel_and_menus_leave_no_english_behind(link):
    experiment, _ = Experiment.from_query(link + "&language=de")
    found = []
    for draw in (panel, settings):
        said = translated(draw(experiment), lambda text: say(text, "de"))
        translated(said, lambda text: found.append(text) or text)
    assert len(found) > 300
    assert left_over(found) == ["English"]
    assert "Lernrate" in found and "learning rate" in left_over(["learning rate"])


def test_the_reference_leaves_no_english_behind():
    html = reference("de")
    assert '<html lang="de">' in html
    # Defaults and ranges are words of the link, which has one spelling.
    found = re.findall(r"<(?:h[1-3]|p|th|td|dd)>([^<]+?)\s*<", html)
    assert left_over({*found} - LINK_WORDS) == []
    assert "Gradientenabstieg" in html
    assert '<html lang="en">' in reference()


def test_the_frame_of_the_page_marks_each_of_its_texts():
    for component in layout(formats=FORMATS)._traverse():
        inside = getattr(component, "children", None)
        parts = inside if isinstance(inside, list) else ()
        loose = [part for part in parts if isinstance(part, str)]
        # A text beside elements has no element of its own that the player could fill.
        assert not any(map(WORD.search, loose)), loose


@pytest.mark.parametrize("link", LINKS)
def test_figures_say_each_of_their_texts(link, monkeypatch):
    class Echo(dict):
        def get(self, text, _=None):
            return f"⟦{text}⟧"

    monkeypatch.setattr("declare.phrases.dictionary", lambda language: Echo())
    experiment, _ = Experiment.from_query(link)
    look = look_of(experiment)._replace(language="zz")
    for figure in figures(experiment, look):
        for text in drawn_texts(figure):
            assert "⟦" in text or not WORD.search(re.sub(r"<[^>]*>|%\{[^}]*\}|⟦", "", text)), text


def drawn_texts(part, name=""):
    """The texts of a figure that are drawn or shown at the pointer."""
    if isinstance(part, str):
        return [part] if name in ("text", "hovertemplate") else []
    if isinstance(part, dict):
        return [text for key, value in part.items() for text in drawn_texts(value, key)]
    if isinstance(part, list):
        return [text for value in part for text in drawn_texts(value, name)]
    return []
