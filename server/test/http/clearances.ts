import type { Caller, HttpServer } from './as-user.ts'
import { asRole } from './offices.ts'

export const CRITERION = { criterion: 'connection-live', isMet: true, evidence: 'Đã kết nối' }
export const DECISION = { decision: { number: '1/QĐ-UBND', day: '2021-06-24', issuer: 'Ủy ban thử' } }
const prepared = new Map<string, Promise<string>>()
const taken = new Set<string>()

/** A procedure that nobody has proposed yet and for which nothing is looked at on site. */
export function nextUncleared({ province: { catalogue } }: HttpServer) {
  const found = catalogue.on('2021-06-25').list().find(({ procedureId, publicId, content }) =>
    !taken.has(publicId) && !content.onSiteInspection && !catalogue.clearanceOn('2021-06-25', procedureId))
  if (!found) throw new Error('every procedure is cleared')
  taken.add(found.publicId)
  return found
}

/** An entry of the list to which the deed of a route can be done; the same for each test of it. */
export async function clearanceFor(http: HttpServer, route: string): Promise<string> {
  const known = prepared.get(route) ?? prepare(http, route)
  prepared.set(route, known)
  return known
}

async function prepare(http: HttpServer, route: string): Promise<string> {
  const [proposes, decides] = [
    await asRole(http, 'system_admin', 'commune'), await asRole(http, 'leader_viewer', 'commune'),
  ]
  const post = async (caller: Caller, url: string, body: object) => (await caller.call('POST', url, { body })).body.id
  const proposal = { procedureId: nextUncleared(http).publicId, reason: 'Dữ liệu đã có' }
  const id = await post(proposes, '/api/clearances', proposal)
  if (/(criterion|decline)$/.test(route)) return id
  for (const criterion of ['data-in-register', 'connection-live', 'no-on-site-inspection'])
    await post(proposes, `/api/clearances/${id}/criterion`, { ...CRITERION, criterion })
  if (route.endsWith('approval')) return id
  return post(decides, `/api/clearances/${id}/approval`, DECISION)
}
