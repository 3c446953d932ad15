import { type Course, type Learnt, standingAt } from './foresee-late.ts'
import type { WorkedHours } from './case-history.ts'

/** How warnings compare with what came: of dossiers, by what was said of them and what became of them. */
export interface Judged {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly trueNegatives: number
  /** Of those that were warned of, how many came late; null: nobody was warned. */
  readonly precision: number | null
  /** Of those that came late, how many were warned of; null: none came late. */
  readonly recall: number | null
}

export interface JudgedRule {
  readonly rule: Judged
  /** What whoever warns of all that is due would have got: what a rule has to be better than. */
  readonly allThatAreDue: Judged
  /** Of them, those of which too little was learnt: the rule is silent, and so counts as no warning. */
  readonly unknown: number
  /** Not judged: what is not decided yet. */
  readonly undecided: number
}

/** When a warning is due for a day: so many working days before it. */
export type WarnsAt = (unitId: bigint, dueAt: Date) => Date | undefined

/** By dossiers with a day in this span, as things stand now. */
export interface JudgedBy {
  readonly from: Date
  readonly before: Date
  readonly now: Date
  readonly warnsAt: WarnsAt
}

/**
 * Judges a rule by dossiers that it has not seen: each once, at the moment when it was to be warned of (`warnsAt`), by
 * what had happened until then and the day that it had then. Whether it came late is told by how it ended, or by `now`.
 */
export function openJudge(
  learnt: Learnt, workedHours: WorkedHours,
  { from, before, now, warnsAt }: JudgedBy,
) {
  const [rule, all] = [openCounts(), openCounts()]
  let [unknown, undecided] = [0, 0]
  return {
    judge(course: Course): void {
      const isLate = cameLate(course, now)
      const looked = firstLook(course, workedHours, { from, before, now, warnsAt })
      if (!looked) return
      if (isLate === undefined) { undecided += 1; return }
      const foreseen = learnt.foresee(course, looked)
      if (!foreseen) unknown += 1
      rule.add(foreseen?.isAtRisk ?? false, isLate)
      all.add(true, isLate)
    },
    judged: (): JudgedRule => ({ rule: rule.judged(), allThatAreDue: all.judged(), unknown, undecided }),
  }
}

/** How it stood when its day was so near for the first time, where that day is in the span. */
function firstLook(
  course: Course, workedHours: WorkedHours,
  { from, before, now, warnsAt }: JudgedBy,
) {
  for (const stood of course.stood) {
    if (stood.dueAt < from || stood.dueAt >= before) continue
    const at = warnsAt(course.unitId, stood.dueAt)
    if (!at || at > now || at < stood.from || at >= stood.until) continue
    const standing = standingAt(course, at, workedHours)
    if (standing) return standing
  }
  return undefined
}

/** Undefined: not decided. One that is still open is late once its day is over. */
function cameLate({ stood }: Course, now: Date): boolean | undefined {
  const last = stood.at(-1)
  if (!last) return undefined
  if (last.settledAt || last.isLate) return last.isLate
  return !last.isWaiting && last.dueAt < now ? true : undefined
}

function openCounts() {
  let [truePositives, falsePositives, falseNegatives, trueNegatives] = [0, 0, 0, 0]
  return {
    add(isWarned: boolean, isLate: boolean): void {
      if (isWarned && isLate) truePositives += 1
      if (isWarned && !isLate) falsePositives += 1
      if (!isWarned && isLate) falseNegatives += 1
      if (!isWarned && !isLate) trueNegatives += 1
    },
    judged(): Judged {
      const shareOf = (part: number, whole: number) => whole === 0 ? null : part / whole
      return {
        truePositives, falsePositives, falseNegatives, trueNegatives,
        precision: shareOf(truePositives, truePositives + falsePositives),
        recall: shareOf(truePositives, truePositives + falseNegatives),
      }
    },
  }
}
