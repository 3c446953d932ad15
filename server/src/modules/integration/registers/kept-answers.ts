import type { Db, Tx } from '../../../platform/db.ts'
import { type Person, getPeople } from '../../identity/public.ts'
import { askedAsOf, askedPersonOf } from './asked-as.ts'
import { type KeptAnswer, selectAnswers } from './store/register-calls.ts'

/** What a register said last, and of whom: of a person, or of an organisation. */
export interface AnswerAbout extends KeptAnswer { readonly about: Person['kind'] }

/**
 * What registers said last of a person, by their number, name and birth as they stand on record now: an answer to what
 * was corrected since is none.
 */
export async function listKeptAnswers(db: Db | Tx, personId: bigint): Promise<AnswerAbout[]> {
  const [person] = await getPeople(db, [personId])
  const asked = askedPersonOf(person)
  if (!person || !asked) return []
  return (await selectAnswers(db, personId, askedAsOf(asked))).map((one) => ({ ...one, about: person.kind }))
}
