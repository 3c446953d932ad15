import { languageOf, sayIn } from '@motcua/contracts/texts.ts'
import type { Directory, Unit } from '../modules/organisation/public.ts'
import { type FollowedTicket, followTicket } from '../modules/queue/public.ts'
import { LANGUAGE_COOKIE, type Visit, isUuid } from './visit.ts'

/** A ticket of an address, and all as it was when the number was taken: a section may end, its tickets stay. */
export interface TicketHere extends FollowedTicket {
  /** In the language of the browser, or else of whoever took the number. */
  readonly visit: Visit
  readonly section: Unit
  readonly then: Directory
  /** Its own page. */
  readonly at: string
}

/** The ticket that an address names, which nobody guesses; undefined where there is none. */
export async function findTicketHere(given: Visit): Promise<TicketHere | undefined> {
  const { rooms, request } = given
  const { ticket: wanted } = request.params as { readonly ticket: string }
  const followed = isUuid(wanted) ? await followTicket(rooms.db, wanted) : undefined
  if (!followed) return undefined
  const { ticket } = followed
  const then = rooms.directory.on(ticket.day)
  const section = then.byId(ticket.unitId)
  if (!section) return undefined
  const language = request.cookies[LANGUAGE_COOKIE] === undefined ? languageOf(ticket.language) : given.language
  return {
    ...followed, visit: { ...given, language, say: sayIn(language) }, section, then,
    at: `/phieu-cho/${ticket.publicId}`,
  }
}
