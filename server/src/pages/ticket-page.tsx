import type { TicketPlace } from '@motcua/contracts/hall-board.ts'
import { dispositionOf } from '../kernel/disposition.ts'
import type { Unit } from '../modules/organisation/public.ts'
import { type FollowedTurn, type Ticket, giveBack, hallOf, printTicket } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { qrSvg } from '../platform/qr.ts'
import { sendNotFound } from './failures.tsx'
import { nameIn } from './hall-here.ts'
import { showDay, showMoment } from './in-words.ts'
import { startOf } from './kiosk-start.ts'
import { PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { isServed } from './survey-page.tsx'
import { SURVEY } from './survey-texts.ts'
import { findTicketHere } from './ticket-here.ts'
import { TICKET } from './ticket-texts.ts'
import { placeOf } from './turn-in-words.ts'
import { type Visit, postedBy, requestIdOf, senderOf } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/** Seconds after which the page asks anew where there is no script. */
const ANEW_AFTER = 30
/** Seconds after which a kiosk without a script goes back to its first step. */
const LEFT_AFTER = 20

/**
 * A ticket under an address that nobody guesses: how many are before one, and where one is called. It names nobody;
 * whoever is shown it learns when somebody is served.
 */
export const ticketPages = {
  'GET /phieu-cho/:ticket': async (visit) => {
    const held = await ticketHere(visit)
    if (!held) return sendNotFound(visit)
    return (visit.request.query as { readonly in?: unknown }).in === '1' ? sendSlip(held) : sendTicket(held)
  },
  'GET /phieu-cho/:ticket/vi-tri': async (visit) => {
    const held = await ticketHere(visit)
    if (!held) return sendNotFound(visit)
    return visit.reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').send(held.place)
  },
  'GET /phieu-cho/:ticket/phieu.pdf': async (visit) => {
    const held = await ticketHere(visit)
    if (!held) return sendNotFound(visit)
    const { ticket: { number, takenAt }, visit: { say, language } } = held
    const pdf = await printTicket({
      number, takenAt, url: held.url, language, title: say(TICKET.title, { number }), yours: say(TICKET.yours),
      section: sectionInWords(visit, held.section), services: held.names, taken: sayTaken(held), scan: say(TICKET.scan),
    })
    hide(visit.reply)
    return visit.reply.type('application/pdf').header('cache-control', 'private, no-store')
      .header('content-disposition', dispositionOf(`phieu-${String(number)}.pdf`, 'application/pdf', 'inline'))
      .header('x-content-type-options', 'nosniff').send(Buffer.from(pdf))
  },
  'POST /phieu-cho/:ticket/tra-lai': async (visit) => {
    const { rooms, actor, reply } = visit
    const held = await ticketHere(visit)
    if (!held || !actor || !isOwn(held)) return sendNotFound(visit)
    const { publicId } = held.ticket
    const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(visit.request)), ['visit.give-back', publicId])
    await inTransaction(rooms, sender, (ctx) => giveBack(ctx, { ticket: publicId, personId: actor.personId ?? 0n }),
      () => ({ status: 303, body: null }))
    // Who is called meanwhile, or gave it back already, is shown what is.
    return reply.redirect(`/phieu-cho/${publicId}`, 303)
  },
} satisfies PageHandlers

/** Whether whoever looks took it from afar. */
function isOwn({ ticket, visit: { actor } }: Held): boolean {
  return ticket.way === 'online' && ticket.personId !== null && actor?.personId === ticket.personId
}

/** A ticket with what is shown of it, in the language of the browser, or else of the kiosk. */
interface Held {
  readonly visit: Visit
  readonly ticket: Ticket
  readonly section: Unit
  readonly turns: readonly FollowedTurn[]
  /** Of the services, in the order of the turns. */
  readonly names: readonly string[]
  readonly place: TicketPlace
  readonly url: string
}

async function ticketHere(given: Visit): Promise<Held | undefined> {
  const found = await findTicketHere(given)
  if (!found) return undefined
  const { visit, ticket, turns, open, section, then, at } = found
  const { rooms, today } = visit
  const hall = hallOf(then, section)
  const around = { hall, open, isPast: ticket.day !== today }
  return {
    visit, ticket, section, turns, place: placeOf(visit, turns, around),
    names: turns.map(({ service }) => {
      const found = hall?.services.find(({ code }) => code === service)
      return found ? nameIn(visit, found) : service
    }),
    url: rooms.publicUrl + at,
  }
}

