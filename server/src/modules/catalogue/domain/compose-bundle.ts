import type { BundleRules, Component, ProcedureContent, Step, TimeLimit } from './procedure.ts'

/** A bundle as the data state it; what its members ask for is not repeated there. */
export interface BundleDraft {
  readonly name: string
  readonly limits: readonly TimeLimit[]
  readonly rules: BundleRules
  readonly results: readonly string[]
  readonly legalBasis: readonly string[]
  readonly notes: readonly string[]
}

/**
 * A bundle (thủ tục liên thông) as one procedure, out of its members as they are in force: each paper is asked for
 * once, as strictly as the strictest of them asks; what the shared declaration replaces, or the result of an earlier
 * member, is not asked for. Every fee stands there as its member has it, so that all of it costs what they cost apart
 * and never more (NĐ 63/2024). Throws RangeError when a member is not among `members`.
 */
export function composeBundle(
  draft: BundleDraft, members: ReadonlyMap<string, ProcedureContent>,
): ProcedureContent {
  const contents = draft.rules.members.map(({ procedure }) => contentOf(members, procedure))
  const [first] = contents
  if (!first) throw new RangeError(`bundle ${draft.name} has no members`)
  const isFull = contents.every(({ serviceLevel }) => serviceLevel === 'full')
  return {
    name: draft.name, sector: first.sector, level: first.level, competent: first.competent, subjects: first.subjects,
    serviceLevel: isFull ? 'full' : 'partial',
    legacyLevel: isFull ? 4 : contents.reduce<1 | 2 | 3 | 4>((least, { legacyLevel }) =>
      legacyLevel < least ? legacyLevel : least, 3),
    notFullBecause: [...new Set(contents.flatMap(({ notFullBecause }) => notFullBecause))],
    channels: first.channels.filter((channel) => contents.every(({ channels }) => channels.includes(channel))),
    limits: draft.limits.map((limit) => ({ ...limit, cutoff: limit.cutoff ?? draft.rules.cutoff })),
    fee: mergedFee(contents), sets: Math.max(...contents.map(({ sets }) => sets)),
    components: mergedComponents(contents, draft.rules),
    result: {
      name: draft.results.join('; '), documentType: first.result.documentType,
      electronic: contents.every(({ result }) => result.electronic),
      paper: contents.some(({ result }) => result.paper),
    },
    steps: contents.flatMap(({ steps }) => steps).map((step, nth): Step => ({ ...step, seq: nth + 1 })),
    territoryIndependent: contents.every(({ territoryIndependent }) => territoryIndependent),
    onSiteInspection: contents.some(({ onSiteInspection }) => onSiteInspection),
    conditions: null,
    legalBasis: [...new Set([...draft.legalBasis, ...contents.flatMap(({ legalBasis }) => legalBasis)])],
    notes: draft.notes, bundle: draft.rules,
  }
}

function contentOf(members: ReadonlyMap<string, ProcedureContent>, procedure: string): ProcedureContent {
  const content = members.get(procedure)
  if (!content) throw new RangeError(`no procedure ${procedure} to be a member`)
  return content
}

/** Whether nobody is asked for this paper: the declaration replaces it, or a member before this one makes it. */
export function isProvided(
  { documentType, isForm }: Component, earlier: readonly ProcedureContent[], covers: readonly string[],
): boolean {
  return !isForm && (covers.includes(documentType) || earlier.some(({ result }) =>
    documentType !== '' && result.documentType === documentType))
}

const REQUIRED = ['always', 'conditional', 'optional'] as const
const HANDLING = ['submit', 'present', 'data'] as const

function mergedComponents(contents: readonly ProcedureContent[], rules: BundleRules): Component[] {
  const merged = new Map<string, Component>()
  for (const [nth, content] of contents.entries()) {
    const earlier = earlierThan(contents, rules, nth)
    for (const component of content.components) {
      if (isProvided(component, earlier, rules.covers)) continue
      const key = keyOf(component)
      const known = merged.get(key)
      merged.set(key, known ? stricter(known, component) : { ...component, id: key })
    }
  }
  return [...merged.values()]
}

/** The members whose results this one waits for, and those that they wait for. */
export function earlierThan(
  contents: readonly ProcedureContent[], { members }: BundleRules, nth: number,
): ProcedureContent[] {
  const waited = new Set(members[nth]?.after ?? [])
  for (const seq of waited) for (const one of members.find((other) => other.seq === seq)?.after ?? []) waited.add(one)
  return contents.filter((_, place) => waited.has(members[place]?.seq ?? 0))
}

/** The component that the shared declaration is. */
const FORM = 'to-khai-chung'

/** A paper of one type is the same paper in every member; what has no type is told apart by its own id. */
export function keyOf({ documentType, id, isForm }: Component): string {
  if (isForm) return FORM
  return documentType === '' ? id : documentType
}

function stricter(one: Component, other: Component): Component {
  const firstOf = <T>(order: readonly T[], a: T, b: T) => order[Math.min(order.indexOf(a), order.indexOf(b))] ?? a
  return {
    ...one, originals: Math.max(one.originals, other.originals), copies: Math.max(one.copies, other.copies),
    required: firstOf(REQUIRED, one.required, other.required),
    handling: firstOf(HANDLING, one.handling, other.handling), condition: one.condition ?? other.condition,
    ...(one.needsSignature ?? other.needsSignature) && { needsSignature: true },
  }
}

/** All of them, each as its member has it: together they are the sum, and never more. */
function mergedFee(contents: readonly ProcedureContent[]): ProcedureContent['fee'] {
  const paid = [...new Set(contents.map(({ fee }) => fee.state).filter((state) => state !== 'free'))]
  const texts = contents.flatMap(({ fee: { text, state }, name }) =>
    text && state !== 'free' ? [`${name}: ${text}`] : [])
  return {
    // Of several states nothing simpler can be said; what is not known of one member is never shown as free.
    state: paid.length > 1 ? 'mixed' : paid[0] ?? 'free',
    items: contents.flatMap(({ fee }) => fee.items), legalBasis: [...new Set(contents.flatMap(({ fee }) =>
      fee.legalBasis ?? []))], text: texts.length > 0 ? texts.join(' ') : null,
  }
}
