import { dayOf } from '../kernel/work-calendar.ts'
import { isDay } from '../kernel/civil-day.ts'
import { dispositionOf } from '../kernel/disposition.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import { type ProxyRow, findProxyById } from '../modules/identity/public.ts'
import { unitInWordsOf } from '../modules/organisation/public.ts'
import {
  type Appointment, type ConcernedBy, cancelAppointment, changeAppointment, findAppointment, findChangedTo, hallOf,
  listAppointmentsOf, listErrands, printAppointment, showAppointmentCode,
} from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { qrSvg } from '../platform/qr.ts'
import { sectionOn } from './appointment-days.ts'
import { daysToBook, papersToBring, spanOf, timeTicked, timesToBook, whyNot } from './appointment-parts.tsx'
import { APPOINTMENT, WHY_NOT } from './appointment-texts.ts'
import { sendNotFound } from './failures.tsx'
import { nameIn } from './hall-here.ts'
import { showDay, showMoment, showTime } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandler, PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import { type Visit, fieldOf, isUuid, postedBy, requestIdOf, senderOf } from './visit.ts'

const LINES_A_PAGE = 20

/** What somebody has booked: all of it, one of it on screen and paper, another time, and not at all. */
export const myAppointmentPages = {
  'GET /lich-hen': (visit) => sendMine(visit),
  'GET /lich-hen/:id': onMine((visit, held) => sendOne(visit, held)),
  'GET /lich-hen/:id/phieu-hen.pdf': onMine((visit, held) => sendSlip(visit, held)),
  'POST /lich-hen/:id/huy': onMine(async (visit, { appointment }) => {
    const { rooms, reply } = visit
    const { publicId } = appointment
    const by = concernedBy(visit)
    if (!by) return sendNotFound(visit)
    const sender = senderOf(visit, by.accountId, requestIdOf(postedBy(visit.request)), ['appointment.cancel', publicId])
    await inTransaction(rooms, sender, (ctx) => cancelAppointment(ctx, { appointment: publicId, by }),
      () => ({ status: 303, body: null }))
    // What is over already is shown as what it is.
    return reply.redirect(`/lich-hen/${publicId}`, 303)
  }),
  'GET /lich-hen/:id/doi': onMine(async (visit, held) =>
    held.isOfAnother ? sendNotFound(visit) : sendDays(visit, held)),
  'GET /lich-hen/:id/doi/:day': onMine((visit, held) => {
    const day = dayHere(visit)
    return day === undefined || held.isOfAnother ? sendNotFound(visit) : sendTimes(visit, held, day, [])
  }),
  'POST /lich-hen/:id/doi/:day': onMine((visit, held) => {
    const day = dayHere(visit)
    return day === undefined || held.isOfAnother ? sendNotFound(visit) : change(visit, held, day)
  }),
} satisfies PageHandlers

/** A further errand with the words for it. */
interface NamedErrand {
  readonly code: string
  readonly service: string
  readonly version: ProcedureVersion | undefined
}

/** An appointment with the words for it. */
interface Mine {
  readonly appointment: Appointment
  readonly section: string
  readonly service: string
  /** As it is today, or was last. */
  readonly version: ProcedureVersion | undefined
  /** Who comes, and for whom, where it was booked by a mandate. */
  readonly between: ProxyRow | undefined
  /** What else they come for, in its order. */
  readonly errands: readonly NamedErrand[]
  /** It was booked for whoever looks, by another: they may cancel it, and no more. */
  readonly isOfAnother: boolean
}

function onMine(answer: (visit: Visit, mine: Mine) => ReturnType<PageHandler>): PageHandler {
  return async (visit) => {
    const { rooms, request } = visit
    const { id = '' } = request.params as { id?: string }
    const by = concernedBy(visit)
    const found = by && isUuid(id) ? await findAppointment(rooms.db, id, by) : undefined
    if (!found) return sendNotFound(visit)
    const between = found.proxyId === null ? undefined : await findProxyById(rooms.db, found.proxyId)
    const errands = (await listErrands(rooms.db, [found.id])).map((one) => {
      const { service, version } = mineOf(visit, one)
      return { code: one.service, service, version }
    })
    return answer(visit, { ...mineOf(visit, found), between, errands })
  }
}

