import { type Instance, type Token, ownIdOf } from '../modules/workflow/public.ts'

/** What was named in advance: nodes that bring something, or end with an error. */
export interface Named {
  readonly answers: readonly (readonly [node: string, answer: unknown])[]
  readonly errors: readonly (readonly [node: string, code: string])[]
}

export interface TrialStep { readonly token?: Token; readonly at?: Date; readonly error?: string }

/** What is named before what is only next; steps of work before moments, which come when nobody has work. */
export function nextTrialStep(
  { tokens }: Instance, { answers, errors }: Named,
): TrialStep | undefined {
  const isNamed = ({ node }: Token) => answers.some(([name]) => name === ownIdOf(node))
  for (const token of tokens) {
    const error = errors.find(([name]) => name === ownIdOf(token.node))
    if (error && (token.at === 'user' || token.at === 'service')) return { token, error: error[1] }
  }
  if (tokens.some(({ at }) => at === 'entering' || at === 'leaving')) return {}
  const event = tokens.find((token) => ['message', 'signal', 'timer'].includes(token.at) && isNamed(token))
  if (event) return { token: event }
  const work = tokens.filter(({ at }) => at === 'user' || at === 'service')
  const first = work.find(isNamed) ?? work[0]
  if (first) return { token: first }
  const due = tokens.filter((token): token is Token & { dueAt: Date } => token.at === 'timer' && token.dueAt !== null)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0]
  return due && { token: due, at: due.dueAt }
}
