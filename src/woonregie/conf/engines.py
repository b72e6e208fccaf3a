# SPDX-License-Identifier: EUPL-1.2
"""One compiled engine at a time in a process.

An engine spreads over all cores by itself, so that two at once gain nothing; and the plainest thread pool of
numba, used where no other is installed, stops the whole process when two threads enter it together.
"""

from threading import RLock

ENGINE = RLock()
"""Hold it while calling compiled code from a page: `with ENGINE: ...`."""
