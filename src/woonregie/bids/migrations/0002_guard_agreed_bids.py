# SPDX-License-Identifier: EUPL-1.2
"""What was agreed never changes, and neither does what a party said of a bid."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_AGREED = "Dit bod is vastgesteld en verandert niet meer."
_SENT = "Een bod dat is ingediend, blijft bewaard."
_SAID = "Een reactie verandert niet. Geef een nieuwe."
_OF_AN_AGREED_BID = "EXISTS (SELECT 1 FROM bids_bid b WHERE b.id = {row}.bid_id AND b.status = 'agreed')"


def _lines(table: str) -> list[Guard]:
    return [
        Guard(table, event, _AGREED, _OF_AN_AGREED_BID.replace("{row}", row))
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ]


class Migration(migrations.Migration):
    dependencies = [("bids", "0001_initial"), ("access", "0002_guard_the_log")]
    operations = [
        guard(Guard("bids_bid", "UPDATE", _AGREED, "OLD.status = 'agreed'")),
        guard(Guard("bids_bid", "DELETE", _SENT, "OLD.submission > 0")),
        guard(*_lines("bids_bidoffer")),
        guard(*_lines("bids_bidproject")),
        guard(*_lines("bids_bid_invited")),
        guard(Guard("bids_bidreaction", "INSERT", _AGREED, _OF_AN_AGREED_BID.replace("{row}", "NEW"))),
        guard(Guard("bids_bidreaction", "UPDATE", _SAID)),
        guard(Guard("bids_bidreaction", "DELETE", _SAID)),
    ]
