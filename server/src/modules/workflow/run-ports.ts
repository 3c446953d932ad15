import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import type { DecisionModel } from '../../platform/dmn/model.ts'
import type { Json } from './domain/json.ts'
import type { Evaluated, RunPorts, Variables } from './domain/run/instance.ts'
import { lookUp } from './look-ups.ts'
import { momentAfter } from './domain/moment-after.ts'

/**
 * What is done when a process asks for it, within the transaction, instead of what the program looks up; undefined: not
 * at once.
 */
export type Deeds = (
  deed: string | null, node: string, variables: Variables,
) => Promise<Evaluated<Json> | undefined>

export interface PortsOf {
  readonly feel: Feel
  readonly now: Date
  readonly decisions: Readonly<Record<string, DecisionModel>>
  /** Of the unit that has the step of a node; none where a process counts no working time. */
  readonly calendarOf?: ((node: string) => WorkCalendar | undefined) | undefined
  readonly deeds?: Deeds | undefined
}

/** What the engine asks of the outside, from what the program has. */
export function portsOf({ feel, now, decisions, calendarOf, deeds }: PortsOf): RunPorts {
  return {
    now,
    evaluate: async (expression, variables) => feel.evaluate(expression, variables, now),
    async decide(decision, variables) {
      const model = Object.values(decisions).find((one) =>
        Object.values(one.decisions).some(({ id, name }) => id === decision || name === decision))
      if (!model) return { ok: false, text: `không có quyết định ${decision}` }
      const answer = await feel.decide(model, decision, variables, now)
      const [fault] = answer.ok ? answer.faults ?? [] : []
      return fault === undefined ? answer : { ok: false, text: fault }
    },
    serve: async (deed, node, variables) => deeds
      ? deeds(deed, node, variables)
      : Promise.resolve(lookUp(deed, variables, { now, calendar: calendarOf?.(node) })),
    dueAfter: (duration, from, { isWorkingTime, node }) =>
      momentAfter(duration, from, isWorkingTime ? calendarOf?.(node) : null),
  }
}
