import type { Tx } from '../../platform/db.ts'
import type { Signer } from '../documents/public.ts'
import { getStaff } from '../identity/public.ts'
import { signedAs } from './domain/sign-in-place.ts'
import type { Viewer } from './viewer.ts'

/** Who signs a paper as the head of an agency, by account: `forId` is the absent one whose role it is. */
interface Chief { readonly byId: bigint; readonly forId: bigint | null }

/** The signature of a head as papers have it: the own name, and in whose place it was given. Undefined for nobody. */
export async function chiefOf(tx: Tx, { byId, forId }: Chief): Promise<Signer | undefined> {
  const staff = await getStaff(tx, forId === null ? [byId] : [byId, forId])
  const find = (id: bigint | null) => staff.find(({ accountId }) => accountId === id)
  const signer = find(byId)
  return signer && { name: signer.fullName, ...signedAs(signer.position, find(forId)?.position) }
}

/** The same of whoever does the deed now. */
export async function chiefNow(
  tx: Tx, { accountId, fullName, onBehalfOf }: Pick<Viewer, 'accountId' | 'fullName' | 'onBehalfOf'>,
): Promise<Signer> {
  return await chiefOf(tx, { byId: accountId, forId: onBehalfOf?.accountId ?? null }) ?? { name: fullName }
}
