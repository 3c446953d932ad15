import type { Db, Tx } from '../../../platform/db.ts'
import { getPeople } from '../../identity/public.ts'
import { askedAsOf, askedPersonOf } from './asked-as.ts'
import { type KeptAnswer, selectAnswers } from './store/register-calls.ts'

/**
 * What registers said last of a person, by their number, name and birth as they stand on record now: an answer to what
 * was corrected since is none.
 */
export async function listKeptAnswers(db: Db | Tx, personId: bigint): Promise<KeptAnswer[]> {
  const asked = askedPersonOf((await getPeople(db, [personId]))[0])
  return asked ? selectAnswers(db, personId, askedAsOf(asked)) : []
}
