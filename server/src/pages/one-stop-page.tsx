import { weekdayOf } from '../kernel/civil-day.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { hallOf } from '../modules/queue/public.ts'
import {
  type Exception, clockOf, decisionOn, listExceptionsOn, openingHoursOf, proceduresOfSection, receptionOf,
} from '../modules/sections/public.ts'
import { sendNotFound } from './failures.tsx'
import { GUIDE } from './guide-texts.ts'
import { showDay } from './in-words.ts'
import { WEEKDAY } from './in-words-texts.ts'
import { BackLink, sendPage } from './layout.tsx'
import { ONE_STOP } from './one-stop-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import { FIND_PROCEDURE } from './find-procedure-texts.ts'
import { type Visit, isUuid } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/** A one-stop section for whoever wants to go there: hours, address, and what it receives and does not. */
export const oneStopPages = {
  'GET /bo-phan/:section': async (visit) => {
    const { say, rooms, directory, today } = visit
    const { section: wanted } = visit.request.params as { readonly section: string }
    const section = isUuid(wanted) ? directory.byPublicId(wanted) : undefined
    if (!section?.isOneStop) return sendNotFound(visit)
    const exceptions = await listExceptionsOn(rooms.db, [section.id], today)
    const why = new Map(exceptions.map((one) => [one.procedureId, one]))
    const inForce = rooms.catalogue.on(today)
    const decided = (version: ProcedureVersion) =>
      decisionOn(version, why, (procedure) => inForce.find(procedure)?.procedureId)
    const procedures = proceduresOfSection({
      directory, versions: [...inForce.list(), ...inForce.bundles()],
      clearanceOf: (procedureId) => rooms.catalogue.clearanceOn(today, procedureId),
    }, section)
    const received = procedures.filter((one) => receptionOf(one, decided(one.version) !== undefined) === 'received')
    const listed = procedures.flatMap(({ version }) => {
      const exception = decided(version)
      return exception ? [{ version, exception }] : []
    })
    const title = sectionInWords(visit, section)
    return sendPage(visit, {
      title,
      body: <>
        <BackLink visit={visit} href="/noi-nop">{say(FIND_PROCEDURE.counters)}</BackLink>
        <h1>{title}</h1>
        <Hours visit={visit} section={section} />
        <Where visit={visit} section={section} />
        <Received visit={visit} versions={received.map(({ version }) => version)} />
        {listed.length > 0 && <NotReceived visit={visit} listed={listed} />}
      </>,
    })
  },
} satisfies PageHandlers

function Hours({ visit, section }: { visit: Visit; section: Unit }) {
  const { say, language, today, directory } = visit
  const { shifts, weekdays, others } = openingHoursOf(directory, section.id, today)
  const spans = shifts.map(([opens, closes]) => say(ONE_STOP.span, { opens: clockOf(opens), closes: clockOf(closes) }))
  return (
    <section>
      <h2>{say(ONE_STOP.hours)}</h2>
      <table className="stacked">
        <caption className="spoken">{say(ONE_STOP.hours)}</caption>
        <thead><tr><th scope="col">{say(ONE_STOP.day)}</th><th scope="col">{say(ONE_STOP.hours)}</th></tr></thead>
        <tbody>{([1, 2, 3, 4, 5, 6, 0] as const).map((day) => (
          <tr key={day}>
            <td data-of={say(ONE_STOP.day)}>{say(WEEKDAY[day])}</td>
            <td data-of={say(ONE_STOP.hours)}>{weekdays.includes(day) ? spans.join('; ') : say(ONE_STOP.closed)}</td>
          </tr>
        ))}</tbody>
      </table>
      {others.length > 0 && <>
        <h3>{say(ONE_STOP.others)}</h3>
        <ul>{others.map(({ day, isOpen }) => (
          <li key={day}>{say(isOpen ? ONE_STOP.openOn : ONE_STOP.closedOn, { day: showDay(day, language) })}</li>
        ))}</ul>
      </>}
      {hallOf(directory, section) && weekdays.includes(weekdayOf(today))
        && <p className="alone"><a href={`/lay-so/${section.publicId}`}>{say(ONE_STOP.number)}</a></p>}
    </section>
  )
}

function Where({ visit, section }: { visit: Visit; section: Unit }) {
  const { say, rooms, today, directory } = visit
  const contacts = rooms.catalogue.entriesOn(today).filter(({ kind }) => kind === 'contact')
  const [contact] = [section.id, directory.bodyOf(section.id)?.id]
    .flatMap((id) => contacts.find(({ unitId }) => unitId === id) ?? [])
  return (
    <section>
      <h2>{say(ONE_STOP.where)}</h2>
      {contact ? <dl>
        <dt>{say(GUIDE.address)}</dt><dd>{contact.content.address}</dd>
        <dt>{say(GUIDE.phone)}</dt><dd>{contact.content.phone}</dd>
      </dl> : <p>{say(ONE_STOP.noAddress)}</p>}
      <p className="alone"><a href="/lien-he">{say(ONE_STOP.contact)}</a></p>
    </section>
  )
}

function Received({ visit: { say }, versions }: { visit: Visit; versions: readonly ProcedureVersion[] }) {
  return (
    <section>
      <h2>{say(ONE_STOP.received)}</h2>
      <p>{say(ONE_STOP.receivedHint)}</p>
      <details>
        <summary>{say(ONE_STOP.receivedCount, { count: versions.length })}</summary>
        <ul className="plain">{versions.map((version) => (
          <li key={version.publicId}><a href={addressOf(version)}>{version.content.name}</a></li>
        ))}</ul>
      </details>
    </section>
  )
}

function NotReceived({ visit: { say }, listed }: {
  visit: Visit; listed: readonly { readonly version: ProcedureVersion; readonly exception: Exception }[]
}) {
  return (
    <section>
      <h2>{say(ONE_STOP.not)}</h2>
      <p>{say(ONE_STOP.notHint)}</p>
      <ul>{listed.map(({ version, exception: { reason, decisionNumber } }) => (
        <li key={version.publicId}>
          <a href={addressOf(version)}>{version.content.name}</a>
          <p>{say(ONE_STOP.reason, {
            reason: /[.!?]$/.test(reason) ? reason : `${reason}.`, decision: decisionNumber,
          })}</p>
        </li>
      ))}</ul>
    </section>
  )
}
