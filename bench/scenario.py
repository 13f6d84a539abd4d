"""What customers and agents do while it is measured, inside the limit of twenty a second and a hundred at once."""

import asyncio
import time
import uuid
from collections.abc import Iterable
from statistics import median, quantiles

import msgspec

from bench.client import Client, Heard, connect
from bench.world import Customer, World

HOST = "127.0.0.1"
AT_ONCE = 50
PATIENCE = 180.0
_encode = msgspec.json.Encoder().encode
_TEXT = "Where is my parcel? I have been waiting for it since Monday."


class Latency(msgspec.Struct, frozen=True):
    """Milliseconds from sending to the other side's screen."""

    p50: float
    p99: float


async def open_all(port: int, customers: Iterable[Customer], heard: Heard) -> list[Client]:
    """A socket for every customer, some at a time."""
    waiting, opened = list(customers), []
    for first in range(0, len(waiting), AT_ONCE):
        some = waiting[first : first + AT_ONCE]
        paths = [f"/api/widget/socket?token={customer.token}&after={customer.last}" for customer in some]
        opened += await asyncio.gather(*(connect(HOST, port, path, heard) for path in paths))
    return opened


async def throughput(port: int, world: World, each: int) -> float:
    """Messages a second while every customer writes the next one as soon as the last is acknowledged."""
    left: dict[Client, int] = {}
    finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def heard(client: Client, frame: bytes) -> None:
        if frame.startswith(b'{"type":"ack"'):
            left[client] -= 1
            if left[client]:
                client.send(message(_TEXT))
            else:
                del left[client]
                if not left and not finished.done():
                    finished.set_result(None)
        elif frame.startswith(b'{"type":"error"') and not finished.done():
            finished.set_exception(RuntimeError(frame.decode()))

    clients = await open_all(port, world.customers, heard)
    left.update(dict.fromkeys(clients, each))
    begun = time.perf_counter()
    for client in clients:
        client.send(message(_TEXT))
    await asyncio.wait_for(finished, PATIENCE)
    took = time.perf_counter() - begun
    for client in clients:
        client.close()
    return len(clients) * each / took


async def latency(port: int, world: World, pairs: int, seconds: int) -> Latency:
    """From a customer's send to her agent's socket: so many pairs, each a message a second, evenly spread."""
    took: list[float] = []

    def agent_heard(_: Client, frame: bytes) -> None:
        if frame.startswith(b'{"type":"entry"'):
            sent = msgspec.json.decode(frame, type=_Timed).text
            if sent.startswith("at "):
                took.append(time.perf_counter() - float(sent[3:]))

    tokens = [world.agent_tokens[customer.agent_id] for customer in world.customers[:pairs]]
    agents = [await connect(HOST, port, f"/api/staff/socket?token={token}", agent_heard) for token in tokens]
    customers = await open_all(port, world.customers[:pairs], lambda _client, _frame: None)
    await asyncio.sleep(1)
    begun = time.perf_counter()
    for step in range(seconds * 100):
        for client in customers[step % 100 :: 100]:
            client.send(message(f"at {time.perf_counter()!r}"))
        await asyncio.sleep(max(0.0, begun + (step + 1) / 100 - time.perf_counter()))
    await asyncio.sleep(2)
    for client in (*agents, *customers):
        client.close()
    if len(took) < pairs * seconds * 0.99:
        raise RuntimeError(f"{len(took)} of {pairs * seconds} arrived")
    return Latency(median(took) * 1000, quantiles(took, n=100)[98] * 1000)


async def answers(port: int, sessions: list[tuple[str, int]], questions: list[list[str]]) -> float:
    """Questions a second that the assistant answered: every customer asks the next one once she has her answer."""
    left: dict[Client, list[str]] = {}
    finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def heard(client: Client, frame: bytes) -> None:
        if b'"author":"system"' in frame and not finished.done():
            finished.set_exception(RuntimeError("the assistant handed over instead of answering"))
        elif b'"author":"assistant"' in frame and frame.startswith(b'{"type":"entry"'):
            if left[client]:
                client.send(message(left[client].pop()))
            else:
                del left[client]
                if not left and not finished.done():
                    finished.set_result(None)

    paths = [f"/api/widget/socket?token={token}&after={last}" for token, last in sessions]
    clients = [await connect(HOST, port, path, heard) for path in paths]
    left.update({client: list(asked) for client, asked in zip(clients, questions, strict=True)})
    begun = time.perf_counter()
    for client in clients:
        client.send(message(left[client].pop()))
    await asyncio.wait_for(finished, PATIENCE)
    took = time.perf_counter() - begun
    for client in clients:
        client.close()
    return sum(len(asked) for asked in questions) / took


def message(text: str) -> bytes:
    """A frame with a new id."""
    return b'{"type":"message.send","id":"%b","text":"%b","attachments":[]}' % (
        str(uuid.uuid4()).encode(),
        text.encode(),
    )


class _Timed(msgspec.Struct):
    text: str
