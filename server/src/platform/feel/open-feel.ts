import type { Json } from '../db.ts'
import type { DecisionModel } from '../dmn/model.ts'
import { openEndedThread } from '../ended-thread.ts'
import { type FeelAnswer, askFeel } from './ask-feel.ts'
import { isPlainFeel } from './check-feel.ts'

export type FeelOrder = { readonly now: Date } & (
  | { readonly kind: 'expression'; readonly expression: string; readonly variables: Readonly<Record<string, Json>> }
  | {
    readonly kind: 'decision'; readonly model: DecisionModel; readonly decision: string
    readonly variables: Readonly<Record<string, Json>>
  }
)

export interface Feel {
  /** One expression, with what is wrong in words if it has no answer. Ended after 200 ms. */
  evaluate(expression: string, variables: Readonly<Record<string, Json>>, now: Date): Promise<FeelAnswer>
  /** A decision of a model with all that it rests on. Ended after a second. */
  decide(
    model: DecisionModel, decision: string, variables: Readonly<Record<string, Json>>, now: Date,
  ): Promise<FeelAnswer>
  close(): Promise<void>
}

const [LONGEST_EXPRESSION, LONGEST_DECISION] = [200, 1_000]

/**
 * FEEL of models that others wrote. What is plainly short is asked at once; everything else in a thread of its own,
 * which is ended when it takes too long: `matches("aaaa…!", "^(a+)+$")` would hold up a whole program for minutes.
 */
export function openFeel(): Feel {
  const thread = openEndedThread<FeelOrder, FeelAnswer>({
    module: new URL('feel-thread-work.ts', import.meta.url), megabytes: 128,
    longest: ({ kind }) => kind === 'expression' ? LONGEST_EXPRESSION : LONGEST_DECISION,
    givenUp: (text) => ({ ok: false, text }),
  })
  return {
    async evaluate(expression, variables, at) {
      if (isPlainFeel(expression)) return askFeel(expression, variables, at)
      return thread.ask({ kind: 'expression', expression, variables, now: at })
    },
    decide: async (model, decision, variables, at) =>
      thread.ask({ kind: 'decision', model, decision, variables, now: at }),
    close: thread.close,
  }
}
