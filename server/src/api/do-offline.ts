import {
  OfflineHandOver, OfflineIntake, type OfflineCommandBody, OfflineTicket,
} from '@motcua/contracts/offline.ts'
import { ok } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { hashesOfUploads } from '../modules/documents/public.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { findDossierByNumber, findPlaces } from '../modules/dossiers/public.ts'
import { recordPerson } from '../modules/identity/public.ts'
import { acceptCommand } from '../modules/offline/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { isReceiving } from '../modules/post/public.ts'
import { type TakeNumberRefusal, hallOf, prioritiesToChoose, takeNumber } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { type Asker, viewerOf } from './authenticate.ts'
import { checkFacts, missingFacts } from './check-facts.ts'
import { DEEDS, doDeed } from './dossier-actions.ts'
import { explainDeed } from './explain-deed.ts'
import {
  type Done, type OfflineDeed, isBodyOf, officerFor, refuseAs, refuseDeed, senderOf,
} from './offline-deed.ts'
import { RIGHTS_OF, intakeOfficerOf, servesIn } from './offline-officer.ts'
import { noteParcel } from './note-parcel.ts'
import { type ProblemCode, problemOf } from './problems.ts'
import { receiveIntake } from './receive-intake.ts'
import type { ApiRooms } from './rooms.ts'
import { askedOffline } from './said-of-account.ts'

/**
 * Does what a device did without a network, by the rights that its officer has now and once whatever happens: the deed
 * and the acceptance of the command are one transaction (`acceptCommand`). Refuses as the deed itself does, with
 * `offline-officer-gone`, `offline-procedure-changed`, `offline-photo-refused`, `offline-ticket-over`,
 * `offline-no-hall`, `offline-unserved` and `offline-command-unreadable`; and, of what a device can mend by itself,
 * with `offline-photos-missing`.
 */
export async function doOffline(deed: OfflineDeed): Done {
  const { kind } = deed.command
  if (kind === 'intake') return takeIn(deed)
  if (kind === 'ticket') return giveNumber(deed)
  if (kind === 'hand-over') return handOver(deed)
  return kind === 'unknown' ? refuseDeed('offline-command-unreadable') : noteParcel(deed, kind)
}

async function takeIn(deed: OfflineDeed): Done {
  const { rooms, body, command, device, uploads } = deed
  if (!isBodyOf(OfflineIntake, body)) return refuseDeed('offline-command-unreadable')
  const officer = await intakeOfficerOf(rooms, deed.request, deed.outing.accountId)
  if (!officer) return refuseDeed('offline-officer-gone')
  const version = procedureNow(rooms, body)
  if (!version) return refuseDeed('offline-procedure-changed')
  if (uploads.some(({ file }) => file === null)) return refuseDeed('offline-photo-refused')
  const files = await filesOf(rooms, officer, body, uploads)
  if (!files) return refuseDeed('offline-photos-missing')
  const { facts, errors } = checkFacts(rooms, body.applicant)
  const faults = [...errors, ...missingFacts(body.applicant)]
  if (faults.length > 0) return refuseAs(problemOf('body-invalid', faults))
  const seen = await inTransaction(
    rooms, senderOf(deed, officer, 'person'), (ctx) => recordPerson(ctx, { ...facts, proof: 'seen' }),
    ({ publicId }) => ({ status: 200, body: { id: publicId } }),
  )
  if (!seen.ok) return refuseDeed(seen.refusal.code)
  const section = sectionFor(rooms, officer, device, version, body)
  if (!section) return refuseDeed('no-section')
  const { procedureId, communeId, delivery, deliveryAddress, components } = body
  const received = await receiveIntake(rooms, officer, senderOf(deed, officer, 'deed'), {
    channel: 'counter', sectionId: section.publicId, procedureId, applicantId: seen.value.body.id, answers: {}, delivery,
    account: askedOffline(body),
    ...communeId !== undefined && { communeId }, ...deliveryAddress !== undefined && { deliveryAddress },
    components: components.map(({ photos, ...one }) => ({
      ...one, files: photos.flatMap((photo) => files.get(photo) ?? []),
    })),
  }, (ctx, { publicId, number }) => acceptCommand(ctx, command, { id: publicId, number }))
  return received.ok ? ok(undefined) : received
}

/** The version that the officer had before them, while it is the one in force. */
function procedureNow({ catalogue, clock }: ApiRooms, { procedureId }: OfflineIntake): ProcedureVersion | undefined {
  const found = catalogue.on(dayOf(clock.now())).byPublicId(procedureId)
  return found?.publicId === procedureId ? found : undefined
}