/** Whoever is signed in; as a person only whom a counter has checked, since at level 1 a number is only claimed. */
function concernedBy({ actor }: Visit): ConcernedBy | undefined {
  return actor && { accountId: actor.accountId, personId: actor.level === 2 ? actor.personId : null }
}

function mineOf(visit: Visit, appointment: Appointment): Mine {
  const { rooms, directory, today, actor } = visit
  const { unitId, service, procedureId } = appointment
  const unit = directory.lastKnown(unitId)
  const found = unit && hallOf(directory, unit)?.services.find(({ code }) => code === service)
  return {
    appointment, section: unitInWordsOf(rooms.directory.on(dayOf(appointment.startsAt)), directory, unitId),
    service: found ? nameIn(visit, found) : service,
    version: rooms.catalogue.on(today).list().find((one) => one.procedureId === procedureId),
    between: undefined, errands: [], isOfAnother: appointment.accountId !== actor?.accountId,
  }
}

async function sendMine(visit: Visit) {
  const { rooms, say, language } = visit
  const by = concernedBy(visit)
  if (!by) return sendNotFound(visit)
  const { truoc = '' } = visit.request.query as { truoc?: string }
  // One that was made up, or is another's, begins at the beginning of one's own list.
  const before = isUuid(truoc) ? await findAppointment(rooms.db, truoc, by) : undefined
  const found = await listAppointmentsOf(rooms.db, by, before, LINES_A_PAGE + 1)
  const lines = found.slice(0, LINES_A_PAGE).map((one) => mineOf(visit, one))
  const last = found.length > LINES_A_PAGE ? lines.at(-1) : undefined
  return sendPage(visit, {
    title: say(APPOINTMENT.mine), isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/ho-so" />
      <h1>{say(APPOINTMENT.mine)}</h1>
      {lines.length === 0 && <>
        <p>{say(APPOINTMENT.none)}</p>
        <p className="alone"><a href="/thu-tuc">{say(APPOINTMENT.noneHow)}</a></p>
      </>}
      <ul className="tasks">{lines.map(({ appointment, section, version }) => (
        <li key={appointment.publicId}><a href={`/lich-hen/${appointment.publicId}`}>
          {showMoment(appointment.startsAt, language)}, {section}
          <span className="open">{say(APPOINTMENT[appointment.state])}</span>
          {version && <span className="whole">{version.content.name}</span>}
        </a></li>
      ))}</ul>
      {before && <p className="alone"><a href="/lich-hen">{say(APPOINTMENT.newest)}</a></p>}
      {last && <p className="alone"><a href={`/lich-hen?truoc=${last.appointment.publicId}`}>{say(APPOINTMENT.next)}</a></p>}
    </>,
  })
}

