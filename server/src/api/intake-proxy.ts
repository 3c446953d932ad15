import type { Day } from '../kernel/civil-day.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Result, ok } from '../kernel/result.ts'
import type { NewDossierInput } from '../modules/dossiers/public.ts'
import { type ProxyRefusal, findPersonToReach, findProxy, getPeople, holdProxy } from '../modules/identity/public.ts'
import type { Ctx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'

interface Named { readonly authoriserId?: string | undefined; readonly proxyId?: string | undefined }

/** For whom the applicant of an intake acts: as the mandate says, else as the clerk names them. */
export async function authoriserOf({ db }: ApiRooms, { authoriserId, proxyId }: Named) {
  if (proxyId === undefined) return authoriserId === undefined ? undefined : findPersonToReach(db, authoriserId)
  const proxy = await findProxy(db, proxyId)
  const [principal] = proxy ? await getPeople(db, [proxy.principalId]) : []
  return principal && findPersonToReach(db, principal.publicId)
}

/**
 * By which mandate the applicant acts, held until the deed is done; undefined where none is named. Refuses as
 * `holdProxy`.
 */
export async function authorisationBy(
  { tx }: Ctx, { proxyId }: Named, who: { readonly personId: bigint; readonly procedureId: bigint; readonly day: Day },
): Promise<Result<NewDossierInput['authorisation'], ProxyRefusal>> {
  if (proxyId === undefined) return ok(undefined)
  const held = await holdProxy(tx, { proxy: proxyId, ...who })
  if (!held.ok) return held
  const { id, principalName: fullName, givenAt, validTo } = held.value
  return ok({ fullName, signedOn: dayOf(givenAt), validTo, uploads: [], proxyId: id })
}
