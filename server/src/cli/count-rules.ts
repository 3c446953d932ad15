import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { type Articles, type CountPolicy, articlesOf } from '../kernel/count-articles.ts'
import type { Day } from '../kernel/work-calendar.ts'
import { policyFile } from './data-set/policy-rows.ts'
import { validityOf } from './data-set/validity.ts'
import { defaultDataSet } from './data-set.ts'
import { readTimeOfDay } from './read-moment.ts'

/** What the rules in force on a day say of counting. */
export interface CountRules {
  readonly articles: Articles
  /** Minutes after midnight, of what is settled the same day (R6). */
  readonly sameDayCutoff: number | 'none'
}
export type CountRulesOn = (day: Day) => CountRules

/**
 * The rules of counting in `policies.yaml` of a data set, by day; law is the same everywhere, so a folder without that
 * file counts by the rules that come with the program. Throws an Error that names the file and each place where it is
 * not written as it should be; the values are judged by `import`.
 */
export function openCountRules(folder: string): CountRulesOn {
  const own = join(folder, 'policies.yaml')
  const path = existsSync(own) ? own : join(defaultDataSet(), 'policies.yaml')
  const raw: unknown = parse(readFileSync(path, 'utf8').normalize('NFC'))
  if (!Value.Check(policyFile, raw)) {
    const faults = Value.Errors(policyFile, raw).slice(0, 20)
    throw new Error(faults.map(({ instancePath, message }) => `${path}${instancePath}: ${message}`).join('\n'))
  }
  const general = raw.policies.filter(({ scope }) => scope === undefined)
  const rows = general.map((row) => ({ ...row, ...validityOf(row) }))
  const known = new Map<Day, CountRules>()
  return (day) => {
    const rules = known.get(day) ?? rulesOf((key) => rows.find((row) =>
      row.key === key && row.validFrom <= day && (row.validTo === null || day <= row.validTo)))
    known.set(day, rules)
    return rules
  }
}

function rulesOf(policy: (key: string) => CountPolicy | undefined): CountRules {
  const cutoff = policy('same-day-cutoff')?.value
  const minutes = typeof cutoff === 'string' ? readTimeOfDay(cutoff) : undefined
  return { articles: articlesOf({ policy }), sameDayCutoff: minutes ?? 'none' }
}
