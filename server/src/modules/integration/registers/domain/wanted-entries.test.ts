/** Need: a register is asked for what it has to say of whoever it speaks of, and for nothing about others. */
import { expect, test } from 'vitest'
import { wantedOf } from './wanted-entries.ts'

const asked = (role: string | undefined, entry: string) => ({ meaning: { role, entry } })
const OPEN = [
  asked('requester', 'person.birthDate'), asked('mother', 'person.residence'), asked('requester', 'person.phone'),
  asked('applicantOrg', 'organisation.address'), asked('landOrg', 'organisation.name'), asked(undefined, 'person.sex'),
]
const ENTRIES = ['person.birthDate', 'person.residence', 'person.sex', 'organisation.address', 'organisation.name']

test.each([
  [['citizen'] as const, ['person.birthDate']], [['organisation'] as const, ['organisation.address']],
  [['citizen', 'organisation'] as const, ['person.birthDate', 'organisation.address']],
])('of %s only their own questions, and of these what it knows', (about, wanted) => {
  expect(wantedOf({ about, entries: ENTRIES }, OPEN)).toEqual(wanted)
})

test('that is asked for nothing where nothing is open', () => {
  expect(wantedOf({ about: ['citizen'], entries: ENTRIES }, [])).toEqual([])
})
