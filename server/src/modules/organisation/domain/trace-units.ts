import { addDays, type Day } from '../../../kernel/civil-day.ts'
import { fold } from '../../../kernel/vietnamese-text.ts'
import type { Directory } from './directory.ts'
import type { Unit } from './facts.ts'

/** A unit as it was on some days. */
export interface PastUnit extends Unit {
  readonly from: Day
  /** The last day on which this was said of it; null: it still is. */
  readonly to: Day | null
}

/** What somebody knows of a unit: one of them is enough. */
export interface AskedUnit {
  /** Its public id, which is never another's. */
  readonly publicId?: string | undefined
  /** Of the statistics office or of the agency; codes are used again for others, so a day tells them apart. */
  readonly code?: string | undefined
  /** Whole, or without the word for its kind, with or without marks. */
  readonly name?: string | undefined
  readonly on?: Day | undefined
}

const CODE = /^[a-z]?\d[\d.]{1,18}$/iu

/** What somebody typed: a code has digits only, but for the letter of a province's; all else is a name. */
export function askedBy(text: string, on?: Day): AskedUnit {
  const typed = text.trim()
  return CODE.test(typed) ? { code: typed.toUpperCase(), on } : { name: typed, on }
}

/** A unit that was found, and who has its place today. */
export interface UnitTrace {
  readonly unit: PastUnit
  /** In which territory it lay, as that was called then. */
  readonly parentName: string | null
  /** It is no more, or is called otherwise today. */
  readonly isPast: boolean
  /** Itself while it is in force; several where it was split; none where nobody took its place as a whole. */
  readonly now: readonly Unit[]
  /** What whoever follows it must be told: the name means another place now, the level is no more. */
  readonly notes: readonly string[]
}

export interface Traced {
  readonly traces: readonly UnitTrace[]
  /** All that was found leads to one unit of today: nothing has to be asked. */
  readonly isCertain: boolean
}

export interface KnownUnits {
  readonly units: readonly PastUnit[]
  readonly today: Directory
  readonly on: (day: Day) => Directory
  readonly nameTraps: readonly { readonly name: string; readonly text: string }[]
}

/**
 * Finds units by what was on an old paper or in an old link (tra cứu đơn vị cũ), and follows each to today. Nothing is
 * guessed: a name or a code that stood for two places gives both. Of a unit that was found on several days the last
 * version counts. Territories and agencies only where a code or a name is asked; newest first.
 */
export function traceUnits({ units, today, on, nameTraps }: KnownUnits, asked: AskedUnit): Traced {
  const fits = matcher(asked)
  const last = new Map<bigint, PastUnit>()
  for (const unit of units) {
    const isThen = asked.on === undefined || unit.from <= asked.on && (unit.to === null || asked.on <= unit.to)
    const known = last.get(unit.id)
    if (isThen && fits(unit) && (!known || known.from < unit.from)) last.set(unit.id, unit)
  }
  const traces = [...last.values()].sort((a, b) => (a.to ?? '9') < (b.to ?? '9') ? 1 : -1).map((unit): UnitTrace => {
    const successors = today.successorsOf(unit.id)
    const isAbolished = successors[0]?.kind === 'abolish' && unit.kind === 'territory'
    const parts = isAbolished ? [] : successors.flatMap(({ toId }) => toId === null ? [] : today.heirOf(toId) ?? [])
    const still = today.byId(unit.id)
    const now = still ? [still] : [...new Set(parts)]
    const parent = unit.parentId === null ? undefined : on(unit.to ?? unit.from).byId(unit.parentId)
    const traps = nameTraps.filter(({ name }) => fold(name) === fold(unit.name)).map(({ text }) => text)
    const notes = [...new Set([...successors.flatMap(({ note }) => note ?? []), ...traps])]
    return {
      unit, parentName: parent?.name ?? null, isPast: still === undefined || still.name !== unit.name, now, notes,
    }
  })
  const ends = new Set(traces.flatMap(({ now }) => now.map(({ id }) => id)))
  return { traces, isCertain: ends.size === 1 && traces.every(({ now }) => now.length === 1) }
}

function matcher({ publicId, code, name }: AskedUnit): (unit: PastUnit) => boolean {
  if (publicId !== undefined) return (unit) => unit.publicId === publicId
  const asked = name === undefined ? undefined : tidy(name)
  return (unit) => {
    if (unit.kind !== 'territory' && unit.kind !== 'agency') return false
    if (code !== undefined) return [unit.gsoCode, unit.agencyCode, unit.legacyCode].includes(code)
    return asked !== undefined && asked !== '' && unit.kind === 'territory'
      && (tidy(unit.name) === asked || bare(unit) === asked)
  }
}

/** Without the word for its kind, which changes when a commune becomes a ward. */
function bare({ name, form }: Unit): string {
  const [whole, word] = [tidy(name), tidy(form ?? '')]
  return word !== '' && whole.startsWith(`${word} `) ? whole.slice(word.length + 1) : whole
}

const tidy = (text: string) => fold(text).replace(/\s+/gu, ' ').trim()

/** Until when an old name held, as people say it: the first day without it. */
export function heldUntil({ to }: Pick<PastUnit, 'to'>): Day | null {
  return to === null ? null : addDays(to, 1)
}
