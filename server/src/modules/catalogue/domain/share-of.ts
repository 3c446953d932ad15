import { earlierThan, isProvided, keyOf } from './compose-bundle.ts'
import { declares } from './limit-cases.ts'
import type { BundleMember, BundleRules, Component, ProcedureContent } from './procedure.ts'

/** What was handed in for a component, as far as it is divided here; whoever asks knows more of it. */
interface Handed { readonly component: string; readonly how: string }

export interface MemberShare<F extends Handed> {
  readonly answers: Readonly<Record<string, unknown>>
  readonly filed: readonly (F | Provided)[]
  /** Conditional components of the member that the shared declaration makes necessary. */
  readonly needed: readonly string[]
}

/** What nobody is asked for: the declaration says it, or an earlier member made it. */
export interface Provided { readonly component: string; readonly how: 'data' }

/**
 * What one member gets of a request (phần của một thủ tục thành phần): the answers that it is meant to have and no
 * others (NĐ 13/2023 Đ.3), each paper that was handed in once under the name that the member has for it, and what the
 * declaration or an earlier member provides as data. `given` names the components of the bundle.
 */
export function shareOf<F extends Handed>(
  rules: BundleRules, member: BundleMember, contents: ReadonlyMap<string, ProcedureContent>,
  given: { answers: Readonly<Record<string, unknown>>; filed: readonly F[]; needed: readonly string[] },
): MemberShare<F> {
  const inOrder = rules.members.map(({ procedure }) => contents.get(procedure))
  const nth = rules.members.indexOf(member)
  const own = inOrder[nth]
  if (!own) throw new RangeError(`no procedure ${member.procedure} to be a member`)
  const known = inOrder.filter((one) => one !== undefined)
  const earlier = known.length === inOrder.length ? earlierThan(known, rules, nth) : []
  const isThere = (component: Component) => component.isForm || isProvided(component, earlier, rules.covers)
  return {
    answers: answersFor(member, given.answers),
    filed: own.components.flatMap((component): (F | Provided)[] => {
      if (isThere(component)) return [{ component: component.id, how: 'data' }]
      const handed = given.filed.find((one) => one.component === keyOf(component))
      return handed ? [{ ...handed, component: component.id }] : []
    }),
    needed: own.components.filter((component) => !isThere(component) && given.needed.includes(keyOf(component)))
      .map(({ id }) => id),
  }
}

function answersFor({ answers: wanted }: BundleMember, answers: Readonly<Record<string, unknown>>) {
  if (wanted === null) return answers
  const isWanted = (key: string) => wanted.some((one) =>
    one.endsWith('*') ? key.startsWith(one.slice(0, -1)) : one === key)
  return Object.fromEntries(Object.entries(answers).filter(([key]) => isWanted(key)))
}

/** The members that these answers ask for, each waiting only for others that are asked for (thủ tục được chọn). */
export function membersAsked({ members }: BundleRules, answers: Readonly<Record<string, unknown>>): BundleMember[] {
  const asked = members.filter(({ when }) => when === null || declares(when, answers))
  const isAsked = (seq: number) => asked.some((one) => one.seq === seq)
  return asked.map((one) => ({ ...one, after: one.after.filter(isAsked) }))
}

/** Whether a paper is the result of a member before this one, and so comes from it: by document types. */
export function resultsFor(
  member: BundleMember, rules: BundleRules, contents: ReadonlyMap<string, ProcedureContent>,
): readonly { readonly from: number; readonly component: string }[] {
  const own = contents.get(member.procedure)
  return rules.members.filter(({ seq }) => member.after.includes(seq)).flatMap(({ seq, procedure }) => {
    const made = contents.get(procedure)?.result.documentType
    const component = own?.components.find(({ documentType }) => documentType !== '' && documentType === made)
    return component ? [{ from: seq, component: component.id }] : []
  })
}
