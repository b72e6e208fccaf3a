# SPDX-License-Identifier: EUPL-1.2
"""Documents and data sets, and the passages that the register uses."""

from dataclasses import dataclass

from django.db.models import Count

from woonregie.sources.models import Dataset, Document, Passage


@dataclass(frozen=True)
class Sources:
    """All origins, each with `used`: the number of its passages."""

    documents: list[Document]
    datasets: list[Dataset]


@dataclass(frozen=True)
class Origin:
    """One document or data set with its passages in reading order."""

    code: str
    title: str
    document: Document | None
    dataset: Dataset | None
    passages: list[Passage]


def all_sources() -> Sources:
    """Every document and data set with the number of passages used. Two queries."""
    used = Count("passages")
    return Sources(list(Document.objects.annotate(used=used)), list(Dataset.objects.annotate(used=used)))


def origin(code: str) -> Origin | None:
    """One document or data set by its code, or None where there is no such source. At most three queries."""
    document = Document.objects.filter(code=code).first()
    dataset = None if document else Dataset.objects.filter(code=code).first()
    found = document or dataset
    if found is None:
        return None
    passages = found.passages.order_by("page", "first_line", "section", "pk")
    return Origin(found.code, found.title, document, dataset, list(passages))
