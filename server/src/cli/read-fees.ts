import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FeeItemText, compileFeeRule } from '@motcua/forms/compile-fee-rule.ts'
import { parse } from 'yaml'
import { type Day, isDay } from '../kernel/civil-day.ts'
import { parseProcedureCode } from '../kernel/procedure-code.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import type { FeeRuleText } from '../modules/catalogue/public.ts'
import { FACT_NAMES, type FeeRule } from '../modules/payments/public.ts'
import { type RawFeeItem, type RawFeesFile, asFeesFile } from './fees-file.ts'

/** A rule with the procedures it is for, by their ids, and its first and last day (null: for ever). */
export interface FeeRuleRow {
  readonly procedures: readonly string[]
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly rule: FeeRule
  /** The same as a version of a procedure keeps it. */
  readonly text: FeeRuleText
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
  const proofs = new Map(raw.subjects.flatMap(({ code, proof_vi: proof }) =>
    proof === undefined ? [] : [[code, { proof }] as const]))
  const problems: { place: string; text: string }[] = []
  const rows = raw.rules.map((one): FeeRuleRow => {
    const { procedures, valid_from: validFrom = BEGINNING, valid_to: validTo = null, items } = one
    const byCode = procedures.find((text) => parseProcedureCode(text) !== undefined)
    if (byCode !== undefined) throw new Error(`${path}: ${byCode}: a rule names procedures by their ids, so that none has two`)
    for (const day of [validFrom, validTo]) {
      if (day !== null && !isDay(day)) throw new Error(`${path}: ${procedures.join(', ')}: ${day} is no day`)
    }
    const texts = items.map(textOf)
    const { asksFor, problems: found, ...rule } = compileFeeRule(texts, FACT_NAMES, new Set(subjects.keys()))
    problems.push(...found.map(({ place, text }) => ({ place: `${procedures[0] ?? ''}/${place}`, text })))
    const asked = asksFor.map((code) => ({ code, name: subjects.get(code) ?? code, ...proofs.get(code) }))
    return { procedures, validFrom, validTo, rule, text: { validFrom, validTo, subjects: asked, items: texts } }
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

/** A fee of the file as a version of a procedure keeps it. */
function textOf(item: RawFeeItem): FeeItemText {
  const { name_vi: name, kind, article, says_vi: says } = item
  const common = { name, kind, article, ...says !== undefined && { says } }
  if ('by' in item) return { ...common, amount: item.by }
  const exempt = item.exempt?.map(({ when, reason_vi: reason, article: of }) => ({ when, reason, article: of }))
  return { ...common, amount: String(item.amount), ...exempt && { exempt } }
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
