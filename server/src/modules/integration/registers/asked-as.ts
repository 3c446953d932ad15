import { createHash } from 'node:crypto'
import { readPersonalNumber } from '../../../kernel/personal-number.ts'
import { asRead } from '../../../kernel/vietnamese-text.ts'
import type { Person } from '../../identity/public.ts'
import type { AskedPerson, Register } from './register.ts'

/** As a register writes down who asked, where no officer did. */
export const PROGRAM_ASKS = 'motcua'

/**
 * How somebody is asked about: a person by the personal number, with the year in it where no birth is on record, an
 * organisation by its tax code. Undefined of whom no register can be asked: the dead, and whoever has no such number.
 * Pure.
 */
export function askedPersonOf(person: Person | undefined): AskedPerson | undefined {
  if (person?.death !== null) return undefined
  const { kind, personalNumber, taxCode, fullName, birth } = person
  const number = kind === 'citizen' ? personalNumber : taxCode
  if (number === null) return undefined
  if (kind === 'organisation') return { number, fullName, birth: '' }
  return { number, fullName, birth: birth ?? String(readPersonalNumber(number).birthYear) }
}

/** The same, where that register speaks of such people at all. Pure. */
export function askedAtRegister({ about }: Pick<Register, 'about'>, person: Person | undefined): AskedPerson | undefined {
  return person && about.includes(person.kind) ? askedPersonOf(person) : undefined
}

/** Tells one way of asking about somebody from another, without saying what was asked. Pure. */
export function askedAsOf({ number, fullName, birth }: AskedPerson): Buffer {
  return createHash('sha256').update(JSON.stringify([number, asRead(fullName), birth])).digest()
}
