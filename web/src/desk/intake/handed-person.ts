import type { PersonLine } from '@motcua/contracts/people.ts'

let handed: PersonLine | undefined

/** Who sits at the counter goes on to intake: the next sheet is theirs. In memory, so that no address names them. */
export function handPerson(person: PersonLine): void {
  handed = person
}

/** Whoever was handed over, until `forgetHandedPerson`. */
export function handedPerson(): PersonLine | undefined {
  return handed
}

export function forgetHandedPerson(): void {
  handed = undefined
}
