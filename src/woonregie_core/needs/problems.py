# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an input: a code and facts for programs, one Dutch sentence for people."""


class NeedsError(ValueError):
    """An input cannot be used, or a question has no answer.

    Attributes:
        code: what kind of problem it is, for example "missing".
        facts: what it is about, for example the neighbourhood and the value found.
    """

    def __init__(self, code: str, message: str, **facts: object) -> None:
        super().__init__(message)
        self.code = code
        self.facts = facts
