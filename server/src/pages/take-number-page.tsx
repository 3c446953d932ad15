import { ok } from '../kernel/result.ts'
import {
  type ClaimedDevice, type Service, afarRulesOf, claimDevice, listSeats, prioritiesToChoose, takeFromAfar, takeNumber,
  visitorIn,
} from '../modules/queue/public.ts'
import { isReceiving } from '../modules/post/public.ts'
import { inTransaction } from '../platform/db.ts'
import { sendNotFound } from './failures.tsx'
import { type SectionHall, hallHere, servicesOf } from './hall-here.ts'
import { isKioskOf, keepKiosk } from './kiosk-device.ts'
import { sendKiosk, sendSecond } from './kiosk-steps.tsx'
import type { Mistake } from './layout.tsx'
import { numbersOf } from './numbers-given.ts'
import type { PageHandlers } from './page-handler.ts'
import { keepSharedMachine, wipe } from './shared-machine.ts'
import { sendTakeFromAfar } from './take-from-afar.tsx'
import { TAKE } from './take-number-texts.ts'
import { type Posted, type Visit, fieldOf, postedBy, requestIdOf, senderOf, valuesOf } from './visit.ts'

/** The code of a card holds an address, too; of what is longer no more is read. */
const LONGEST_CODE = 500

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
    return await isKioskOf(visit, here.section) ? takeAtKiosk(visit, here) : takeOnTheWay(visit, here)
  },
  'POST /lay-so/:section/thiet-bi': async (visit) => {
    const here = hallHere(visit)
    if (!here) return sendNotFound(visit)
    const { rooms, say, reply } = visit
    const { section } = here
    const posted = postedBy(visit.request)
    const code = fieldOf(posted, 'ma-thiet-bi').slice(0, 100)
    const sender = senderOf(visit, 1n, requestIdOf(posted), ['device.claim', section.publicId, code])
    let made: ClaimedDevice | undefined
    const claimed = await inTransaction(rooms, sender, async (ctx) => {
      const given = await claimDevice(ctx, { code, unitId: section.id, kinds: ['kiosk', 'shared'] })
      made = given.ok ? given.value : undefined
      return given.ok ? ok(null) : given
    }, () => ({ status: 303, body: null }))
    // To a repeat the secret is not told again: it stands nowhere.
    if (!claimed.ok || made === undefined && !visit.isShared && !await isKioskOf(visit, section))
      return sendTakeFromAfar(visit, here, [{ id: 'ma-thiet-bi', text: say(TAKE.codeWrong) }])
    if (made?.kind === 'shared') {
      keepSharedMachine(reply, made.secret)
      wipe(visit) // whoever is signed in here is so for as long as at a machine of their own
      return reply.redirect('/', 303)
    }
    if (made) keepKiosk(visit, made.secret)
    else if (!await isKioskOf(visit, section)) return reply.redirect('/', 303) // a repeat at a machine that is shared
    return reply.redirect(`/lay-so/${section.publicId}`, 303)
  },
} satisfies PageHandlers

async function takeAtKiosk(visit: Visit, here: SectionHall) {
  const { rooms, language } = visit
  const { section, hall } = here
  const posted = postedBy(visit.request)
  const priority = prioritiesToChoose(visit.directory).find(({ code }) => code === fieldOf(posted, 'uu-tien'))
  const given = visitorIn(fieldOf(posted, 'khach').slice(0, LONGEST_CODE), { demo: rooms.isDemonstration })
  const chosen = chosenIn(posted, here)
  if (!given.ok && chosen.length > 0)
    return sendSecond(visit, here, chosen, {
      mistakes: [{ id: 'khach', text: visit.say(TAKE[given.refusal.code]) }], priority: priority?.code,
    })
  const visitor = given.ok ? given.value : undefined
  const services = chosen.map(({ code }) => code)
  // Without what was given: a fingerprint of it would stay with the request when the visit is over.
  const deed = ['visit.begin', section.publicId, 'kiosk', services, priority?.code ?? '']
  const sender = senderOf(visit, 1n, requestIdOf(posted), deed)
  const taken = await inTransaction(rooms, sender, async (ctx) => takeNumber(ctx, {
    unitId: section.id, hall, services, priority, way: 'kiosk', language, visitor,
    isReceiving: await isReceiving(ctx.tx, visit.directory, visit.today, section),
    isOutOfHours: numbersOf(visit, section) !== 'now',
  }), ({ ticket }) => ({ status: 303, body: { ticket } }))
  const ticket = taken.ok ? taken.value.body.ticket : ticketOf(taken.refusal)
  // Whatever was wrong with what was sent, whoever comes next finds the first step.
  return visit.reply.redirect(ticket ? `/phieu-cho/${ticket}?in=1` : `/lay-so/${section.publicId}`, 303)
}

