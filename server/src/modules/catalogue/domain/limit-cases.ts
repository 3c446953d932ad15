import type { AskedWhen, BundleMember, BundleRules, TimeLimit } from './procedure.ts'

type Answers = Readonly<Record<string, unknown>>

/** Whether the shared declaration says so. */
export function declares({ key, values }: AskedWhen, answers: Answers): boolean {
  return values.includes(String(answers[key]))
}

/** Which limit of a bundle what was declared calls for, by its place; the plain one where nothing else is said. */
export function caseDeclared({ limitCases = [] }: BundleRules, answers: Answers): number {
  return limitCases.find(({ when }) => when !== null && declares(when, answers))?.nth ?? 0
}

/** Which limit of a bundle goes with the one that was picked for a member; undefined where none does. */
export function caseWithMember({ limitCases = [] }: BundleRules, seq: number, limitCase: number): number | undefined {
  return limitCases.find(({ pickedWith }) => pickedWith?.seq === seq && pickedWith.limitCase === limitCase)?.nth
}

/** The other way about: which time limit of a member goes with one of the bundle. */
export function memberCaseWith({ limitCases = [] }: BundleRules, nth: number, seq: number): number {
  const own = limitCases.find((one) => one.nth === nth)?.pickedWith
  return own?.seq === seq ? own.limitCase : 0
}

/** How long a member takes within its bundle, by what was declared; null where its own procedure says so. */
export function limitWithin({ limit, limitCases = [] }: BundleMember, answers: Answers): TimeLimit | null {
  return limitCases.find(({ when }) => declares(when, answers))?.limit ?? limit
}
