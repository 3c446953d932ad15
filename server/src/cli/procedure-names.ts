import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Day } from '../kernel/civil-day.ts'
import { parseProcedureCode } from '../kernel/procedure-code.ts'
import { textOfError } from '../kernel/text-of-error.ts'

/** What one procedure is called over one span of days. */
export interface ProcedureName {
  readonly id: string
  /** Base code. */
  readonly code: string
  readonly name: string
  readonly validFrom: Day
  readonly validTo: Day | null
}

interface Named {
  readonly id: string
  readonly code: string
  readonly name_vi: string
  readonly valid_from?: Day
  readonly valid_to?: Day
  readonly versions?: readonly { readonly code: string; readonly valid_from?: Day; readonly valid_to?: Day }[]
}

/**
 * Ids, codes and names of the procedures of a data set, and nothing else of them: a tenth of the time that the whole
 * catalogue takes (`readProcedures`, which also judges it). Throws an Error naming a file that cannot be read.
 */
export function readProcedureNames(folder: string): ProcedureName[] {
  const files = ['procedures.yaml', 'procedures-guessed.yaml'].map((name) => join(folder, name))
  const present = files.filter((path) => existsSync(path))
  if (present.length === 0) throw new Error(`${folder}: no procedures.yaml`)
  return present.flatMap(proceduresIn).flatMap(({ id, name_vi: name, versions, ...own }) =>
    (versions ?? [own]).map((one) => ({
      id, name: name.normalize('NFC'), code: parseProcedureCode(one.code)?.base ?? one.code,
      validFrom: one.valid_from ?? '1989-07-01', validTo: one.valid_to ?? null,
    })))
}

function proceduresIn(path: string): Named[] {
  let whole: unknown
  try {
    whole = parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 })
  } catch (error) {
    throw new Error(`${path}: ${textOfError(error)}`, { cause: error })
  }
  const list = whole !== null && typeof whole === 'object' && 'procedures' in whole ? whole.procedures : undefined
  if (!Array.isArray(list) || !list.every(isNamed)) throw new Error(`${path}: procedures without id, code or name_vi`)
  return list
}

function isNamed(one: unknown): one is Named {
  return one !== null && typeof one === 'object' &&
    ['id', 'code', 'name_vi'].every((key) => typeof (one as Record<string, unknown>)[key] === 'string')
}
