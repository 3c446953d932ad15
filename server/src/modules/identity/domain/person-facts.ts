import { asRead } from '../../../kernel/vietnamese-text.ts'

/** claimed: so they say of themselves. seen: an official held the card, or a register said so. */
export type Proof = 'claimed' | 'seen'

/** What is known of a person, as in the papers. Numbers come checked from the door (kernel `ids`), phones as E.164. */
export interface PersonFacts {
  readonly kind: 'citizen' | 'organisation'
  readonly personalNumber?: string | null
  readonly oldNumber?: string | null
  readonly taxCode?: string | null
  readonly fullName: string
  /** YYYY, YYYY-MM or YYYY-MM-DD: old papers know no more than the year. */
  readonly birth?: string | null
  readonly sex?: 'male' | 'female' | 'other' | null
  readonly phone?: string | null
  readonly email?: string | null
  readonly address?: string | null
}

/** A fact that says something else than what is on record; for the eyes of staff, since it tells of another's data. */
export interface PersonWarning {
  readonly code: 'name-differs' | 'birth-differs' | 'sex-differs' | 'kind-differs' | 'number-elsewhere'
  /** Whether the record now says what was given; if not, it says what it said before. */
  readonly isCorrected: boolean
}

/** What is changed on record, and what was found to differ. */
export interface Comparison {
  readonly change: { -readonly [K in keyof PersonFacts]?: PersonFacts[K] } & { proof?: Proof }
  readonly warnings: readonly PersonWarning[]
}

const IDENTITY = ['fullName', 'birth', 'sex'] as const
const NUMBERS = ['personalNumber', 'oldNumber', 'taxCode'] as const
const CONTACT = ['phone', 'email', 'address'] as const
const WARNING = { fullName: 'name-differs', birth: 'birth-differs', sex: 'sex-differs' } as const

/**
 * Holds new facts against the record of the same person.
 *
 * What is missing is filled in. A name, birth or sex that differs is never written over in silence: it is answered as a
 * warning, and stands as it stood, except that what an official saw on the card corrects what was only claimed (a
 * stranger may have claimed the number first). Numbers once recorded stay. How to reach somebody is what they last said
 * at a counter; a claim from outside does not move it. `elsewhere` names numbers that are another person's.
 */
export function compareFacts(
  record: PersonFacts & { readonly proof: Proof }, facts: PersonFacts, proof: Proof, elsewhere: ReadonlySet<string>,
): Comparison {
  const change: Comparison['change'] = {}
  const warnings: PersonWarning[] = []
  const mayCorrect = proof === 'seen' && record.proof === 'claimed'
  const put = (key: keyof PersonFacts) => Object.assign(change, { [key]: facts[key] })

  if (facts.kind !== record.kind) warnings.push({ code: 'kind-differs', isCorrected: false })
  for (const key of IDENTITY) {
    const [old, given] = [record[key] ?? null, facts[key] ?? null]
    if (given === null || given === old) continue
    if (key === 'fullName' && old !== null && asRead(given) === asRead(old)) continue
    if (key === 'birth' && old !== null && isPartOf(given, old)) continue
    const isFuller = old === null || key === 'birth' && isPartOf(old, given)
    if (isFuller || mayCorrect) put(key)
    if (!isFuller) warnings.push({ code: WARNING[key], isCorrected: mayCorrect })
  }
  for (const key of NUMBERS) {
    const [old, given] = [record[key] ?? null, facts[key] ?? null]
    if (given === null || given === old) continue
    if (old === null && !elsewhere.has(key)) put(key)
    if (old !== null || elsewhere.has(key)) warnings.push({ code: 'number-elsewhere', isCorrected: false })
  }
  for (const key of CONTACT) {
    const [old, given] = [record[key] ?? null, facts[key] ?? null]
    if (given !== null && given !== old && (old === null || proof === 'seen')) put(key)
  }
  if (mayCorrect) change.proof = 'seen'
  return { change, warnings }
}

/** 1984 is part of 1984-05-01: no contradiction, only less. */
function isPartOf(shorter: string, longer: string): boolean {
  return longer.startsWith(`${shorter}-`)
}
