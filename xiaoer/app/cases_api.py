"""Cases over HTTP, for staff: lists, one in full, and every step of the table that is theirs."""

from typing import Annotated, Any, get_args

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from xiaoer.app import case_desk
from xiaoer.app.case_schemas import CaseDetail, CaseLink, CasePage, CasePhotosBody, CaseRow, CaseStepBody, View
from xiaoer.app.house import House
from xiaoer.app.problems import reads
from xiaoer.auth.guard import staff_of
from xiaoer.contact.queries import contact_of
from xiaoer.conversation.queries import summary
from xiaoer.conversation.sessions import approach
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import NotFound
from xiaoer.order.case.queries import case_of
from xiaoer.order.case.states import CaseStep
from xiaoer.order.case.verbs import Said, add_photos, move, note, take, talk

AnyRequest = Request[Any, Any, Any]
# The framework keeps the name `state` for itself.
Wanted = Annotated[View, QueryParameter(name="state")]
After = Annotated[str, QueryParameter(max_length=96, pattern=r"^[!-~]*$")]
STEPS: tuple[CaseStep, ...] = get_args(CaseStep)


@get("/api/cases")
async def list_cases(request: AnyRequest, view: Wanted = "waiting", after: After = "") -> CasePage:
    """A page of a view, and how many there are in each."""
    house: House = request.app.state.house
    now = house.store.clock.now()
    return await house.store.read(case_desk.page, staff_of(request), view, after, reads(request), now)


@get("/api/conversations/{conversation_id:str}/cases")
async def cases_of_conversation(request: AnyRequest, conversation_id: FromPath[str]) -> list[CaseRow]:
    """Every case of the customer one talks with there, the newest first."""
    house: House = request.app.state.house
    staff, now = staff_of(request), house.store.clock.now()
    found = await house.store.read(summary, staff, conversation_id)
    known = await house.store.read(contact_of, found.contact.id)
    customer_id = known.customer_id if known else None
    return await house.store.read(case_desk.of_conversation, staff, conversation_id, customer_id, reads(request), now)


@get("/api/cases/{case_id:str}")
async def show_case(request: AnyRequest, case_id: FromPath[str]) -> CaseDetail:
    """A case with its way, its timeline, and the deeds about it."""
    return await _shown(request, case_id)


@post("/api/cases/{case_id:str}/photos", status_code=200)
async def point_at_photos(request: AnyRequest, case_id: FromPath[str], data: JSONBody[CasePhotosBody]) -> CaseDetail:
    """Pictures that she sent in the conversation are what was asked for."""
    house: House = request.app.state.house
    await house.store.write(add_photos, staff_of(request), case_id, data.photos)
    return await _shown(request, case_id)


@post("/api/cases/{case_id:str}/inspection")
async def give_address(request: AnyRequest, case_id: FromPath[str]) -> CaseLink:
    """An address where somebody else says, once, what she found in the parcel."""
    house: House = request.app.state.house
    case = await house.store.read(case_of, staff_of(request), case_id)
    if case is None:
        raise NotFound("not_found")
    path, ends = house.inspections.of(case, house.store.clock.now())
    return CaseLink(url=f"{house.settings.url.rstrip('/')}{path}", expires_at=iso(ends))


@post("/api/cases/{case_id:str}/conversation", status_code=200)
async def write_to_her(request: AnyRequest, case_id: FromPath[str]) -> CaseDetail:
    """Her conversation stands beside the case from now on; one is begun if there is none."""
    house: House = request.app.state.house
    staff = staff_of(request)
    case = await house.store.read(case_of, staff, case_id)
    if case is None:
        raise NotFound("not_found")
    conversation_id = await house.store.write(approach, staff, case.contact_id)
    await house.store.write(talk, staff, case.id, conversation_id)
    return await _shown(request, case_id)


@post("/api/cases/{case_id:str}/{step:str}", status_code=200)
async def take_step(
    request: AnyRequest, case_id: FromPath[str], step: FromPath[str], data: JSONBody[CaseStepBody]
) -> CaseDetail:
    """A step of the table, looking after it (`take`), or a line for colleagues (`note`)."""
    house: House = request.app.state.house
    staff, write = staff_of(request), house.store.write
    said = Said(text=data.text, id=data.id, tracking=data.tracking, passed=data.passed)
    if step == "take":
        await write(take, staff, case_id)
    elif step == "note":
        await write(note, staff, case_id, said)
    elif (known := next((one for one in STEPS if one == step), None)) is not None:
        await write(move, staff, case_id, known, said)
    else:
        raise NotFound("not_found")
    return await _shown(request, case_id)


async def _shown(request: AnyRequest, case_id: str) -> CaseDetail:
    house: House = request.app.state.house
    return await case_desk.detail(house.store, house.shop, house.addresses, staff_of(request), case_id, reads(request))


ROUTES = [list_cases, cases_of_conversation, show_case, point_at_photos, give_address, write_to_her, take_step]
