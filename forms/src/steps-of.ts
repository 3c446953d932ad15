import type { Expression } from './expression.ts'
import type { Field, FormDefinition, Page, Section } from './model.ts'
import type { ShownPage } from './shown.ts'

/** What is asked on one screen of the portal: questions that belong together, of one section. */
export interface Step {
  /** Its place on the page of the definition, from 1: the same for everybody, whatever is shown to whom. */
  readonly id: string
  readonly section: Pick<Section, 'id' | 'title' | 'titleEn'>
  /** At most three, in the order of the form; an address takes the room of two, a table that of three. */
  readonly fields: readonly Field[]
  /** What the machine writes between them or after them. */
  readonly written: readonly Field[]
  /** Signed below them, on the last step of what is signed: it takes no room, for nobody has to. */
  readonly signatures?: readonly Field[]
}

const ROOM = 3
const KNOWN = new WeakMap<Page, readonly Step[]>()

/**
 * The steps of a page of the definition, with what is hidden now: every field that is asked is in exactly one of them.
 * Cut so that as few as can be remain, and where it tears least: a question stays with the choice that calls it up, the
 * parts of one paper stay together. A definition never changes, so neither do they.
 */
export function stepsOf(page: Page): readonly Step[] {
  const known = KNOWN.get(page)
  if (known) return known
  const runs = page.sections.flatMap((section) => runsOf(section.fields.filter(isAsked)).map((fields) =>
    ({
      section: {
        id: section.id, title: section.title, ...section.titleEn !== undefined && { titleEn: section.titleEn },
      },
      fields, written: writtenBeside(section.fields, fields),
    })))
  const steps = runs.map((run, nth) => ({ id: String(nth + 1), ...run }))
  KNOWN.set(page, steps)
  return steps
}

/** The steps of a page on which this person is asked something, with only what is shown. */
export function shownSteps(form: FormDefinition, page: ShownPage): readonly Step[] {
  const whole = form.pages.find(({ id }) => id === page.id)
  const shown = new Map(page.sections.map(({ id, fields }) => [id, new Set(fields.map(({ key }) => key))]))
  const steps = whole ? stepsOf(whole).flatMap((step) => {
    const isShown = ({ key }: Field) => shown.get(step.section.id)?.has(key) === true
    const fields = step.fields.filter(isShown)
    return fields.length === 0 ? [] : [{ ...step, fields, written: step.written.filter(isShown) }]
  }) : []
  return withSignatures(steps, page)
}

/**
 * On the last step of the section that a signature stands in; where nothing is asked there, on the last of the page.
 */
function withSignatures(steps: readonly Step[], page: ShownPage): readonly Step[] {
  const placed = page.sections.flatMap((section) => section.fields.filter(isSigned).map((field) => ({
    field, step: steps.findLast((step) => step.section.id === section.id) ?? steps.at(-1),
  })))
  return placed.length === 0 ? steps : steps.map((step) => {
    const signatures = placed.filter((one) => one.step === step).map(({ field }) => field)
    return signatures.length === 0 ? step : { ...step, signatures }
  })
}

/** The signatures of a page, shown or not. */
export function signaturesOf({ sections }: Pick<Page, 'sections'>): readonly Field[] {
  return sections.flatMap(({ fields }) => fields.filter(isSigned))
}

function isSigned({ computed, type }: Field): boolean {
  return !computed && type === 'signature'
}

/** What the machine writes, what is uploaded on a page of its own, and what is signed are no questions. */
export function isAsked({ computed, type }: Field): boolean {
  return !computed && type !== 'file' && type !== 'signature'
}

/** Computed values stand with the last question before them, or with the first one where none is before. */
function writtenBeside(all: readonly Field[], run: readonly Field[]): readonly Field[] {
  const asked = all.filter(isAsked)
  return all.filter((field, place) => {
    if (!field.computed) return false
    const before = all.slice(0, place).findLast(isAsked) ?? asked[0]
    return before !== undefined && run.includes(before)
  })
}

/** The cheapest cut of a section, found from its end: a step costs one, and each tear what `tearOf` says. */
function runsOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const best: { readonly cost: number; readonly end: number }[] = []
  for (let from = fields.length - 1; from >= 0; from--) {
    for (let end = from + 1; end <= fields.length; end++) {
      const run = fields.slice(from, end)
      if (run.length > 1 && roomOf(run) > ROOM) break
      const rest = end === fields.length ? 0 : (best[end]?.cost ?? 0) + tearOf(fields, end)
      if (1 + rest <= (best[from]?.cost ?? Infinity)) best[from] = { cost: 1 + rest, end }
    }
  }
  const runs: (readonly Field[])[] = []
  for (let at = 0; at < fields.length;) {
    const end = best[at]?.end ?? fields.length
    runs.push(fields.slice(at, end))
    at = end
  }
  return runs
}

function roomOf(fields: readonly Field[]): number {
  return fields.reduce((sum, { type }) => sum + (type === 'table' ? ROOM : type === 'address' ? 2 : 1), 0)
}

/** What it costs to begin a new step before the field at `place`. A choice that calls up much stands by itself. */
function tearOf(fields: readonly Field[], place: number): number {
  let cost = 0
  for (const [nth, governor] of fields.slice(0, place).entries()) {
    const called = fields.filter(({ show }, at) => at > nth && namesIn(show ?? null).includes(governor.key))
    const last = called.at(-1)
    const fits = last !== undefined && roomOf(fields.slice(nth, fields.indexOf(last) + 1)) <= ROOM
    if (fits && fields.indexOf(last) >= place) cost += 3
    if (!fits && called.length > 0 && nth === place - 1) cost -= 1.2
  }
  const [before, after] = [fields[place - 1], fields[place]]
  if (!before || !after) return cost
  if (after.patternBy?.key === before.key) cost += 3
  const [hers, its] = [before, after].map(({ when }) => namesIn(when ?? null))
  if (its?.includes(before.key)) cost += 0.4
  if (its?.some((name) => hers?.includes(name))) cost += 0.5 // wanted in the same case
  return cost + kinshipOf(before, after)
}

/** `requester.idKind` and `requester.idNumber` are of one paper, `requester.phone` only of the same person. */
function kinshipOf(one: Field, other: Field): number {
  const [a, b] = [one, other].map(({ key }) => ({
    role: key.split('.').slice(0, -1).join('.'), stem: /[a-z]+/.exec(key.split('.').at(-1) ?? '')?.[0],
  }))
  if (!a || !b || a.role !== b.role) return 0
  return a.stem === b.stem ? 0.7 : one.type === 'address' || other.type === 'address' ? 0 : 0.2
}

/** Keys of the fields that an expression reads. */
export function namesIn(expression: Expression): readonly string[] {
  if (!Array.isArray(expression)) return []
  const [operator, ...operands] = expression as readonly Expression[]
  return operator === 'get' ? [operands.join('.')] : operands.flatMap(namesIn)
}
