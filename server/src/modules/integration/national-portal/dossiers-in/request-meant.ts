import type { ToldSupplement } from '../../../dossiers/public.ts'
import { AHEAD_SECONDS } from '../../domain/inbox.ts'
import { requestIdOf } from '../dossier-parts.ts'

type Request = Pick<ToldSupplement, 'askedAt' | 'answeredAt'>

/**
 * Why a supplement from the portal does not answer the request that is open: nothing is asked for, it names another
 * request of ours, or it was handed in before this one was made. The portal may number what it hands over by itself;
 * then the moment alone tells. Pure.
 */
export function faultOfRequest(
  number: string, requests: readonly Request[], { id, saidAt }: { readonly id: string; readonly saidAt: Date },
): 'nothing-asked' | 'request-not-open' | 'before-request' | undefined {
  const nth = requests.findIndex(({ answeredAt }) => answeredAt === null)
  const open = requests[nth]
  if (!open) return 'nothing-asked'
  const named = requests.findIndex((_, at) => requestIdOf(number, at + 1) === id)
  if (named !== -1 && named !== nth) return 'request-not-open'
  return saidAt.getTime() + AHEAD_SECONDS * 1_000 < open.askedAt.getTime() ? 'before-request' : undefined
}