/**
 * At which section it is received: the device's; of an office of the post, that of the agency for which the office
 * receives this procedure from that place. Undefined where none delegated it.
 */
function sectionFor(
  rooms: ApiRooms, officer: Asker, { unitId }: OfflineDeed['device'], { procedureId, content }: ProcedureVersion,
  { communeId, applicant }: OfflineIntake,
): Unit | undefined {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const own = directory.heirOf(unitId)
  if (!own || own.isOneStop || !directory.receivesPeople(own)) return own
  const territoryId = communeId === undefined ? undefined : directory.byPublicId(communeId)?.id
  const asked = {
    content, cleared: rooms.catalogue.clearanceOn(today, procedureId), territoryId, subject: applicant.kind,
  }
  for (const { unitId: sectionId, delegated } of officer.scopes) {
    if (!delegated?.procedureIds.includes(procedureId) || sectionId === null) continue
    const places = findPlaces(directory, { ...asked, sectionId })
    if (places.ok && places.value.receiving.id === delegated.agencyId) return directory.byId(sectionId)
  }
  return undefined
}

async function giveNumber(deed: OfflineDeed): Done {
  const { rooms, body, command, device } = deed
  if (!isBodyOf(OfflineTicket, body)) return refuseDeed('offline-command-unreadable')
  const officer = await officerFor(deed, ...RIGHTS_OF.ticket)
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  // Of a hall in which they work, whatever other ones they serve.
  if (!officer || !servesIn(directory, officer, device.unitId)) return refuseDeed('offline-officer-gone')
  // A turn belongs to its day.
  if (dayOf(command.madeAt) !== today) return refuseDeed('offline-ticket-over')
  const section = directory.byId(device.unitId)
  const hall = section && hallOf(directory, section)
  if (!hall) return refuseDeed('offline-no-hall')
  const done = await inTransaction(rooms, senderOf(deed, officer, 'deed'), async (ctx) => {
    const taken = await takeNumber(ctx, {
      unitId: device.unitId, hall, services: [body.service], way: 'counter', language: 'vi',
      isReceiving: await isReceiving(ctx.tx, directory, today, section),
      priority: prioritiesToChoose(directory).find(({ code }) => code === body.priority),
    })
    if (taken.ok) await acceptCommand(ctx, command, { id: taken.value.ticket, number: String(taken.value.number) })
    return taken
  }, () => ({ status: 200, body: null }))
  if (!done.ok) return refuseDeed(refusalOfHall(done.refusal.code))
  rooms.halls.wake(device.unitId)
  return ok(undefined)
}

async function handOver(deed: OfflineDeed): Done {
  const { rooms, body, command } = deed
  if (!isBodyOf(OfflineHandOver, body)) return refuseDeed('offline-command-unreadable')
  const officer = await officerFor(deed, ...RIGHTS_OF['hand-over'])
  if (!officer) return refuseDeed('offline-officer-gone')
  const dossier = await findDossierByNumber(rooms.db, body.number)
  if (!dossier) return refuseDeed('dossier-unknown')
  const { publicId, number } = dossier
  const { receiver, proof } = body
  const said = { how: 'counter', receiver, proof } as const
  // In whatever version it stands: what was given out without a network saw none.
  const on = { publicId, viewer: viewerOf(officer, rooms) }
  const done = await doDeed(
    rooms, senderOf(deed, officer, 'deed'), DEEDS.return, on, said,
    (ctx) => acceptCommand(ctx, command, { id: publicId, number }),
  )
  return done.ok ? ok(undefined) : refuseAs(explainDeed(done.refusal, said))
}

function refusalOfHall(code: TakeNumberRefusal['code'] | 'request-reused'): ProblemCode {
  if (code === 'service-unserved') return 'offline-unserved'
  return code === 'number-taken-already' ? 'service-unknown' : code
}

/** Which upload each photograph is, by the hashes that the store found; undefined where one is missing or another. */
async function filesOf(
  rooms: ApiRooms, { actor }: Asker, { components }: OfflineIntake, uploads: OfflineCommandBody['uploads'],
): Promise<ReadonlyMap<string, string> | undefined> {
  const wanted = new Set(components.flatMap(({ photos }) => photos))
  const given = uploads.flatMap(({ sha256, file }) => file !== null && wanted.has(sha256) ? [{ sha256, file }] : [])
  const hashes = await hashesOfUploads(rooms.db, actor.accountId, given.map(({ file }) => file))
  const files = new Map(
    given.flatMap(({ sha256, file }) => hashes.get(file) === sha256 ? [[sha256, file] as const] : []))
  return [...wanted].every((photo) => files.has(photo)) ? files : undefined
}
