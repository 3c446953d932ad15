import type { Json } from '../db.ts'
import type { DmnProblem } from '../dmn/check-dmn.ts'
import type { DecisionModel } from '../dmn/model.ts'
import type { ReadDmn } from '../dmn/read-dmn.ts'
import { openEndedThread } from '../ended-thread.ts'
import { type FeelAnswer, askFeel } from './ask-feel.ts'
import { isPlainFeel } from './check-feel.ts'

export type FeelOrder =
  | { readonly kind: 'read'; readonly xml: string }
  | { readonly kind: 'check'; readonly model: DecisionModel }
  | {
    readonly kind: 'expression'; readonly expression: string; readonly variables: Readonly<Record<string, Json>>
    readonly now: Date
  }
  | {
    readonly kind: 'decision'; readonly model: DecisionModel; readonly decision: string
    readonly variables: Readonly<Record<string, Json>>; readonly now: Date
  }

export interface Feel {
  /** One expression, with what is wrong in words if it has no answer. Ended after 200 ms. */
  evaluate(expression: string, variables: Readonly<Record<string, Json>>, now: Date): Promise<FeelAnswer>
  /** A decision of a model with all that it rests on. Ended after a second. */
  decide(
    model: DecisionModel, decision: string, variables: Readonly<Record<string, Json>>, now: Date,
  ): Promise<FeelAnswer>
  /**
   * As `readDmn`, of a file that somebody else wrote: its parser looks for the place of each thing that it does not
   * know from the beginning of the file, as that of BPMN does (ADR 0033). Ended after a second.
   */
  read(xml: string): Promise<ReadDmn>
  /** What is wrong with the way the decisions of a model are written (`problemsOfDmn`). Ended after two seconds. */
  check(model: DecisionModel): Promise<readonly DmnProblem[]>
  close(): Promise<void>
}

const LONGEST = { expression: 200, decision: 1_000, read: 1_000, check: 2_000 } as const

/**
 * FEEL of models that others wrote. What is plainly short is asked at once; everything else in a thread of its own,
 * which is ended when it takes too long: `matches("aaaa…!", "^(a+)+$")` would hold up a whole program for minutes.
 */
export function openFeel(): Feel {
  const thread = openEndedThread<FeelOrder, FeelAnswer>({
    module: new URL('feel-thread-work.ts', import.meta.url), megabytes: 128,
    longest: ({ kind }) => LONGEST[kind],
    givenUp: (text) => ({ ok: false, text }),
  })
  return {
    async evaluate(expression, variables, at) {
      if (isPlainFeel(expression)) return askFeel(expression, variables, at)
      return thread.ask({ kind: 'expression', expression, variables, now: at })
    },
    decide: async (model, decision, variables, at) =>
      thread.ask({ kind: 'decision', model, decision, variables, now: at }),
    async read(xml) {
      const answer = await thread.ask({ kind: 'read', xml })
      return answer.ok ? { ok: true, model: answer.value as unknown as DecisionModel } : answer // as the thread has it
    },
    async check(model) {
      const answer = await thread.ask({ kind: 'check', model })
      if (answer.ok) return answer.value as unknown as readonly DmnProblem[] // as the work of the thread has it
      const [first = ''] = Object.keys(model.decisions)
      return [{ decision: first, text: `không kiểm tra hết được: ${answer.text}` }]
    },
    close: thread.close,
  }
}
