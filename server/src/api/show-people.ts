import type { PersonLine } from '@motcua/contracts/people.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { type Person, accountsOfPeople } from '../modules/identity/public.ts'
import type { Db } from '../platform/db.ts'
import type { AsSeen } from './as-seen.ts'
import { maskedNumber, maskedPhone } from './showing.ts'

/** People as whoever asks sees them by the table of fields, with what account each has. */
export async function showPeople(db: Db, say: Say, seen: AsSeen, people: readonly Person[]): Promise<PersonLine[]> {
  const accounts = await accountsOfPeople(db, people.map(({ id }) => id))
  return people.map((person): PersonLine => {
    const account = accounts.get(person.id)
    return {
      id: person.publicId, kind: person.kind, fullName: seen('name', person.fullName) ?? '',
      number: seen('number', person, (one) => one) === null ? '' : maskedNumber(say, person),
      phone: seen('phone', person.phone, maskedPhone), birth: seen('birth', person.birth, (day) => day.slice(0, 4)),
      account: seen('account', account === undefined ? 'none' : account.level === 2 ? 'level-2' : 'level-1') ?? 'none',
      signInPhone: seen('phone', account?.phone ?? null, maskedPhone),
    }
  })
}
