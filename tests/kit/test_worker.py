"""The worker process: functions of the standard library stand for work that hangs, dies, throws or takes long."""

import asyncio
import math
import operator
import os
import pickle
import signal
import statistics
import sys
import threading
import time
from collections.abc import AsyncIterator

import pytest

from xiaoer.kit.errors import Busy, TimedOut
from xiaoer.kit.worker import Elsewhere, Gone, Worker

# Sleeps, and never lets go of its interpreter: as what computes for ever, but for the heat.
HOLD = Elsewhere[[int], int]("ctypes", "pythonapi.sleep")
ON_TIME = 0.001
STRETCHES = 30


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    async with Worker("math", size=8, limit=5.0) as running:
        yield running


def gone(pid: int | None) -> bool:
    assert pid is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


async def test_answers_from_another_process(worker: Worker) -> None:
    assert await worker.run(math.factorial, 20) == math.factorial(20)
    assert await worker.run(os.getpid) == worker.pid != os.getpid()


async def test_an_exception_comes_back_as_itself_and_the_process_stays(worker: Worker) -> None:
    before = worker.pid
    with pytest.raises(ZeroDivisionError) as caught:
        await worker.run(operator.truediv, 1, 0)
    assert "worker process" in caught.value.__notes__[0]
    with pytest.raises(OSError, match="absent"):  # the far side's OSError is not a broken wire
        await worker.run(os.listdir, "/absent")
    assert await worker.run(os.getpid) == before


async def test_what_cannot_be_sent_or_returned_harms_nobody(worker: Worker) -> None:
    before = worker.pid
    with pytest.raises((TypeError, AttributeError)):
        await worker.run(len, [threading.Lock()])
    with pytest.raises(TypeError):
        await worker.run(threading.Lock)
    with pytest.raises((ImportError, AttributeError)):
        await worker.run(lambda: 1)  # has no name in a module
    assert await worker.run(os.getpid) == before


async def test_a_hanging_call_is_killed_and_the_waiting_go_on(worker: Worker) -> None:
    before = worker.pid
    hanging = asyncio.ensure_future(worker.run(HOLD, 60, timeout=0.3))
    others = [asyncio.ensure_future(worker.run(math.factorial, n)) for n in range(5)]
    with pytest.raises(TimedOut):
        await hanging
    assert await asyncio.gather(*others) == [1, 1, 2, 6, 24]
    assert gone(before)
    assert worker.pid != before
    assert worker.waiting == 0


async def test_a_crash_fails_its_own_call_only(worker: Worker) -> None:
    before = worker.pid
    crashing = asyncio.ensure_future(worker.run(os._exit, 3))
    others = [asyncio.ensure_future(worker.run(math.factorial, n)) for n in range(5)]
    with pytest.raises(Gone):
        await crashing
    assert await asyncio.gather(*others) == [1, 1, 2, 6, 24]
    assert worker.pid != before


async def test_a_process_that_died_idle_is_replaced_before_the_next_call(worker: Worker) -> None:
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    async with asyncio.timeout(30):
        while worker._process.alive():  # noqa: ASYNC110, SLF001 - the kernel takes its time
            await asyncio.sleep(0.01)
    assert await worker.run(math.factorial, 3) == 6


async def test_a_stopped_process_cannot_hold_up_a_large_message(worker: Worker) -> None:
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGSTOP)
    with pytest.raises(TimedOut):
        await worker.run(len, b"x" * 5_000_000, timeout=0.3)
    assert await worker.run(len, b"x" * 5_000_000) == 5_000_000


async def test_a_full_queue_refuses_at_once_and_serves_those_it_took(worker: Worker) -> None:
    taken = [asyncio.ensure_future(worker.run(time.sleep, 0.05)) for _ in range(8)]
    await asyncio.sleep(0)
    assert worker.waiting == 8
    with pytest.raises(Busy):
        await worker.run(math.factorial, 3)
    await asyncio.gather(*taken)
    assert await worker.run(math.factorial, 3) == 6


async def test_who_gave_up_waiting_frees_the_place(worker: Worker) -> None:
    running = asyncio.ensure_future(worker.run(time.sleep, 0.2))
    given_up = asyncio.ensure_future(worker.run(time.sleep, 30))
    await asyncio.sleep(0.05)
    given_up.cancel()
    await running
    assert await worker.run(math.factorial, 3) == 6
    assert worker.waiting == 0


async def test_what_was_prepared_is_there_again_after_a_crash_or_a_call_that_took_too_long(worker: Worker) -> None:
    await worker.prepare(sys.setrecursionlimit, 2000)
    await worker.prepare(sys.setrecursionlimit, 3210)
    with pytest.raises(Gone):
        await worker.run(os._exit, 3)
    assert await worker.run(sys.getrecursionlimit) == 3210
    with pytest.raises(TimedOut):
        await worker.run(time.sleep, 30, timeout=0.01)
    assert await worker.run(sys.getrecursionlimit) == 3210
    with pytest.raises(ValueError, match="recursion"):
        await worker.prepare(sys.setrecursionlimit, -1)  # one that fails is not kept
    with pytest.raises(Gone):
        await worker.run(os._exit, 3)
    assert await worker.run(sys.getrecursionlimit) == 3210


async def test_stop_ends_everything_at_once() -> None:
    worker = Worker("math")
    await worker.start()
    pid = worker.pid
    unanswered = [asyncio.ensure_future(worker.run(time.sleep, 30)) for _ in range(3)]
    await asyncio.sleep(0.1)
    began = time.monotonic()
    await worker.stop()
    assert time.monotonic() - began < 10
    assert all(isinstance(answer, Gone) for answer in await asyncio.gather(*unanswered, return_exceptions=True))
    assert gone(pid)
    with pytest.raises(Gone):
        await worker.run(math.factorial, 3)


async def test_a_module_that_cannot_be_imported_is_told_at_start() -> None:
    worker = Worker("no_such_module_anywhere")
    with pytest.raises(Gone):
        await worker.start()
    await worker.stop()


async def test_an_idle_child_ends_when_its_house_is_gone(worker: Worker) -> None:
    """Nobody is there to kill it, as after kill -9 of the house: it reads the end of the wire."""
    child, link = worker._process._child, worker._process._link  # noqa: SLF001
    assert child is not None
    assert link is not None
    link.close()
    assert await asyncio.to_thread(child.wait, 30) == 0


async def test_a_busy_child_ends_when_its_house_is_gone(worker: Worker) -> None:
    """The kernel's alarm rings even while the interpreter is held."""
    child, link = worker._process._child, worker._process._link  # noqa: SLF001
    assert child is not None
    assert link is not None
    link.send(pickle.dumps((HOLD.__module__, HOLD.__qualname__, (60,), 0.1)))
    link.close()
    assert await asyncio.to_thread(child.wait, 30) == -signal.SIGALRM


async def test_the_loop_stays_on_time_while_the_worker_works(worker: Worker) -> None:
    async def lateness() -> float:
        late = []
        for _ in range(50):
            due = time.perf_counter() + 0.002
            await asyncio.sleep(0.002)
            late.append(time.perf_counter() - due)
        return statistics.median(late)

    async def work() -> None:
        while True:
            await worker.run(math.factorial, 3000)

    async with asyncio.TaskGroup() as group:
        busy = [group.create_task(work()) for _ in range(4)]
        # One good stretch will do: others may be using the machine.
        late = [await lateness()]
        while late[-1] >= ON_TIME and len(late) < STRETCHES:
            late.append(await lateness())
        for task in busy:
            task.cancel()
    assert min(late) < ON_TIME
