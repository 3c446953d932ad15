import { fieldsOf } from '@motcua/forms/model.ts'
import { getPeople } from '../modules/identity/public.ts'
import type { Journey } from './journey.ts'

/** Who somebody is, as far as it is told. */
export interface Told {
  readonly number?: string | null | undefined
  readonly fullName?: string | null | undefined
  readonly birth?: string | null | undefined
}

export interface Difference {
  readonly what: 'fullName' | 'birth'
  readonly typed: string
  readonly account: string
}

/**
 * What is declared otherwise than the account has it, of the requester who bears the number of the account; of another
 * person nothing.
 */
export function differencesFrom(account: Told, typed: Told): readonly Difference[] {
  const bare = (number: Told['number']) => (number ?? '').replace(/[\s.]/g, '')
  if (bare(account.number) === '' || bare(account.number) !== bare(typed.number)) return []
  return (['fullName', 'birth'] as const).flatMap((what) => {
    const [ours, theirs] = [account[what] ?? '', typed[what] ?? '']
    return ours === '' || theirs === '' || plain(ours) === plain(theirs) ? [] : [{ what, typed: theirs, account: ours }]
  })
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi')
}

const ENTRIES = {
  number: 'person.idNumber', fullName: 'person.fullName', birth: 'person.birthDate', phone: 'person.phone',
  email: 'person.email',
} as const

/** Where the requester is asked for it. */
export function requesterKey({ form }: Pick<Journey, 'form'>, what: keyof typeof ENTRIES): string | undefined {
  return form && fieldsOf(form).find(({ meaning, computed }) =>
    meaning.role === 'requester' && meaning.entry === ENTRIES[what] && !computed)?.key
}

/**
 * The same of a dossier on its way and who is signed in. Of an account that nobody has checked only the name by which
 * it goes is known to be its own: who claims a number must not learn a birth that is on record under it.
 */
export async function requesterDifferences(journey: Journey): Promise<readonly Difference[]> {
  const { visit: { rooms, actor }, draft: { answers } } = journey
  if (actor?.kind !== 'citizen' || actor.personId === null) return []
  const [person] = await getPeople(rooms.db, [actor.personId])
  const typed = (what: keyof Told) => {
    const answer = answers[requesterKey(journey, what) ?? '']
    return typeof answer === 'string' ? answer : undefined
  }
  return differencesFrom({
    number: person?.personalNumber, fullName: actor.fullName, birth: actor.level === 2 ? person?.birth : undefined,
  }, { number: typed('number'), fullName: typed('fullName'), birth: typed('birth') })
}
