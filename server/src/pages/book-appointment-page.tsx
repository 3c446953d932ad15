import { isDay } from '../kernel/civil-day.ts'
import { fold } from '../kernel/vietnamese-text.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type Service, bookAppointment, bookableServices } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { sectionOn, sectionsToVisit } from './appointment-days.ts'
import { daysToBook, papersToBring, timeTicked, timesToBook, whyNot } from './appointment-parts.tsx'
import { APPOINTMENT, WHY_NOT } from './appointment-texts.ts'
import { Control, TextInput } from './controls.tsx'
import { sendNotFound } from './failures.tsx'
import { nameIn } from './hall-here.ts'
import { showDay } from './in-words.ts'
import { AddErrand, ErrandList, errandsOf, moreErrandsHere, queryOf } from './more-errands.tsx'
import { BackLink, type Mistake, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { proxiesFor, proxyChosen } from './proxies-of.ts'
import { addressOf, findProcedure } from './procedure-facts.ts'
import { type Visit, fieldOf, isUuid, postedBy, requestIdOf, senderOf } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

const MOST_SHOWN = 20
const LONGEST_SEARCH = 100

/** Booking a time: where, on which day, when; looking is for everybody, booking for whoever is signed in. */
export const bookAppointmentPages = {
  'GET /thu-tuc/:code/dat-lich': (visit) => {
    const version = procedureHere(visit)
    return version ? sendPlaces(visit, version) : sendNotFound(visit)
  },
  'GET /thu-tuc/:code/dat-lich/:section': (visit) => {
    const [version, section] = [procedureHere(visit), sectionHere(visit)]
    return version && section ? sendDays(visit, version, section) : sendNotFound(visit)
  },
  'GET /thu-tuc/:code/dat-lich/:section/:service/:day': (visit) => {
    const wanted = wantedHere(visit)
    return wanted ? sendTimes(visit, wanted, []) : sendNotFound(visit)
  },
  'POST /thu-tuc/:code/dat-lich/:section/:service/:day': (visit) => {
    const wanted = wantedHere(visit)
    return wanted ? book(visit, wanted) : sendNotFound(visit)
  },
} satisfies PageHandlers

interface Wanted {
  readonly version: ProcedureVersion
  readonly section: Unit
  readonly service: Service
  readonly day: string
  readonly at: string
}

function sendPlaces(visit: Visit, version: ProcedureVersion) {
  const { say, request } = visit
  const { tim } = request.query as { tim?: unknown }
  const text = typeof tim === 'string' ? tim.trim().slice(0, LONGEST_SEARCH) : ''
  const all = sectionsToVisit(visit, version)
  const wanted = fold(text)
  const found = text === '' ? all : all.filter((unit) => fold(sectionInWords(visit, unit)).includes(wanted))
  const at = `${addressOf(version)}/dat-lich`
  return sendPage(visit, {
    title: say(APPOINTMENT.book),
    body: <>
      <BackLink visit={visit} href={addressOf(version)} />
      <h1>{say(APPOINTMENT.where)}</h1>
      <p>{version.content.name}</p>
      {all.length === 0 ? <p className="note">{say(APPOINTMENT.nowhere)}</p> : <>
        <p className="hint">{say(APPOINTMENT.whereHint)}</p>
        {text !== '' && <p>{say(APPOINTMENT.found, { count: found.length, text })}</p>}
        <ul className="tasks">{found.slice(0, MOST_SHOWN).map((unit) => (
          <li key={unit.publicId}><a href={`${at}/${unit.publicId}`}>{sectionInWords(visit, unit)}</a></li>
        ))}</ul>
        {found.length > MOST_SHOWN && <p>{say(APPOINTMENT.more, { most: MOST_SHOWN })}</p>}
        {all.length > 6 && <form action={at} method="get" role="search">
          <Control id="tim" label={say(APPOINTMENT.search)} hint={say(APPOINTMENT.searchHint)}>
            {(described) => <TextInput {...described} name="tim" value={text} />}
          </Control>
          <button type="submit" className="plain">{say(APPOINTMENT.find)}</button>
        </form>}
      </>}
    </>,
  })
}

async function sendDays(visit: Visit, version: ProcedureVersion, section: Unit) {
  const { say, today } = visit
  const now = sectionOn(visit, section.id, today)
  const services = now ? bookableServices(now) : []
  const at = `${addressOf(version)}/dat-lich`
  const lists = await Promise.all(services.map(async (service) => ({
    service, list: await daysToBook(visit, {
      unitId: section.id, services: [service.code], at: `${at}/${section.publicId}/${service.code}`,
    }),
  })))
  return sendPage(visit, {
    title: say(APPOINTMENT.which),
    body: <>
      <BackLink visit={visit} href={at}>{say(APPOINTMENT.otherPlace)}</BackLink>
      <h1>{say(APPOINTMENT.which)}</h1>
      <p>{version.content.name}<br />{sectionInWords(visit, section)}</p>
      {lists.map(({ service, list }) => <section key={service.code}>
        {lists.length > 1 && <h2>{nameIn(visit, service)}</h2>}
        {list}
      </section>)}
      {lists.length === 0 && <p>{say(APPOINTMENT.noDays)}</p>}
    </>,
  })
}

async function sendTimes(visit: Visit, { version, section, service, day, at }: Wanted, mistakes: readonly Mistake[]) {
  const { say, language } = visit
  const proxies = await proxiesFor(visit, version)
  // Of whoever may still choose to come for another it is not known whose papers are wanted.
  const isOwn = proxies.length === 0
  const more = moreErrandsHere(visit, section)
  const services = [service, ...more.map((one) => one.service)].map(({ code }) => code)
  const [times, papers] = await Promise.all([
    timesToBook(visit, { unitId: section.id, services, day, at: `${at}${queryOf(more)}`, mistakes, proxies }),
    papersToBring(visit, version, { isOwn }),
  ])
  const morePapers = await Promise.all(
    more.map((one, nth) => papersToBring(visit, one.version, { nth: nth + 1, isOwn })))
  return sendPage(visit, {
    title: say(APPOINTMENT.time), mistakes, isPersonal: true,
    body: <>
      <BackLink visit={visit} href={`${addressOf(version)}/dat-lich/${section.publicId}`}>{say(APPOINTMENT.otherDay)}</BackLink>
      <h1>{showDay(day, language)}</h1>
      <p>{version.content.name}<br />{nameIn(visit, service)}, {sectionInWords(visit, section)}</p>
      <ErrandList visit={visit} first={{ version, service }} more={more} at={at} />
      {times}
      <AddErrand visit={visit} section={section} more={more} at={at} />
      {papers}
      {morePapers}
    </>,
  })
}

async function book(visit: Visit, wanted: Wanted) {
  const { rooms, actor, say, reply } = visit
  const { section, service, day, version } = wanted
  const more = errandsOf(moreErrandsHere(visit, section))
  const posted = postedBy(visit.request)
  if (!actor || actor.personId === null) return sendNotFound(visit)
  const { accountId, personId } = actor
  const startsAt = timeTicked(day, fieldOf(posted, 'gio'))
  if (!startsAt) return sendTimes(visit, wanted, [{ id: 'gio', text: say(WHY_NOT.choose) }])
  const proxy = proxyChosen(posted)
  // At level 1 a number is only claimed: no mandate is theirs.
  if (proxy !== undefined && actor.level !== 2)
    return sendTimes(visit, wanted, [whyNot(visit, { code: 'proxy-unknown' })])
  const deed = [
    'appointment.book', section.publicId, service.code, version.procedurePublicId, startsAt.toISOString(), proxy ?? '',
    ...more.map((one) => `${String(one.procedureId)} ${one.service}`),
  ]
  const done = await inTransaction(rooms, senderOf(visit, accountId, requestIdOf(posted), deed), (ctx) =>
    bookAppointment(ctx, {
      section: sectionOn(visit, section.id, day), service: service.code, startsAt, accountId, personId,
      procedureId: version.procedureId, proxy, more,
    }), ({ publicId }) => ({ status: 303, body: { appointment: publicId } }))
  if (done.ok) return reply.redirect(`/lich-hen/${done.value.body.appointment}`, 303)
  if (done.refusal.code === 'request-reused') return reply.redirect('/lich-hen', 303)
  return sendTimes(visit, wanted, [whyNot(visit, done.refusal)])
}

/** The procedure of the address, if it may be handed in at a counter. */
function procedureHere(visit: Visit): ProcedureVersion | undefined {
  const version = findProcedure(visit)
  return version?.content.channels.includes('counter') ? version : undefined
}

function sectionHere({ request, directory }: Visit): Unit | undefined {
  const { section = '' } = request.params as { section?: string }
  const unit = isUuid(section) ? directory.byPublicId(section) : undefined
  return unit?.isOneStop ? unit : undefined
}

function wantedHere(visit: Visit): Wanted | undefined {
  const [version, section] = [procedureHere(visit), sectionHere(visit)]
  const { service: code = '', day = '' } = visit.request.params as { service?: string; day?: string }
  const now = section && sectionOn(visit, section.id, visit.today)
  const service = now?.hall.services.find((one) => one.code === code)
  if (!version || !section || !service || !isDay(day)) return undefined
  return { version, section, service, day, at: `${addressOf(version)}/dat-lich/${section.publicId}/${code}/${day}` }
}
