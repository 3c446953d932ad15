import type { Visit } from './visit.ts'

/** Pages that one may be sent on to; everything else, and above all another host, leads to one's own dossiers. */
const OURS = /^\/(nop-ho-so|ho-so|xac-nhan|thu-tuc|theo-doi|lay-so|lich-hen|thanh-toan)(\/[\w-][\w.-]*)*\/?$/

/** To confirm by electronic identity whose account one has signed in to; what follows is a page of ours, too. */
const CONFIRM = /^\/dang-nhap\/dinh-danh\?tiep=([\w%.-]+)&muc=[12]$/

/** Where to go after signing in: a page of ours, as the address or the form says. */
export function nextOf(text: unknown): string {
  if (typeof text !== 'string') return '/ho-so'
  const [, after] = CONFIRM.exec(text) ?? []
  const page = after === undefined ? text : new URLSearchParams(`tiep=${after}`).get('tiep') ?? ''
  return OURS.test(page) ? text : '/ho-so'
}

/** A page of the portal to go back to, whatever its address; the front page for everything that is not here. */
export function localPathOf(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])[\w./%-]*$/.test(text) ? text : '/'
}

/** The same from the query of a GET. */
export function nextOfQuery({ request }: Visit): string {
  return nextOf((request.query as { tiep?: unknown }).tiep)
}