async function sendOne(visit: Visit, { appointment, section, service, version, between, errands, isOfAnother }: Mine) {
  const { rooms, say, language, reply } = visit
  const { publicId, state, startsAt, calledOff } = appointment
  if (state === 'changed') {
    const now = await findChangedTo(rooms.db, appointment)
    if (now) return reply.redirect(`/lich-hen/${now.publicId}`, 303)
  }
  const isBooked = state === 'booked'
  const at = `/lich-hen/${publicId}`
  const code = showAppointmentCode(appointment.code)
  const isOwn = !between || isOfAnother
  const papers = isBooked && version ? await papersToBring(visit, version, { isOwn }) : null
  const more = isBooked ? errands.flatMap((one) => one.version ?? []) : []
  const morePapers = await Promise.all(more.map((one, nth) => papersToBring(visit, one, { nth: nth + 1, isOwn })))
  return sendPage(visit, {
    title: say(APPOINTMENT.title), isPersonal: true,
    body: <>
      <BackLink visit={visit} href="/lich-hen">{say(APPOINTMENT.mine)}</BackLink>
      <h1>{say(APPOINTMENT.title)}</h1>
      {!isBooked && <p className="note">{say(APPOINTMENT[state])}.{calledOff !== null
        && ` ${say(calledOff === 'day-closed' ? APPOINTMENT.calledOffDay : APPOINTMENT.calledOffSection)}`}</p>}
      <dl>
        <dt>{say(APPOINTMENT.when)}</dt>
        <dd><strong>{spanOf(visit, appointment)} {showDay(dayOf(startsAt), language)}</strong></dd>
        <dt>{say(APPOINTMENT.place)}</dt><dd>{section}</dd>
        <dt>{say(APPOINTMENT.service)}</dt><dd>{service}</dd>
        {between && <>
          <dt>{say(isOfAnother ? APPOINTMENT.byName : APPOINTMENT.forName)}</dt>
          <dd>{isOfAnother ? between.fullName : between.principalName}</dd>
        </>}
        {version && <>
          <dt>{say(APPOINTMENT.procedure)}</dt>
          <dd><p className="alone"><a href={addressOf(version)}>{version.content.name}</a></p></dd>
        </>}
        {errands.length > 0 && <>
          <dt>{say(APPOINTMENT.besides)}</dt>
          <dd><ul>{errands.map((one, nth) => <li key={String(nth)}>{errandInWords(visit, one)}</li>)}</ul></dd>
        </>}
        {isBooked && <><dt>{say(APPOINTMENT.code)}</dt><dd><strong className="big">{code}</strong></dd></>}
      </dl>
      {isBooked && <>
        <img className="qr" alt={say(APPOINTMENT.qr)} width="200" height="200"
          src={`data:image/svg+xml,${encodeURIComponent(qrSvg(code))}`} />
        <p>{howToCome(visit, appointment)}</p>
        {papers}
        {morePapers}
        <ul className="ways">
          <li><a className="button" href={`${at}/phieu-hen.pdf`}>{say(APPOINTMENT.pdf)}</a></li>
          {!isOfAnother && <li><a className="button plain" href={`${at}/doi`}>{say(APPOINTMENT.change)}</a></li>}
        </ul>
        <PostForm visit={visit} action={`${at}/huy`} requestId={crypto.randomUUID()}>
          <button type="submit" className="plain">{say(APPOINTMENT.cancel)}</button>
          <p className="hint">{say(APPOINTMENT.cancelHint)}</p>
        </PostForm>
      </>}
      {!isBooked && version && <p className="alone">
        <a href={`${addressOf(version)}/dat-lich`}>{say(APPOINTMENT.again)}</a>
      </p>}
    </>,
  })
}

function errandInWords({ say }: Visit, { service, version }: NamedErrand): string {
  return version ? say(APPOINTMENT.errandOf, { name: version.content.name, service }) : service
}

function howToCome(visit: Visit, { unitId, startsAt }: Appointment): string {
  const { earlyMinutes = 0, lateMinutes = 0 } = sectionOn(visit, unitId, dayOf(startsAt))?.rules ?? {}
  const moved = (minutes: number) => showTime(new Date(startsAt.getTime() + minutes * 60_000))
  return visit.say(APPOINTMENT.how, { from: moved(-earlyMinutes), until: moved(lateMinutes) })
}

async function sendSlip(visit: Visit, { appointment, section, service, version, errands }: Mine) {
  const { say, language, now, reply } = visit
  if (appointment.state !== 'booked') return sendNotFound(visit)
  const code = showAppointmentCode(appointment.code)
  const pdf = await printAppointment({
    at: now, code, language, title: say(APPOINTMENT.title), section, how: howToCome(visit, appointment), rows: [
      [say(APPOINTMENT.when), `${spanOf(visit, appointment)} ${showDay(dayOf(appointment.startsAt), language)}`],
      [say(APPOINTMENT.place), section], [say(APPOINTMENT.service), service],
      ...version ? [[say(APPOINTMENT.procedure), version.content.name] as const] : [],
      ...errands.map((one) => [say(APPOINTMENT.besides), errandInWords(visit, one)] as const),
    ],
    papersTitle: say(APPOINTMENT.papers),
    papers: [version, ...errands.map((one) => one.version)].flatMap((one) => one?.content.components ?? [])
      .filter(({ handling, isForm }) => handling !== 'data' && !isForm).map(({ name }) => name),
  })
  return reply.type('application/pdf').header('cache-control', 'private, no-store')
    .header('content-disposition', dispositionOf('phieu-hen.pdf', 'application/pdf', 'inline'))
    .header('x-content-type-options', 'nosniff').send(Buffer.from(pdf))
}

