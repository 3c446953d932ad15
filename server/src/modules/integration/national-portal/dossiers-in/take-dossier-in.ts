import { type Day, dayOf } from '../../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import type { Ctx } from '../../../../platform/db.ts'
import type { ProcedureVersion } from '../../../catalogue/public.ts'
import {
  type Filed, type NewDossierInput, findDossier, findDossierByNumber, policiesOf,
} from '../../../dossiers/public.ts'
import { recordPerson } from '../../../identity/public.ts'
import { recordEvent } from '../../../audit/public.ts'
import { type Handled, type InMessage, isInFuture } from '../../domain/inbox.ts'
import { orNothing } from '../../or-nothing.ts'
import { submitAsking } from '../../registers/questions/begin-questions.ts'
import { dropUntold } from '../../store/mending.ts'
import { NATIONAL_PORTAL } from '../outlet.ts'
import { numberOfRefusal } from '../refusals/build-refusals.ts'
import { type Applicant, applicantOf } from './applicant-of.ts'
import { filesByComponent } from './components-of.ts'
import { deliveryOf } from './delivery-of.ts'
import { procedureOf } from './find-procedure.ts'
import type { DossierBody } from './handed-in.ts'
import type { Declared, InwardRooms } from './inward-rooms.ts'
import { isOfOurCounter } from './number-there.ts'
import { type PlaceThere, placeOf } from './place-of.ts'

const OVERTAKEN = 'Hồ sơ cùng mã đã được tiếp nhận sau đó'

type Refused = { readonly code: string }

/**
 * Takes in a dossier that was handed in at the portal: it stands here as one of our own portal does, online, under the
 * number from there, its 8 working hours begin now (R3), and what registers are to say for it is awaited (R4). A paper
 * that it lacks stands with it as missing, and is asked for before it is accepted (ADR 0129). Whatever
 * is not certain holds it: a procedure, an agency or a code of a paper that is not ours, an applicant who was not
 * verified, an answer that our form does not ask or take, a file that was refused, a number that we may draw ourselves.
 */
export async function takeDossierIn(ctx: Ctx, rooms: InwardRooms, message: InMessage): Promise<Handled> {
  if (!message.saidAt) return { is: 'held', fault: 'time-unreadable' }
  if (isInFuture(message.saidAt, rooms.machineClock.now())) return { is: 'held', fault: 'time-in-future' }
  const body = message.body as unknown as DossierBody
  const taken = await orNothing<bigint, Refused>(ctx.tx, async () => submit(ctx, rooms, body))
  if (!taken.ok) return { is: 'held', fault: taken.refusal.code }
  // What was refused under that number before and is not told yet would be told after this.
  const overtaken = await dropUntold(ctx.tx, NATIONAL_PORTAL, numberOfRefusal(body.row.MaHoSo), OVERTAKEN)
  if (overtaken) await recordEvent(ctx, {
    type: 'message.dropped', subjectKind: 'message', subjectId: overtaken.id,
    data: { message: overtaken.publicId, partner: NATIONAL_PORTAL },
  })
  return { is: 'done', dossierId: taken.value }
}

async function submit(ctx: Ctx, rooms: InwardRooms, body: DossierBody): Promise<Result<bigint, Refused>> {
  const day = dayOf(ctx.now)
  const directory = rooms.directory.on(day)
  const number = body.row.MaHoSo
  if (isOfOurCounter(number, policiesOf(directory).numberTemplate)) return refuse({ code: 'number-of-our-counter' })
  if (await findDossierByNumber(ctx.tx, number)) return refuse({ code: 'number-taken' })
  const version = procedureOf(rooms.catalogue.on(day), body.row.MaTTHC)
  if (!version.ok) return version
  const applicant = applicantOf(body)
  if (!applicant.ok) return applicant
  const planned = plan(rooms, day, version.value, applicant.value, body)
  if (!planned.ok) return planned
  const person = await recordPerson(ctx, { ...applicant.value.facts, proof: 'claimed' })
  if (!person.ok) return person
  const submitted = await submitAsking(ctx, rooms, {
    ...planned.value, applicant: { id: person.value.id, ...planned.value.applicant },
  })
  if (!submitted.ok) return submitted
  const dossier = await findDossier(ctx.tx, submitted.value.publicId)
  return dossier ? ok(dossier.id) : refuse({ code: 'dossier-unknown' })
}

type Planned = Omit<NewDossierInput, 'applicant'> & { readonly applicant: Omit<NewDossierInput['applicant'], 'id'> }

function plan(
  rooms: InwardRooms, day: Day, version: ProcedureVersion, { facts, known }: Applicant, body: DossierBody,
): Result<Planned, Refused> {
  const asked = { day, version, subject: facts.kind, code: body.row.MaDonVi }
  const tried: Result<PlaceThere, Refused>[] = []
  const declared = rooms.declare({
    version, day, said: body.said, known,
    placesOf(answers) {
      const place = placeOf(rooms, { ...asked, answers })
      tried.push(place)
      return place.ok ? { agency: place.value.agency, place: place.value.section } : undefined
    },
  })
  // A declaration to nobody is refused, too: the agency is what is wrong with it.
  const [first] = tried
  if (first && !first.ok) return first
  if (!declared.ok) return declared
  const answers = declared.value.answers as Readonly<Record<string, unknown>>
  const place = placeOf(rooms, { ...asked, answers })
  if (!place.ok) return place
  const delivery = deliveryOf(body.row, declared.value)
  if (!delivery.ok) return delivery
  const files = filesByComponent({ catalogue: rooms.catalogue, day }, version.content.components, body)
  if (!files.ok) return files
  const { formVersionId, writtenKeys, needed } = declared.value
  return ok({
    procedureVersionId: version.id, formVersionId, number: body.row.MaHoSo,
    applicant: { name: facts.fullName, kind: facts.kind }, authoriserId: null,
    territoryId: place.value.territoryId, chosenSectionId: place.value.chosenSectionId, limitCase: 0,
    answers: declared.value.answers, writtenKeys, needed, filed: filedOf(version, declared.value, files.value),
    ...delivery.value,
    // Whoever handed in there cannot be asked here whether it is meant: the section sees both.
    isConfirmedDouble: true,
    // Nor for a paper: the section asks for all that is missing at once.
    mayLack: true,
  })
}

/** The declaration and what is read from a database are there as data; all else that came is handed in. */
function filedOf(
  { content }: ProcedureVersion, { needed }: Declared, files: ReadonlyMap<string, readonly string[]>,
): readonly Filed[] {
  return content.components.flatMap(({ id, isForm, handling, required }): Filed[] => {
    const uploads = files.get(id) ?? []
    const isData = isForm || handling === 'data' && uploads.length === 0 && (required === 'always' || needed.includes(id))
    if (isData) return [{ component: id, how: 'data', originals: 0, copies: 0, uploads }]
    return uploads.length > 0 ? [{ component: id, how: 'filed', originals: 0, copies: 0, uploads }] : []
  })
}
