"""Fills whole-sentence templates with facts and remembers which facts it used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from checked_tables.texts import Bilingual, Language
from plugins.core.time.release import Release

from .wording import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """One value: where it stands and how it is written; ``count`` if it chooses between forms."""

    id: str
    text: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or more sentences of plain text, the language it is really in, and where its values stand.

    ``inputs`` are addresses in the fact base, in the order of use (``value_of`` of the figures looks them
    up); ``about`` is the metric that it tells about, if any.
    """

    text: str
    lang: Language
    inputs: tuple[str, ...] = ()
    about: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Caption:
    """``title`` says what the figure says, ``subtitle`` what it shows (measure, place, period),
    ``description`` the same in words for those who cannot see it."""

    title: Sentence
    subtitle: Sentence
    description: Sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language."""

    words: Words

    @property
    def language(self) -> Language:
        """The language it speaks."""
        return self.words.language

    def say(
        self,
        key: str,
        *,
        count: Fact | None = None,
        of: Fact | None = None,
        about: str = "",
        **values: Fact | Sentence | str,
    ) -> Sentence:
        """The wording ``key`` filled with facts, names and phrases; ``count``, and the whole that it is
        counted out of (``{n}``), choose the form."""
        return self.fill(key, values, count=count, of=of, about=about)

    def fill(
        self,
        key: str,
        values: Mapping[str, Fact | Sentence | str],
        *,
        count: Fact | None = None,
        of: Fact | None = None,
        about: str = "",
    ) -> Sentence:
        """The same with the values in a mapping."""
        inputs: list[str] = [fact.id for fact in (count, of) if fact is not None]
        for value in values.values():
            inputs += (
                value.inputs if isinstance(value, Sentence) else [value.id] if isinstance(value, Fact) else []
            )
        texts = {name: value if isinstance(value, str) else value.text for name, value in values.items()}
        text = self.words(
            key, count=None if count is None else count.count, of=None if of is None else of.count, **texts
        )
        return Sentence(text, self.language, tuple(dict.fromkeys(inputs)), about)

    def quote(self, text: Bilingual, fact_id: str) -> Sentence | None:
        """A reporter's own note or reason, in the language in which it exists; ``None`` if empty."""
        said, language = text.said_in(self.language)
        return Sentence(said, language, (fact_id,)) if said else None


def joined(sentences: Iterable[Sentence | None], separator: str = " ") -> Sentence:
    """Several sentences as one text; its language is that of the first, its inputs are of all."""
    kept = [sentence for sentence in sentences if sentence is not None]
    inputs = dict.fromkeys(fact for sentence in kept for fact in sentence.inputs)
    about = next((sentence.about for sentence in kept if sentence.about), "")
    return Sentence(separator.join(sentence.text for sentence in kept), kept[0].lang, tuple(inputs), about)


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def capitalised(sentence: Sentence) -> Sentence:
    """The sentence with its first letter in upper case."""
    return replace(sentence, text=capital(sentence.text))


def marked(release: Release, sentence: Sentence, voice: Voice) -> Sentence:
    """The sentence after the marks that its figures must carry: withdrawn, illustrative, back-cast."""
    if release.is_withdrawn:
        standing = marked(replace(release, withdrawn=None), sentence, voice)
        return joined([voice.say("headline.mark.withdrawn"), standing])
    if release.is_illustrative:
        mark = "illustrative_back-cast" if release.is_back_cast else "illustrative"
    elif release.is_back_cast:
        mark = "back-cast"
    else:
        return capitalised(sentence)
    return joined([voice.say(f"headline.mark.{mark}"), sentence])
