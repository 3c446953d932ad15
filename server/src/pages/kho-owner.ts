import { type KhoPaper, findOfKho } from '../modules/documents/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import { noteMandatedRead } from './note-mandated-read.ts'
import { type Visit, isUuid, mandatesOf } from './visit.ts'

/** Whose Kho somebody may open: their own, or that of an organisation which they represent. */
export interface KhoOwner {
  readonly personId: bigint
  /** Of an organisation, as it stands in the address; undefined for one's own. */
  readonly publicId: string | undefined
  readonly name: string
}

/**
 * The Kho that the visitor may open today: their own, once a counter has seen their card, and those of the
 * organisations that they hold for. Who acted for one yesterday does not; and with its owner's death a Kho is closed.
 */
export async function khoOwners({ rooms, actor, today }: Visit): Promise<readonly KhoOwner[]> {
  if (!actor || actor.level !== 2) return []
  const own = actor.personId === null
    ? [] : [{ personId: actor.personId, publicId: undefined, name: actor.fullName }]
  const held = mandatesOf(today, actor).filter(({ isHolder, organisationId }) =>
    isHolder && organisationId !== actor.personId)
  const owners = [...own, ...held.map(({ organisationId, publicId, name }) => (
    { personId: organisationId, publicId, name }))]
  const people = await getPeople(rooms.db, owners.map(({ personId }) => personId))
  return owners.filter(({ personId }) => people.find(({ id }) => id === personId)?.death === null)
}

/** Which of them is asked for; one's own where nothing is named. A look into an organisation's is noted. */
export async function khoOwnerAsked(visit: Visit, named: unknown): Promise<KhoOwner | undefined> {
  const owners = await khoOwners(visit)
  const asked = typeof named === 'string' && named !== '' ? named : undefined
  const owner = asked === undefined ? owners[0] : owners.find(({ publicId }) => publicId === asked)
  if (owner?.publicId !== undefined) await noteMandatedRead(visit, owner.personId)
  return owner
}

/** The paper of the address with whose it is; of others, and of what never was, there is none. */
export async function khoPaperHere(
  visit: Visit,
): Promise<{ readonly owner: KhoOwner; readonly paper: KhoPaper } | undefined> {
  const { kept } = visit.request.params as { readonly kept: string }
  const owners = await khoOwners(visit)
  if (!isUuid(kept)) return undefined
  const ids = owners.map(({ personId }) => personId)
  const paper = ids.length > 0 ? await findOfKho(visit.rooms.db, ids, kept) : undefined
  const owner = owners.find(({ personId }) => personId === paper?.ownerId)
  if (!paper || !owner) return undefined
  if (owner.publicId !== undefined && visit.request.method === 'GET') await noteMandatedRead(visit, owner.personId)
  return { owner, paper }
}

/** Where the list of a Kho stands. */
export function addressOfKho({ publicId }: Pick<KhoOwner, 'publicId'>, page = '/kho'): string {
  return publicId === undefined ? page : `${page}?cua=${publicId}`
}

/** Of an organisation the deed is done in its name. */
export function behalfOf<S extends object>(
  sender: S, personId: bigint | null, owner: Pick<KhoOwner, 'personId'>,
): S & { readonly onBehalfOfId?: bigint; readonly forPersonId?: bigint } {
  return owner.personId === personId ? sender : { ...sender, onBehalfOfId: owner.personId, forPersonId: owner.personId }
}
