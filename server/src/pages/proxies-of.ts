import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { Authoriser } from '../modules/dossiers/public.ts'
import { type ProxyRow, listProxiesInForce } from '../modules/identity/public.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Posted, type Visit, fieldOf, isUuid, viewerOf } from './visit.ts'

const MOST = 100
const MARK = 'uy-quyen:'
const NOBODYS = '00000000-0000-0000-0000-000000000000'

/** By which mandates the checked person behind the account may act for others in a procedure today. */
export async function proxiesFor(
  visit: Visit, { procedureId }: Pick<ProcedureVersion, 'procedureId'>,
): Promise<readonly ProxyRow[]> {
  const { actor, today, rooms } = visit
  const personId = actor?.kind === 'citizen' ? viewerOf(visit, actor, 'dossier.submit').personId : null
  if (personId === null) return []
  return listProxiesInForce(rooms.db, personId, today, { limit: MOST, procedureId })
}

/** As the choice is posted. */
export function valueOfProxy({ publicId }: Pick<ProxyRow, 'publicId'>): string {
  return `${MARK}${publicId}`
}

/** Whether a mandate was chosen, there or not. */
export function choosesProxy(posted: Posted): boolean {
  return fieldOf(posted, 'cho').startsWith(MARK)
}

/** The public id of the mandate that was chosen, there or not; undefined of whoever acts for themselves. */
export function proxyChosen(posted: Posted): string | undefined {
  if (!choosesProxy(posted)) return undefined
  const chosen = fieldOf(posted, 'cho').slice(MARK.length)
  // What is no id is nobody's, and refused as such.
  return isUuid(chosen) ? chosen : NOBODYS
}

/** What is known of whoever gave it: nobody types it again. */
export function authoriserBy(
  { publicId, principalName, principalNumber, principalBirth, givenAt, validTo }: ProxyRow,
): Authoriser {
  return {
    proxy: publicId, fullName: principalName, signedOn: dayOf(givenAt), validTo,
    ...principalNumber !== null && { number: principalNumber }, ...principalBirth !== null && { birth: principalBirth },
  }
}
