import { createHash } from 'node:crypto'
import { readPersonalNumber } from '../../../kernel/personal-number.ts'
import { asRead } from '../../../kernel/vietnamese-text.ts'
import type { Person } from '../../identity/public.ts'
import type { AskedPerson } from './register.ts'

/**
 * How somebody is asked about: of whom no birth is on record by the year in their number. Undefined of whom no register
 * of people can be asked: organisations, the dead, and whoever has no personal number. Pure.
 */
export function askedPersonOf(person: Person | undefined): AskedPerson | undefined {
  if (person?.kind !== 'citizen' || person.death !== null || person.personalNumber === null) return undefined
  const { personalNumber: number, fullName } = person
  return { number, fullName, birth: person.birth ?? String(readPersonalNumber(number).birthYear) }
}

/** Tells one way of asking about somebody from another, without saying what was asked. Pure. */
export function askedAsOf({ number, fullName, birth }: AskedPerson): Buffer {
  return createHash('sha256').update(JSON.stringify([number, asRead(fullName), birth])).digest()
}
