"""`xiaoer`: serve a house, and do to its data what no screen does."""

import asyncio
import importlib
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import click
import msgspec
import uvloop

import xiaoer
from xiaoer.action.decided.trial import Changed, Tally
from xiaoer.action.kinds.tools import openai
from xiaoer.app import demo as demo_house
from xiaoer.app import policy_desk, schema, serve
from xiaoer.app.house import IDENTITY_KEYS, House
from xiaoer.app.own_tools import own_tools
from xiaoer.app.server import create
from xiaoer.app.subscriptions import SUBSCRIBERS
from xiaoer.auth import passwords, verbs
from xiaoer.auth.actor import Role
from xiaoer.auth.identity import LONGEST_LIFE
from xiaoer.event.tx import Journal, Tx
from xiaoer.inbox.verbs import configure
from xiaoer.job import queue
from xiaoer.job.queue import Subscriptions
from xiaoer.kit import ids, log
from xiaoer.kit.clock import DAY, iso
from xiaoer.kit.database import database
from xiaoer.kit.errors import Refused
from xiaoer.kit.settings import Settings, SettingsError, load
from xiaoer.kit.store import Store
from xiaoer.kit.words import FALLBACK, LOCALES, Words
from xiaoer.knowledge.files import KnowledgeError, read_articles, read_examples
from xiaoer.knowledge.jobs import take_in
from xiaoer.macro.files import MacroError, read_macros
from xiaoer.macro.jobs import take_in as take_in_macros
from xiaoer.policy.queries import in_force
from xiaoer.policy.rules import DEFAULT, RuleError
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local import load as shop_load
from xiaoer.shops.local import tau
from xiaoer.shops.local.adapter import LocalShop

R = TypeVar("R")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
DATA = click.option("--data", help=Settings.__name__ + ": data", default=None, metavar="DIR")


@click.group()
@click.version_option(xiaoer.__version__)
def main() -> None:
    """Customer service for online shops."""


@main.command("serve")
@DATA
@click.option("--host", default=None, metavar="H")
@click.option("--port", default=None, type=int, metavar="P")
@click.option("--demo", is_flag=True, help="A shop to try everything on.")
@click.option("--empty", is_flag=True, help="With --demo: nobody has written yet.")
def serve_(data: str | None, host: str | None, port: int | None, demo: bool, empty: bool) -> None:
    """Serve until stopped."""
    settings = _settings(data=data, host=host, port=port)
    log.setup(settings.log_level)
    try:
        with serve.data_folder(settings):
            schema.migrate(settings.database_url)
            serve.allow_sockets()
            uvloop.run(_serve(settings, demo=demo, talks=not empty))
    except serve.FolderTaken as error:
        raise click.ClickException(f"{settings.data}: {error}") from error


@main.command()
@DATA
def migrate(data: str | None) -> None:
    """Bring the database up to this version."""
    _migrated(data)


@main.group()
def shop() -> None:
    """The embedded shop."""


@shop.command("import")
@DATA
@click.option("--format", "kind", type=click.Choice(["xiaoer", "tau-retail"]), default="xiaoer")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_shop(data: str | None, kind: str, path: Path) -> None:
    """Load products, customers and orders from a file; the same file twice is the same shop."""
    loader = tau.load if kind == "tau-retail" else shop_load.load
    _print(_with_store(data, lambda store: loader(store, msgspec.json.decode(path.read_bytes()))))


@main.group()
def inbox() -> None:
    """Where customers write from."""


@inbox.command("set")
@DATA
@click.argument("inbox_id")
@click.option("--name", required=True)
@click.option("--locale", type=click.Choice(LOCALES), default=FALLBACK)
@click.option("--origin", "origins", multiple=True, metavar="URL", help="A page that may hold the chat; repeatable.")
def set_inbox(data: str | None, inbox_id: str, name: str, locale: str, origins: tuple[str, ...]) -> None:
    """Make an inbox of the chat widget, or change it."""

    async def put(store: Store[Tx]) -> None:
        await store.write(
            configure, inbox_id=inbox_id, name=name, channel="widget", locale=locale, origins=list(origins)
        )

    _with_store(data, put)


@main.group()
def policy() -> None:
    """The rules for every deed."""


