import { languageOf, sayIn } from '@motcua/contracts/texts.ts'
import type { Directory, Unit } from '../modules/organisation/public.ts'
import { type Ticket, findTicket } from '../modules/queue/public.ts'
import { LANGUAGE_COOKIE, type Visit, isUuid } from './visit.ts'

/** A ticket of an address, and all as it was when the number was taken: a section may end, its tickets stay. */
export interface TicketHere {
  /** In the language of the browser, or else of whoever took the number. */
  readonly visit: Visit
  readonly ticket: Ticket
  readonly section: Unit
  readonly then: Directory
  /** Its own page. */
  readonly at: string
}

/** The ticket that an address names, which nobody guesses; undefined where there is none. */
export async function findTicketHere(given: Visit): Promise<TicketHere | undefined> {
  const { rooms, request } = given
  const { ticket: wanted } = request.params as { readonly ticket: string }
  const ticket = isUuid(wanted) ? await findTicket(rooms.db, wanted) : undefined
  if (!ticket) return undefined
  const then = rooms.directory.on(ticket.day)
  const section = then.byId(ticket.unitId)
  if (!section) return undefined
  const language = request.cookies[LANGUAGE_COOKIE] === undefined ? languageOf(ticket.language) : given.language
  return {
    visit: { ...given, language, say: sayIn(language) }, ticket, section, then, at: `/phieu-cho/${ticket.publicId}`,
  }
}