async function sendDays(visit: Visit, { appointment, section, errands }: Mine) {
  const { say, language } = visit
  const { publicId, unitId, service, startsAt, state } = appointment
  if (state !== 'booked') return visit.reply.redirect(`/lich-hen/${publicId}`, 303)
  const services = [service, ...errands.map((one) => one.code)]
  const days = await daysToBook(visit, { unitId, services, at: `/lich-hen/${publicId}/doi` })
  return sendPage(visit, {
    title: say(APPOINTMENT.change), isPersonal: true,
    body: <>
      <BackLink visit={visit} href={`/lich-hen/${publicId}`} />
      <h1>{say(APPOINTMENT.change)}</h1>
      <p>{section}</p>
      <p>{say(APPOINTMENT.changeHint, { at: showMoment(startsAt, language) })}</p>
      {days}
    </>,
  })
}

async function sendTimes(
  visit: Visit, { appointment, section, errands }: Mine, day: string, mistakes: readonly Mistake[],
) {
  const { say, language } = visit
  const { publicId, unitId, service, startsAt } = appointment
  const at = `/lich-hen/${publicId}/doi`
  const services = [service, ...errands.map((one) => one.code)]
  const times = await timesToBook(visit, { unitId, services, day, at: `${at}/${day}`, mistakes })
  return sendPage(visit, {
    title: `${say(APPOINTMENT.change)}, ${showDay(day, language)}`, isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={at}>{say(APPOINTMENT.otherDay)}</BackLink>
      <h1>{showDay(day, language)}</h1>
      <p>{section}</p>
      <p>{say(APPOINTMENT.changeHint, { at: showMoment(startsAt, language) })}</p>
      {times}
    </>,
  })
}

async function change(visit: Visit, mine: Mine, day: string) {
  const { rooms, say, reply } = visit
  const { publicId } = mine.appointment
  const by = concernedBy(visit)
  const posted = postedBy(visit.request)
  const startsAt = timeTicked(day, fieldOf(posted, 'gio'))
  if (!by) return sendNotFound(visit)
  if (!startsAt) return sendTimes(visit, mine, day, [{ id: 'gio', text: say(WHY_NOT.choose) }])
  const deed = ['appointment.change', publicId, startsAt.toISOString()]
  const done = await inTransaction(rooms, senderOf(visit, by.accountId, requestIdOf(posted), deed), (ctx) =>
    changeAppointment(ctx, {
      appointment: publicId, by, startsAt, sectionOf: (unitId) => sectionOn(visit, unitId, day),
    }),
    (kept) => ({ status: 303, body: { appointment: kept.publicId } }))
  if (done.ok) return reply.redirect(`/lich-hen/${done.value.body.appointment}`, 303)
  switch (done.refusal.code) {
    case 'request-reused': case 'appointment-unknown': case 'appointment-over':
      return reply.redirect(`/lich-hen/${publicId}`, 303)
    case 'slot-closed': case 'slot-past': case 'slot-too-far': case 'slot-full': case 'appointment-overlaps':
    case 'appointments-too-many': case 'errands-too-many':
    case 'proxy-unknown': case 'proxy-over': case 'proxy-not-for-procedure':
      return sendTimes(visit, mine, day, [whyNot(visit, done.refusal)])
  }
}

function dayHere({ request }: Visit): string | undefined {
  const { day = '' } = request.params as { day?: string }
  return isDay(day) ? day : undefined
}
