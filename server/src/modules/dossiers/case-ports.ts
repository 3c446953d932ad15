import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx, Json, Tx } from '../../platform/db.ts'
import { type RunPorts, findStep, portsOf } from '../workflow/public.ts'
import { type CaseFacts, unitOfStep } from './case-facts.ts'
import { nestedAnswers } from './domain/nested-answers.ts'
import { seenOfDossier } from './seen-of-dossier.ts'

/**
 * What the process of a dossier asks of the outside. Conditions, scripts and rules see, beside the variables of the
 * run, `dossier` and `answers` (docs/process-variables.md): read when they are asked, and kept in no run, so that a
 * declaration stands in one place. Days and hours of work are those of the unit that has the step.
 */
export function portsOfCase(ctx: Ctx, facts: CaseFacts): RunPorts {
  const ports = portsOf({
    feel: facts.feel, now: ctx.now, decisions: facts.process.decisions, calendarOf: (node) => calendarAt(facts, node),
  })
  const seen = seenOf(facts)
  return {
    ...ports,
    evaluate: async (expression, variables) =>
      ports.evaluate(expression, { ...await seen(ctx.tx, expression.includes('answers')), ...variables }),
    decide: async (decision, variables) => ports.decide(decision, { ...await seen(ctx.tx, true), ...variables }),
  }
}

type Seen = Readonly<Record<string, Json>>

function seenOf(facts: CaseFacts) {
  const { asked } = facts
  const dossier: Json = { id: asked.publicId, code: asked.number, ...seenOfDossier(facts.directory, asked, facts) }
  let answers: Promise<Json> | undefined
  return async (tx: Tx, withAnswers: boolean): Promise<Seen> =>
    withAnswers ? { dossier, answers: nestedAnswers(await (answers ??= asked.answers(tx))) as Json } : { dossier }
}

function calendarAt(facts: CaseFacts, node: string): WorkCalendar {
  const { directory, process, receivesAtId } = facts
  const at = process.model.nodes[node]
  const step = findStep(process.model, at?.kind === 'boundary' ? at.attachedTo : node)
  const unit = step && unitOfStep(facts, step)
  return directory.calendarOf(unit?.id ?? receivesAtId).calendar
}