/** On the phone: the number, each turn in words, and a place where a call is said aloud. */
function sendTicket(held: Held) {
  const { visit, ticket, section, turns, names, place } = held
  const { say, language, today } = visit
  const at = `/phieu-cho/${ticket.publicId}`
  const isPast = ticket.day !== today
  const other = language === 'vi' ? 'en' : 'vi'
  hide(visit.reply)
  return sendPage(visit, {
    title: say(TICKET.title, { number: ticket.number }), isPersonal: true, isSecretAddress: true,
    scripts: place.isOver ? [] : ['ticket'],
    hall: { face: 'ticket', ...!place.isOver && { refresh: { seconds: ANEW_AFTER } } },
    body: <>
      <h1>{say(TICKET.yours)} <strong className="ticket-number">{ticket.number}</strong></h1>
      <p>{sectionInWords(visit, section)}</p>
      {isPast && <p className="note">{say(TICKET.past, { day: showDay(ticket.day, language) })}</p>}
      <p id="goi" className="call" role="alert" data-key={place.call?.key ?? ''}>{place.call?.text}</p>
      {!isPast && <ol className="turns" data-from={place.isOver ? undefined : `${at}/vi-tri`}>
        {place.turns.map(({ state, text }, nth) => (
          <li key={turns[nth]?.place} data-state={state}>
            <strong>{names[nth]}</strong> <span className="said">{text}</span>
          </li>
        ))}
      </ol>}
      {!place.isOver && <p className="hint">{say(TICKET.soon)}</p>}
      {isOwn(held) && !place.isOver && place.call === null && (
        <PostForm visit={visit} action={`${at}/tra-lai`} requestId={crypto.randomUUID()}>
          <p className="hint">{say(TICKET.giveBackHint)}</p>
          <button type="submit" className="plain">{say(TICKET.giveBack)}</button>
        </PostForm>
      )}
      {isServed(ticket, turns) && <p className="alone"><a href={`${at}/danh-gia`}>{say(SURVEY.rate)}</a></p>}
      <p className="alone"><a href={`${at}/phieu.pdf`}>{say(TICKET.pdf)}</a></p>
      <p className="alone"><a href={`/ngon-ngu/${other}?ve=${at}`} lang={other} hrefLang={other}>
        {say(TICKET.otherLanguage)}
      </a></p>
    </>,
  })
}

/** At the kiosk: what is printed, and what stays on the screen where the printer has no paper. */
function sendSlip(held: Held) {
  const { visit, ticket, section, names, url } = held
  const { say } = visit
  hide(visit.reply)
  return sendPage(visit, {
    title: say(TICKET.title, { number: ticket.number }), isPersonal: true, isSecretAddress: true, scripts: ['kiosk'],
    hall: { face: 'kiosk', refresh: { seconds: LEFT_AFTER, to: startOf({ section }) } },
    body: <div data-start={startOf({ section })} data-print={ticket.publicId}>
      <section className="slip">
        <h1>{say(TICKET.yours)}</h1>
        <p className="ticket-number">{ticket.number}</p>
        <p>{names.join(' · ')}</p>
        <p>{sectionInWords(visit, section)}</p>
        <p className="hint">{sayTaken(held)}</p>
        <img
          className="qr" alt={say(TICKET.qr)} width="200" height="200"
          src={`data:image/svg+xml,${encodeURIComponent(qrSvg(url))}`}
        />
        <p className="hint">{say(TICKET.scan)}</p>
      </section>
      <p className="not-printed">{say(TICKET.paper)}</p>
      <nav className="foot">
        <button type="button" className="plain" data-print-again="" hidden>{say(TICKET.printAgain)}</button>
        <a className="button" href={startOf({ section })}>{say(TICKET.finish)}</a>
      </nav>
    </div>,
  })
}

function sayTaken({ visit: { say, language }, ticket }: Held): string {
  return say(TICKET.taken, { at: showMoment(ticket.takenAt, language) })
}

/** No search engine keeps it, and no other site is told the address (`layout.tsx`). */
function hide(reply: Visit['reply']): void {
  void reply.header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer')
}
