"""The pictures that the reader of callouts is taught with say what is told of them, and hold no letter that it does not know."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.ocr.alphabet import ALPHABET
from qcdesigner.drawings.ocr.callouts import INPUT_HEIGHT

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(autouse=True)
def scripts_are_found(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield
    for name in [name for name in sys.modules if name.startswith("callout_reader")]:
        del sys.modules[name]


def test_texts_hold_only_known_letters() -> None:
    from callout_reader.callouts import text

    rng = random.Random(5)
    texts = [text(rng) for _ in range(2000)]
    assert all(set(t) <= set(ALPHABET) for t in texts)
    assert {"Ø", "⌴", "⌵", "↧", "⌖", "Ⓜ", "±", "°"} <= set("".join(texts))


def test_every_sign_can_be_drawn() -> None:
    from callout_reader.pens import CIRCLED, can_draw

    signs = [c for c in ALPHABET if ord(c) > 0x2000 or c in "Ø"]
    assert all(can_draw(c) or c in CIRCLED for c in signs)


def test_pictures_have_the_height_of_the_input_and_ink_where_there_is_text() -> None:
    from callout_reader.pictures import Studio

    studio = Studio(3, resource_path("fonts"))
    for _ in range(60):
        sample = studio.sample()
        assert sample.picture.shape[0] == INPUT_HEIGHT
        assert sample.picture.dtype == np.uint8
        assert not sample.text or int(sample.picture.max()) - int(sample.picture.min()) > 40


def test_one_seed_makes_one_series() -> None:
    from callout_reader.pictures import Studio

    one, two = (Studio(11, resource_path("fonts")) for _ in range(2))
    for _ in range(5):
        a, b = one.sample(), two.sample()
        assert a.text == b.text
        assert np.array_equal(a.picture, b.picture)
