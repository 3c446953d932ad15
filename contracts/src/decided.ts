import Type, { type Static } from 'typebox'
import { DECIDED } from './decided-texts.ts'
import type { Say } from './texts.ts'

const subject = Type.Enum<['fee', 'papers', 'limit']>(['fee', 'papers', 'limit'])

/** One subject as it is read: its lines, and why they are so. */
export const DecidedShown = Type.Object({
  subject, title: Type.String(), lines: Type.Array(Type.String()),
  why: Type.String({ description: 'The table, its rules and the version, in words' }),
})
export type DecidedShown = Static<typeof DecidedShown>

interface Reasoned { readonly reason: string | null }
type LimitWord = 'working-day' | 'working-hour' | 'half-day' | 'day' | 'hour' | 'month' | 'same-day'

/** As the server keeps it. */
export type DecidedToShow = { readonly decision: string; readonly rules: readonly number[] } & (
  | {
    readonly subject: 'fee'
    readonly value: readonly (Reasoned & { readonly name: string; readonly amount: number; readonly per: string })[]
  }
  | {
    readonly subject: 'papers'
    readonly value: readonly (Reasoned & { readonly component: string; readonly isRequired: boolean })[]
  }
  | { readonly subject: 'limit'; readonly value: Reasoned & { readonly unit: LimitWord; readonly amount: number } }
)

/** In words, for whoever applies and whoever works on it. `from` is the day of the version, as it is read. */
export function showDecided(
  say: Say, decided: DecidedToShow, { from, nameOfPaper }: {
    readonly from: string; readonly nameOfPaper: (component: string) => string
  },
): DecidedShown {
  const { subject: about, decision, rules } = decided
  return {
    subject: about, title: say(DECIDED[about]), lines: linesOf(say, decided, nameOfPaper),
    why: rules.length === 0 ? say(DECIDED.whyPlain, { decision, from })
      : say(DECIDED.why, { decision, rules: rules.join(', '), from }),
  }
}

function linesOf(say: Say, decided: DecidedToShow, nameOfPaper: (component: string) => string): string[] {
  const number = (amount: number) => new Intl.NumberFormat('vi-VN').format(amount)
  const because = (what: string, { reason }: Reasoned) =>
    reason === null ? what : say(DECIDED.because, { what, reason })
  switch (decided.subject) {
    // What is nothing was waived by a rule that says so; a table that does not know has no answer.
    case 'fee': return decided.value.map(({ name, amount, per, ...why }) => because(amount === 0
      ? say(DECIDED.waived, { name }) : say(DECIDED.amount, { name, amount: number(amount), per }), why))
    case 'papers': return decided.value.map(({ component, isRequired, ...why }) =>
      because(say(isRequired ? DECIDED.required : DECIDED.notRequired, { name: nameOfPaper(component) }), why))
    case 'limit': {
      const { unit, amount, ...why } = decided.value
      return [because(say(DECIDED[unit], { amount: number(amount) }), why)]
    }
  }
}
