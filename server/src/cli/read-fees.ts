import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type OverFacts, compileOverFacts } from '@motcua/forms/compile-over-facts.ts'
import { type Context, dateFrom } from '@motcua/forms/feel-values.ts'
import { parse } from 'yaml'
import { type Day, isDay } from '../kernel/civil-day.ts'
import { parseProcedureCode } from '../kernel/procedure-code.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import {
  type AskFacts, FACT_NAMES, type FactName, type FeeFacts, type FeeOfRule, type FeeRule,
} from '../modules/payments/public.ts'
import { type RawFeeItem, type RawFeesFile, asFeesFile } from './fees-file.ts'

/** A rule with the procedures it is for, by their ids, and its first and last day (null: for ever). */
export interface FeeRuleRow {
  readonly procedures: readonly string[]
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly rule: FeeRule
}

export interface ReadFees {
  /** Codes of what a person or a case may count as, with their names. */
  readonly subjects: ReadonlyMap<string, string>
  readonly rows: readonly FeeRuleRow[]
  /** The rule of a procedure, by its id, that holds on a day. */
  readonly ruleOn: (id: string, day: Day) => FeeRule | undefined
  /** Expressions that do not compile: `ct-ban-sao/Phí chứng thực bản sao/amount`, and why, in Vietnamese. */
  readonly problems: readonly { readonly place: string; readonly text: string }[]
}

/** Since when what has no date is in force. */
const BEGINNING = '1989-07-01'

/**
 * The rules of `fees.yaml` of a data set, each expression compiled once. What does not compile stays in its place as a
 * fee that is refused when it is asked for, and is among `problems`: one slip must not stop all other procedures.
 *
 * Throws an Error that names the file when it cannot be read, is not written as it should be, or has two rules for one
 * procedure and day.
 */
export function readFees(folder: string): ReadFees {
  const path = join(folder, 'fees.yaml')
  const raw = parsed(path)
  const subjects = new Map(raw.subjects.map(({ code, name_vi }) => [code, name_vi]))
  const problems: { place: string; text: string }[] = []
  const rows = raw.rules.map((one): FeeRuleRow => {
    const { procedures, valid_from: validFrom = BEGINNING, valid_to: validTo = null, items } = one
    const byCode = procedures.find((text) => parseProcedureCode(text) !== undefined)
    if (byCode !== undefined) throw new Error(`${path}: ${byCode}: a rule names procedures by their ids, so that none has two`)
    for (const day of [validFrom, validTo]) {
      if (day !== null && !isDay(day)) throw new Error(`${path}: ${procedures.join(', ')}: ${day} is no day`)
    }
    const needs = new Set<FactName>()
    const fees = items.map((item) => feeOf(item, {
      subjects, needs, fault: (at, text) => {
        problems.push({ place: `${procedures[0] ?? ''}/${item.name_vi}/${at}`, text })
      },
    }))
    const rule = { needs: FACT_NAMES.filter((name) => needs.has(name)), fees }
    return { procedures, validFrom, validTo, rule }
  })
  const byKey = rowsByKey(rows, path)
  return {
    subjects, rows, problems,
    ruleOn: (id, day) => (byKey.get(id) ?? []).find((row) => holdsOn(row, day))?.rule,
  }
}

/** An alias of an alias of an alias is how a small file becomes a large one: none are taken. */
function parsed(path: string): RawFeesFile {
  let value: unknown
  try {
    value = parse(readFileSync(path, 'utf8').normalize('NFC'), { maxAliasCount: 0 })
  } catch (error) {
    throw new Error(`${path}: ${textOfError(error)}`, { cause: error })
  }
  return asFeesFile(value, path)
}

interface Bench {
  readonly subjects: ReadonlyMap<string, string>
  readonly needs: Set<FactName>
  readonly fault: (at: string, text: string) => void
}

function feeOf(item: RawFeeItem, bench: Bench): FeeOfRule {
  const { name_vi: name, kind, article } = item
  const common = { name, kind, article, ...item.says_vi !== undefined && { says: item.says_vi } }
  if ('by' in item) return { ...common, how: { by: item.by }, exempt: [] }
  const broken: string[] = []
  const ask = (text: string, at: string): AskFacts => {
    const compiled = compiledOf(text, bench.subjects)
    if (typeof compiled !== 'string') {
      for (const fact of compiled.reads) bench.needs.add(fact as FactName)
      return askOf(compiled)
    }
    broken.push(compiled)
    bench.fault(at, compiled)
    return () => null
  }
  const exempt = (item.exempt ?? []).map(({ when, reason_vi: reason, article: of }, nth) =>
    ({ when: ask(when, `exempt/${nth}`), reason, article: of }))
  const how: FeeOfRule['how'] = item.amount === 'unpublished'
    ? { by: 'unpublished' }
    : { by: 'amount', ask: ask(String(item.amount), 'amount') }
  return { ...common, exempt, how: broken[0] === undefined ? how : { by: 'broken', text: broken[0] } }
}

function compiledOf(text: string, subjects: ReadonlyMap<string, string>): OverFacts | string {
  const compiled = compileOverFacts(text, FACT_NAMES)
  if (!compiled.ok) return compiled.problem.text
  if (compiled.value.readsOtherwise.includes('subjects')) {
    return 'Chỉ hỏi diện bằng list contains(subjects, "mã"), mỗi mã một lần, để mã viết sai được nhận ra.'
  }
  const stranger = compiled.value.soughtIn.get('subjects')?.find((code) => !subjects.has(code))
  return stranger === undefined ? compiled.value : `Không có diện “${stranger}” trong danh sách subjects.`
}

/** Dates cost the most of a computation, so only expressions that read the day are given one. */
function askOf({ ask, reads }: OverFacts): AskFacts {
  if (reads.length === 0) {
    const value = ask({})
    return () => value
  }
  if (!reads.includes('onDay')) return (facts) => ask(facts as FeeFacts & Context)
  return (facts) => ask({ ...facts, onDay: dateFrom(facts.onDay) })
}

function holdsOn({ validFrom, validTo }: FeeRuleRow, day: Day): boolean {
  return validFrom <= day && (validTo === null || validTo >= day)
}

function rowsByKey(rows: readonly FeeRuleRow[], path: string): ReadonlyMap<string, readonly FeeRuleRow[]> {
  const byKey = new Map<string, FeeRuleRow[]>()
  for (const row of rows) {
    if (row.validTo !== null && row.validTo < row.validFrom) {
      throw new Error(`${path}: ${row.procedures.join(', ')}: valid_to before valid_from`)
    }
    for (const key of row.procedures) {
      const others = byKey.get(key) ?? []
      const shared = others.find((other) =>
        (other.validTo ?? row.validFrom) >= row.validFrom && (row.validTo ?? other.validFrom) >= other.validFrom)
      if (shared) throw new Error(`${path}: ${key} has two rules on ${maxOf(shared.validFrom, row.validFrom)}`)
      byKey.set(key, [...others, row])
    }
  }
  return byKey
}

function maxOf(one: Day, other: Day): Day {
  return one > other ? one : other
}
