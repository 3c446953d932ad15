import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Exemption } from '../catalogue/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import { type FeelAnswer, askFeel } from '../../platform/feel/ask-feel.ts'

/** What is known of a case when its competence is asked; everything that explains the answer, and nobody's name. */
export interface RuleFacts {
  /** Of the data: the territory that the applicant lives in or chose, or where somebody stands. */
  readonly territory: string | null
  /** Its area type. */
  readonly area: string | null
  /** In which territories it lies, nearest first. */
  readonly above: readonly string[]
  /** The section at which somebody stands, and its agency. */
  readonly section: string | null
  readonly sectionAgency: string | null
  readonly subject: 'citizen' | 'organisation' | null
}

/** The expression of a rule failed on this case: whoever keeps the catalogue must mend it. */
export interface RuleFailed { readonly code: 'competence-unclear'; readonly rule: string }

/** The facts of a case, by the day of the directory. */
export function factsOf(
  directory: Directory,
  { territoryId, section, agency, subject }: {
    territoryId: bigint | undefined; section: Unit | undefined; agency: Unit | undefined
    subject: RuleFacts['subject'] | undefined
  },
): RuleFacts {
  const territory = territoryId === undefined ? undefined : directory.byId(territoryId)
  const above: string[] = []
  let at = territory
  while (at && at.parentId !== null && above.length < 20) {
    at = directory.byId(at.parentId)
    if (at) above.push(at.idOfData)
  }
  return {
    territory: territory?.idOfData ?? null, area: territory?.areaType ?? null, above,
    section: section?.idOfData ?? null, sectionAgency: agency?.idOfData ?? null, subject: subject ?? null,
  }
}

/**
 * The rules of a table that hold, in their order. One that has no answer, because something it asks about is not known
 * yet, does not hold. Refuses with `competence-unclear` where an expression fails.
 */
export function rulesThatHold<R extends Exemption>(
  rules: readonly R[], facts: RuleFacts, answers: Readonly<Record<string, unknown>>,
): Result<readonly R[], RuleFailed> {
  const held: R[] = []
  for (const rule of rules) {
    if (rule.when === null) {
      held.push(rule)
      continue
    }
    const answer = askOnce(rule.when, facts, answers)
    if (!answer.ok) return refuse({ code: 'competence-unclear', rule: rule.id })
    if (answer.value === true) held.push(rule)
  }
  return ok(held)
}

/** Answers to the same question over the same declaration: who chooses a section asks it of each one. */
const ASKED = new WeakMap<object, Map<string, FeelAnswer>>()

function askOnce(when: string, facts: RuleFacts, answers: Readonly<Record<string, unknown>>): FeelAnswer {
  const known = ASKED.get(answers) ?? new Map<string, FeelAnswer>()
  ASKED.set(answers, known)
  const { section, sectionAgency, ...standing } = facts
  // Most rules do not ask where it is handed in. One that names no part of `place` may see all of it.
  const isOfPlace = /section|\bplace\b(?!\.)/.test(when)
  const key = JSON.stringify([when, standing, ...isOfPlace ? [section, sectionAgency] : []])
  const { subject, ...place } = facts
  const variables = { place, subject: { kind: subject }, object: { answers: namedIn(when, answers) } }
  // Rules ask no clock: what holds on a day is said by the version. The moment is one that shows if they did.
  const answer = known.get(key) ?? askFeel(when, variables, new Date(0))
  known.set(key, answer)
  return answer
}

/** Answers by dotted keys as contexts, of those that an expression names: nobody else's key becomes a name. */
function namedIn(when: string, answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named: Record<string, unknown> = {}
  for (const [, key = ''] of when.matchAll(/\bobject\.answers\.([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)/g)) {
    const parts = key.split('.')
    let at = named
    for (const part of parts.slice(0, -1)) {
      const next = at[part]
      at = typeof next === 'object' && next !== null ? next as Record<string, unknown> : at[part] = {}
    }
    at[parts.at(-1) ?? ''] = Object.hasOwn(answers, key) ? answers[key] : null
  }
  return named
}
