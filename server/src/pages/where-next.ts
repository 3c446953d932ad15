import type { Visit } from './visit.ts'

/** Pages that one may be sent on to; everything else, and above all another host, leads to one's own dossiers. */
const OURS = /^\/(nop-ho-so|ho-so|xac-nhan|thu-tuc|theo-doi|lay-so|lich-hen|thanh-toan)(\/[\w-][\w.-]*)*\/?$/

/** Where to go after signing in: a page of ours, as the address or the form says. */
export function nextOf(text: unknown): string {
  return typeof text === 'string' && OURS.test(text) ? text : '/ho-so'
}

/** A page of the portal to go back to, whatever its address; the front page for everything that is not here. */
export function localPathOf(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])[\w./%-]*$/.test(text) ? text : '/'
}

/** The same from the query of a GET. */
export function nextOfQuery({ request }: Visit): string {
  return nextOf((request.query as { tiep?: unknown }).tiep)
}
