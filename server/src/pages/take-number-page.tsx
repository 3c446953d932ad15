import { ok } from '../kernel/result.ts'
import { type VisitWay, claimDevice, listSeats, prioritiesToChoose, takeNumber } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { sendNotFound } from './failures.tsx'
import { type SectionHall, hallHere, servicesOf } from './hall-here.ts'
import { isKioskOf, keepKiosk } from './kiosk-device.ts'
import { sendKiosk } from './kiosk-steps.tsx'
import type { PageHandlers } from './page-handler.ts'
import { sendTakeFromAfar } from './take-from-afar.tsx'
import { TAKE } from './take-number-texts.ts'
import { type Posted, type Visit, fieldOf, postedBy, requestIdOf, senderOf } from './visit.ts'

/** Where a number is taken: at an enrolled kiosk by anybody, elsewhere by whoever is signed in. */
export const takeNumberPages = {
  'GET /lay-so/:section': async (visit) => {
    const here = hallHere(visit)
    if (!here) return sendNotFound(visit)
    return await isKioskOf(visit, here.section) ? sendKiosk(visit, here) : sendTakeFromAfar(visit, here)
  },
  'POST /lay-so/:section': async (visit) => {
    const here = hallHere(visit)
    if (!here) return sendNotFound(visit)
    return await isKioskOf(visit, here.section) ? takeAtKiosk(visit, here) : takeFromAfar(visit, here)
  },
  'POST /lay-so/:section/thiet-bi': async (visit) => {
    const here = hallHere(visit)
    if (!here) return sendNotFound(visit)
    const { rooms, say, reply } = visit
    const { section } = here
    const posted = postedBy(visit.request)
    const code = fieldOf(posted, 'ma-thiet-bi').slice(0, 100)
    const sender = senderOf(visit, 1n, requestIdOf(posted), ['device.claim', section.publicId, code])
    let secret: string | undefined
    const claimed = await inTransaction(rooms, sender, async (ctx) => {
      const given = await claimDevice(ctx, { code, unitId: section.id, kind: 'kiosk' })
      secret = given.ok ? given.value.secret : undefined
      return given.ok ? ok(null) : given
    }, () => ({ status: 303, body: null }))
    // To a repeat the secret is not told again: it stands nowhere.
    if (!claimed.ok || secret === undefined && !await isKioskOf(visit, section))
      return sendTakeFromAfar(visit, here, [{ id: 'ma-thiet-bi', text: say(TAKE.codeWrong) }])
    if (secret !== undefined) keepKiosk(visit, secret)
    return reply.redirect(`/lay-so/${section.publicId}`, 303)
  },
} satisfies PageHandlers

async function takeAtKiosk(visit: Visit, here: SectionHall) {
  const posted = postedBy(visit.request)
  const priority = prioritiesToChoose(visit.directory).find(({ code }) => code === fieldOf(posted, 'uu-tien'))
  const taken = await take(visit, here, { posted, priority, way: 'kiosk', actorId: 1n })
  // Whatever was wrong with what was sent, whoever comes next finds the first step.
  return visit.reply.redirect(taken ? `/phieu-cho/${taken}?in=1` : `/lay-so/${here.section.publicId}`, 303)
}

async function takeFromAfar(visit: Visit, here: SectionHall) {
  const { rooms, actor, reply, say } = visit
  const { section } = here
  const at = `/lay-so/${section.publicId}`
  if (!actor || actor.personId === null) return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(at)}`, 303)
  const seats = await listSeats(rooms.db, [section.id])
  if (seats.length === 0) return sendTakeFromAfar(visit, here)
  const posted = postedBy(visit.request)
  if (chosenIn(posted, here).length === 0)
    return sendTakeFromAfar(visit, here, [{ id: 'viec', text: say(TAKE.choose) }])
  const { accountId: actorId, personId } = actor
  const taken = await take(visit, here, { posted, priority: undefined, way: 'online', actorId, personId })
  return reply.redirect(taken ? `/phieu-cho/${taken}` : at, 303)
}

interface Taking extends Pick<Parameters<typeof takeNumber>[1], 'priority' | 'personId'> {
  readonly posted: Posted
  readonly way: VisitWay
  readonly actorId: bigint
}

/** Takes a number, once for each form; answers the ticket, also that which the person has already. */
async function take(
  visit: Visit, here: SectionHall, { posted, priority, way, actorId, personId }: Taking,
): Promise<string | undefined> {
  const { section, hall } = here
  const services = chosenIn(posted, here)
  const deed = ['visit.begin', section.publicId, way, services, priority?.code ?? '']
  const sender = senderOf(visit, actorId, requestIdOf(posted), deed)
  const taken = await inTransaction(visit.rooms, sender, (ctx) => takeNumber(ctx, {
    unitId: section.id, hall, services, priority, way, language: visit.language, personId,
  }), ({ ticket }) => ({ status: 303, body: { ticket } }))
  if (taken.ok) return taken.value.body.ticket
  switch (taken.refusal.code) {
    case 'number-taken-already': return taken.refusal.ticket
    case 'service-unknown': case 'service-unserved': case 'queue-closed': case 'request-reused': return undefined
  }
}

/** What was ticked, of what there is. */
function chosenIn(posted: Posted, { hall }: SectionHall): readonly string[] {
  const ticked = new Set([posted['viec'] ?? []].flat())
  const codes = servicesOf(hall).map(({ code }) => code)
  return [...ticked].filter((code) => codes.includes(code))
}
