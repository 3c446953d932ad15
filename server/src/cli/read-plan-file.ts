import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { type Plan, readPlan } from '../modules/plan/public.ts'
import { whyUnreadable } from './read-file.ts'

/** What is wrong with the file of a plan, each with its place. */
export interface PlanFileRefusal {
  readonly code: 'plan-unreadable' | 'plan-unsound'
  readonly problems: readonly string[]
}

/**
 * Reads a plan from its file; refuses with `plan-unreadable` where there is no such file, with `plan-unsound` and all
 * that is wrong in it.
 */
export function readPlanFile(path: string): Result<Plan, PlanFileRefusal> {
  let parsed: unknown
  try {
    // An alias of an alias of an alias is how a small file becomes a large one: none are taken.
    parsed = parse(readFileSync(path, 'utf8').normalize('NFC'), { maxAliasCount: 0 })
  } catch (error) {
    return refuse({ code: 'plan-unreadable', problems: [whyUnreadable(path, error)] })
  }
  const found = readPlan(parsed)
  return found.ok ? ok(found.plan) : refuse({ code: 'plan-unsound', problems: found.problems })
}
