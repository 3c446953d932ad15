/** Fees by the other engine: rules as they are written, each expression read anew by feelin. Slow, and our oracle. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { date as feelDate, evaluate as evaluateFeel } from 'feelin'
import { parse } from 'yaml'
import { type RawFeeItem, type RawFeesFile, asFeesFile } from '../src/cli/fees-file.ts'
import type { FeeFacts } from '../src/modules/payments/public.ts'

/** `fees.yaml` of a data set as it is written. */
export function rawFeesOf(folder: string): RawFeesFile {
  const path = join(folder, 'fees.yaml')
  return asFeesFile(parse(readFileSync(path, 'utf8').normalize('NFC')), path)
}

/** What each fee of a rule comes to; null for what is not known here. */
export function amountsOfFeelin(items: readonly RawFeeItem[], facts: FeeFacts): unknown[] {
  const theirs = { ...facts, onDay: feelDate(facts.onDay) }
  const ask = (text: string): unknown => evaluateFeel(text, theirs).value
  return items.map((item) => {
    if ('by' in item) return null
    if (item.exempt?.some(({ when }) => ask(when) === true)) return 0
    return item.amount === 'unpublished' ? null : ask(String(item.amount))
  })
}
