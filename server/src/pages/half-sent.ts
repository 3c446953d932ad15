import { type UnfinishedUpload, listUnfinished } from '../modules/documents/public.ts'
import type { Visit } from './visit.ts'

/** An upload that was begun and cut off, with how much of it is here. */
export interface HalfSent extends UnfinishedUpload { readonly percent: number }

/** What was begun and cut off; what has not grown for a day is swept, and begins anew. */
export async function listHalfSent({ rooms }: Visit, actorId: bigint): Promise<HalfSent[]> {
  const found = await Promise.all((await listUnfinished(rooms.db, actorId)).map(async (one) => {
    const bytes = await rooms.storage.growing.size(one.id)
    return bytes === undefined ? [] : [{ ...one, percent: Math.floor(bytes / Number(one.size) * 100) }]
  }))
  return found.flat()
}
