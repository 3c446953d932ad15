import type { MakingRooms } from './make-renditions.ts'
import { readTextOf } from './read-text-of.ts'
import { findWordless, setWords } from './store/renditions.ts'

/**
 * Keeps the words of one file that was read before words were kept, so that its owner finds it in the Kho. Where the
 * text is lost none are kept: it is found so by the daily check, read anew, and its words with it. False where there is
 * none left.
 */
export async function keepNextWords({ db, storage }: MakingRooms): Promise<boolean> {
  const sha256 = await findWordless(db)
  if (sha256 === undefined) return false
  const pages = await readTextOf({ db, storage }, sha256).catch(() => [])
  await setWords(db, sha256, (pages ?? []).map(({ text }) => text).join('\n'))
  return true
}