@policy.command("import")
@DATA
@click.argument("path", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_policy(data: str | None, path: Path | None) -> None:
    """Put the rules of a file in force, and no others; without a file the ones that come with the house."""
    try:
        found = policy_desk.from_file(path or DEFAULT)
    except RuleError as error:
        raise click.ClickException(str(error)) from error
    _print(_with_store(data, lambda store: store.write(import_rules, found)))


@policy.command("list")
@DATA
def list_policy(data: str | None) -> None:
    """Print the rules in force."""
    for row in _with_store(data, lambda store: store.read(in_force)):
        click.echo("\t".join([row.id, f"{row.version}", row.action, row.verdict, iso(row.imported_at)]))


@policy.command("export")
@DATA
def export_policy(data: str | None) -> None:
    """Print the rules in force as a file that can be imported."""
    try:
        click.echo(_with_store(data, lambda store: store.read(policy_desk.exported)).text, nl=False)
    except RuleError as error:
        raise click.ClickException(str(error)) from error


@policy.command("try")
@DATA
@click.option("--days", default=policy_desk.DAYS, type=click.IntRange(1, 3_650), metavar="N", show_default=True)
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def try_policy(data: str | None, days: int, path: Path) -> None:
    """Print which past decisions would be otherwise under the rules of a file; nothing is changed."""
    try:
        found = policy_desk.from_file(path)
    except RuleError as error:
        raise click.ClickException(str(error)) from error

    def tell(changes: list[Changed]) -> None:
        for each in changes:
            rules = f"{each.deed.rule or '-'} -> {each.rule or '-'}"
            told = [f"{each.was} -> {each.now}", each.deed.kind, each.deed.order_id or "-", each.deed.id, rules]
            click.echo("\t".join(told))

    async def run(store: Store[Tx]) -> Tally:
        trial, _, _ = await policy_desk.tried(store, found, since=store.clock.now() - days * DAY, told=tell)
        return trial.tally

    tally = _with_store(data, run)
    for (was, now), number in tally.changes.most_common():
        click.echo(f"{was} -> {now}: {number}")
    click.echo(msgspec.json.encode({"days": days, **tally.summed_up()}).decode())


@main.group()
def knowledge() -> None:
    """What the assistant answers from."""


@knowledge.command("import")
@DATA
@click.option("--articles", type=FOLDER, default=None, help="Folder of <slug>.<locale>.md files.")
@click.option("--examples", type=FOLDER, default=None, help="Folder of <locale>.toml files: what customers write.")
def import_knowledge(data: str | None, articles: Path | None, examples: Path | None) -> None:
    """Publish articles and example sentences; a running server learns the sentences when it is next started."""
    try:
        drafts = read_articles(articles) if articles else []
        sentences = read_examples(examples) if examples else {}
    except KnowledgeError as error:
        raise click.ClickException(str(error)) from error
    _with_store(data, lambda store: take_in(store, drafts, sentences))


@main.group()
def macro() -> None:
    """Quick replies."""


@macro.command("import")
@DATA
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_macros(data: str | None, path: Path) -> None:
    """Write the quick replies of a TOML file down, each over the one of its id."""
    try:
        found = read_macros(path)
    except MacroError as error:
        raise click.ClickException(str(error)) from error
    _with_store(data, lambda store: take_in_macros(store, found))


@main.group()
def jobs() -> None:
    """Work that is done later."""


@jobs.command("dead")
@DATA
def dead_jobs(data: str | None) -> None:
    """Jobs that were given up."""
    _print(_with_store(data, lambda store: store.read(queue.dead)))


@jobs.command("retry")
@DATA
@click.argument("job", type=int)
def retry_job(data: str | None, job: int) -> None:
    """Try a dead job again."""
    if not _with_store(data, lambda store: store.write(queue.revive, job)):
        raise click.ClickException(str(job))


@main.group()
def staff() -> None:
    """Who works here."""


@staff.command("add")
@DATA
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", type=click.Choice(get_args(Role)), default="agent")
@click.password_option()
def add_staff(data: str | None, email: str, name: str, role: Role, password: str) -> None:
    """Somebody new works here."""

    async def add(store: Store[Tx]) -> str:
        hashed = await asyncio.to_thread(passwords.hash_password, password)
        return await store.write(verbs.add_staff, email=email, name=name, role=role, password_hash=hashed)

    click.echo(_with_store(data, add))


@main.group()
def tools() -> None:
    """What a language model is told of."""


@tools.command("openai")
@click.option("--hand", type=click.Choice(["customer", "assistant"]), default="customer")
def openai_tools(hand: Literal["customer", "assistant"]) -> None:
    """Print the tools of a chat completion, made from the actions."""
    _print(openai(hand))


@main.group()
def mcp() -> None:
    """A server of tools for programs."""


@mcp.command("serve")
@DATA
@click.option("--customer-token", required=True, envvar="MCP_CUSTOMER_TOKEN", metavar="JWT")
def serve_mcp(data: str | None, customer_token: str) -> None:
    """Serve one customer's tools on standard input and output; a server on the same data does what she confirms."""
    try:
        # Only whoever asks for it needs the extra.
        server = importlib.import_module("xiaoer.app.mcp_server")
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name}: xiaoer[mcp]") from error
    settings = _settings(data=data)
    log.setup(settings.log_level)

    async def run(store: Store[Tx]) -> None:
        own = await own_tools(store, LocalShop(store), Path(settings.data), IDENTITY_KEYS, customer_token)
        await server.serve(own, Words([Path(xiaoer.__file__).parent]))

    _with_store(data, run)


async def _serve(settings: Settings, *, demo: bool, talks: bool) -> None:
    house = House(settings, identity_life=DAY if demo else LONGEST_LIFE)
    front = demo_house.front(house) if demo else None

    async def ready(url: str) -> None:
        if front:
            await demo_house.open_to(front, house, settings.public_url or url, talks=talks)
        click.echo(f"xiaoer {xiaoer.__version__} {url}", err=False)
        if demo:
            click.echo(str(Path(settings.data) / demo_house.FILE))

    server = serve.server(create(house, front), settings, ready)
    await server.serve()
    if not server.started:
        sys.exit(3)


def _settings(data: str | None, host: str | None = None, port: int | None = None) -> Settings:
    try:
        return load(data=data, host=host, port=port)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def _migrated(data: str | None) -> Settings:
    settings = _settings(data=data)
    Path(settings.data).mkdir(parents=True, exist_ok=True, mode=0o700)
    schema.migrate(settings.database_url)
    return settings


def _with_store(data: str | None, work: Callable[[Store[Tx]], Awaitable[R]]) -> R:
    """Run work on the data, whether or not a server runs on it too."""
    settings = _migrated(data)

    async def run() -> R:
        # Who acts on an event is the same here; the server that runs, or the next one, does it.
        store = Store(database(settings.database_url), Journal(ids.new_id(), Subscriptions(SUBSCRIBERS)))
        try:
            return await work(store)
        finally:
            await store.close()

    try:
        return asyncio.run(run())
    except Refused as error:
        words = Words([Path(xiaoer.__file__).parent])
        raise click.ClickException(words.text("en", f"error-{error.code}", **error.facts)) from error


def _print(value: Any) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