/** That which they have already. */
function ticketOf(refusal: { readonly code: string; readonly ticket?: string }): string | undefined {
  return refusal.code === 'number-taken-already' ? refusal.ticket : undefined
}

async function takeOnTheWay(visit: Visit, here: SectionHall) {
  const { rooms, actor, reply, say, language, directory } = visit
  const { section, hall } = here
  const at = `/lay-so/${section.publicId}`
  if (!actor || actor.personId === null) return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(at)}`, 303)
  const rules = afarRulesOf(directory, section)
  const seats = await listSeats(rooms.db, [section.id])
  if (!rules || seats.length === 0) return sendTakeFromAfar(visit, here)
  const posted = postedBy(visit.request)
  const services = chosenIn(posted, here).map(({ code }) => code)
  const minutes = /^\d{1,3}$/.test(fieldOf(posted, 'bao-lau')) ? Number(fieldOf(posted, 'bao-lau')) : undefined
  const again = (mistakes: readonly Mistake[]) =>
    sendTakeFromAfar(visit, here, mistakes, { services, minutes: String(minutes ?? '') })
  if (services.length === 0 || minutes === undefined)
    return again([
      ...services.length === 0 ? [{ id: 'viec', text: say(TAKE.choose) }] : [],
      ...minutes === undefined ? [{ id: 'bao-lau', text: say(TAKE.chooseHowFar) }] : [],
    ])
  const { accountId, personId } = actor
  const deed = ['visit.begin', section.publicId, 'online', services, minutes]
  const sender = senderOf(visit, accountId, requestIdOf(posted), deed)
  const taken = await inTransaction(rooms, sender, async (ctx) => takeFromAfar(ctx, {
    unitId: section.id, hall, services, language, personId, minutes, rules,
    isReceiving: await isReceiving(ctx.tx, visit.directory, visit.today, section),
    isOutOfHours: numbersOf(visit, section) !== 'now',
  }), ({ ticket }) => ({ status: 303, body: { ticket } }))
  if (taken.ok) return reply.redirect(`/phieu-cho/${taken.value.body.ticket}`, 303)
  const { refusal } = taken
  switch (refusal.code) {
    case 'number-taken-already': return reply.redirect(`/phieu-cho/${refusal.ticket}`, 303)
    case 'service-unknown': case 'service-unserved': case 'queue-closed': case 'queue-out-of-hours':
    case 'request-reused':
      return reply.redirect(at, 303)
    case 'afar-closed': return again([{ id: 'viec', text: say(TAKE[refusal.code]) }])
    case 'afar-too-far':
      return again([{ id: 'bao-lau', text: say(TAKE[refusal.code], { minutes: refusal.mostMinutes }) }])
    case 'afar-too-soon':
      return again([{ id: 'bao-lau', text: say(TAKE[refusal.code], { minutes: refusal.minutes }) }])
  }
}

/** What was ticked, of what there is. */
function chosenIn(posted: Posted, { hall }: SectionHall): readonly Service[] {
  const ticked = new Set(valuesOf(posted, 'viec'))
  const services = servicesOf(hall)
  return [...ticked].flatMap((code) => services.find((one) => one.code === code) ?? [])
}
