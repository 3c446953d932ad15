import type { PersonLine } from '@motcua/contracts/people.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { type Person, accountsOfPeople } from '../modules/identity/public.ts'
import type { Db } from '../platform/db.ts'
import { maskedNumber, maskedPhone } from './showing.ts'

/** People as a counter sees them, masked, with what account each has. */
export async function showPeople(db: Db, say: Say, people: readonly Person[]): Promise<PersonLine[]> {
  const accounts = await accountsOfPeople(db, people.map(({ id }) => id))
  return people.map((person): PersonLine => {
    const account = accounts.get(person.id)
    return {
      id: person.publicId, kind: person.kind, fullName: person.fullName, number: maskedNumber(say, person),
      phone: maskedPhone(person.phone), birth: person.birth?.slice(0, 4) ?? null,
      account: account === undefined ? 'none' : account.level === 2 ? 'level-2' : 'level-1',
      signInPhone: maskedPhone(account?.phone ?? null),
    }
  })
}
