"""Taking a whole file of quick replies in, one verb for each."""

from collections.abc import Sequence

from xiaoer.auth.actor import System
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.macro.schemas import Macro
from xiaoer.macro.verbs import put


async def take_in(store: Store[Tx], wanted: Sequence[Macro]) -> int:
    """Write these down, each over the one of its id; how many there are of them."""
    for each in wanted:
        await store.write(put, System(), each)
    return len(wanted)
