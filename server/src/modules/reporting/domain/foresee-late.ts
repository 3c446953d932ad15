import { type Span, type Wait, type WorkedHours, hoursWithoutWaits } from './case-history.ts'

/** How a dossier stood from one moment to another, by the product's clock. */
export interface Stood extends Span {
  readonly dueAt: Date
  readonly isWaiting: boolean
  readonly settledAt: Date | null
  readonly isLate: boolean
}

/** A step that lay open from a moment on, and until when; null: it still does. */
export interface OpenedStep {
  readonly node: string
  readonly name: string
  readonly from: Date
  readonly until: Date | null
}

/** A dossier with all that was kept of how it went: what is needed to look at any moment of it. */
export interface Course {
  readonly caseId: bigint
  /** Of the procedure, over all its versions. */
  readonly procedure: string
  readonly unitId: bigint
  readonly receivedAt: Date
  readonly stood: readonly Stood[]
  readonly steps: readonly OpenedStep[]
  readonly waits: readonly (Omit<Wait, 'until'> & { readonly until: Date | null })[]
}

/** A dossier at a moment: in which step it lies, since how many hours, and how many are left until its day. */
export interface Standing {
  readonly step: OpenedStep
  readonly hoursInStep: number
  readonly hoursLeft: number
  readonly dueAt: Date
}

/**
 * How a dossier stood at a moment, from what had happened by then: undefined where it was not there yet, was over, or
 * waited for somebody outside so that its clock stood; also where it lay in no step, or the calendar does not reach.
 */
export function standingAt(course: Course, at: Date, workedHours: WorkedHours): Standing | undefined {
  const stood = course.stood.find(({ from, until }) => from <= at && at < until)
  const step = course.steps.findLast(({ from, until }) => from <= at && (until === null || until > at))
  if (!stood || stood.isWaiting || stood.settledAt || !step) return undefined
  const worked = (from: Date, until: Date) => workedHours(course.unitId, from, until)
  const [hoursInStep, hoursLeft] =
    [hoursWithoutWaits(worked, { from: step.from, until: at }, endedBy(course.waits, at)), worked(at, stood.dueAt)]
  if (hoursInStep === undefined || hoursLeft === undefined) return undefined
  return { step, hoursInStep, hoursLeft, dueAt: stood.dueAt }
}

/** From how many alike something is told; below that chance would speak. */
export const LEAST_ALIKE = 5
/** Of so many that went through a step fewer than `LEAST_ALIKE` are fewer than a quarter. */
const ENOUGH = 4 * LEAST_ALIKE

/** What was learnt of dossiers that are over: from each step, how many hours it took until the end. */
export interface Learnt {
  /** Adds what a dossier that is over has to tell; one that is not, nothing. */
  readonly learn: (course: Course) => void
  /** How many hours it typically takes yet, and of what that is the middle; undefined where too few went before. */
  readonly foresee: (course: Pick<Course, 'procedure' | 'unitId'>, standing: Standing) => Foreseen | undefined
}

export interface Foreseen {
  /** Hours of work yet; null: hardly any of those that went before took so long from this step on. */
  readonly hoursYet: number | null
  /** Of how many that is the middle, and whether of this unit alone. */
  readonly alike: number
  readonly isOfUnit: boolean
  readonly isAtRisk: boolean
}

/**
 * The rule by which a dossier is at risk of being late, such that it can be said to whoever has it: of those of its
 * procedure that lay in this step at this unit for as long as this one, half took at least so many hours yet; that is
 * more than is left until its day. Where the unit has fewer than `LEAST_ALIKE` such, those of all units count; where
 * these are as few, of at least `ENOUGH` that went through the step, it has lain there longer than most: at risk.
 */
export function openLearnt(workedHours: WorkedHours): Learnt {
  const taken = new Map<string, number[]>()
  const add = (key: string, hours: number) => {
    const known = taken.get(key)
    if (known) known.push(hours)
    else taken.set(key, [hours])
  }
  return {
    learn({ procedure, unitId, stood, steps, waits }) {
      const settledAt = stood.at(-1)?.settledAt
      if (!settledAt) return
      const ended = endedBy(waits, settledAt)
      for (const { node, from } of steps) {
        if (from > settledAt) continue
        const worked = (since: Date, until: Date) => workedHours(unitId, since, until)
        const hours = hoursWithoutWaits(worked, { from, until: settledAt }, ended)
        if (hours === undefined) continue
        add(keyOf(procedure, node, unitId), hours)
        add(keyOf(procedure, node), hours)
      }
    },
    foresee({ procedure, unitId }, { step: { node }, hoursInStep, hoursLeft }) {
      let known = 0
      for (const isOfUnit of [true, false]) {
        const key = keyOf(procedure, node, isOfUnit ? unitId : undefined)
        const all = taken.get(key) ?? []
        known = Math.max(known, all.length)
        const yet = all.filter((hours) => hours > hoursInStep).map((hours) => hours - hoursInStep)
        if (yet.length < LEAST_ALIKE) continue
        yet.sort((a, b) => a - b)
        const hoursYet = yet[Math.ceil(yet.length / 2) - 1] ?? 0
        return { hoursYet, alike: yet.length, isOfUnit, isAtRisk: hoursYet > hoursLeft }
      }
      return known < ENOUGH ? undefined : { hoursYet: null, alike: known, isOfUnit: false, isAtRisk: true }
    },
  }
}

function keyOf(procedure: string, node: string, unitId?: bigint): string {
  return `${procedure}\n${node}\n${String(unitId ?? '')}`
}

/** Waits as far as they went by a moment. */
function endedBy(waits: Course['waits'], at: Date): Span[] {
  return waits.filter(({ from }) => from < at)
    .map(({ from, until }) => ({ from, until: until && until < at ? until : at }))
}
