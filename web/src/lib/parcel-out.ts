import type { Parcel } from '@motcua/contracts/post.ts'

/** Whether a carrier has something to do about it: a result to bring, or papers to fetch. */
export function isOut({ kind, state }: Pick<Parcel, 'kind' | 'state'>): boolean {
  return state === 'failed-attempt' || state === (kind === 'pickup' ? 'ordered' : 'in-transit')
}
