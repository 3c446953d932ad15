import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { textOfError } from '../../kernel/text-of-error.ts'

/** Everything that is wrong with the files of a folder, each with file and path; said all at once. */
export class Faults {
  readonly #folder: string
  readonly #found: string[] = []

  constructor(folder: string) {
    this.#folder = folder
  }

  /** `path` leads to the place inside the file, `/` between names and numbers. */
  add(file: string, path: string, text: string): void {
    this.#found.push(`${file}${path === '' ? '' : ` ${path}`}: ${text}`)
  }

  get count(): number {
    return this.#found.length
  }

  /** Throws DataSetError if anything was found. */
  end(): void {
    if (this.#found.length > 0) throw new DataSetError(this.#folder, this.#found)
  }
}

/** The files of a data set cannot be taken over; the message names every fault. */
export class DataSetError extends Error {
  readonly faults: readonly string[]
  constructor(folder: string, faults: readonly string[]) {
    super(`Bộ dữ liệu ${folder} có ${faults.length} lỗi:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'DataSetError'
    this.faults = faults
  }
}

/** A file of the folder as its schema says; undefined, with the faults noted, if it is missing or not written so. */
export function readYaml<T extends TSchema>(
  folder: string, file: string, schema: T, faults: Faults,
): Static<T> | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) {
    faults.add(file, '', 'không có tệp này')
    return undefined
  }
  const content = parseYaml(readFileSync(path, 'utf8'), file, faults)
  if (content === undefined || Value.Check(schema, content)) return content
  // Of an additional key two errors are told: `schema is false` at its place, and the list at the object.
  const errors = Value.Errors(schema, content).filter(({ keyword }) => keyword !== 'additionalProperties')
  for (const { instancePath, keyword, message, params } of errors.slice(0, 50)) {
    faults.add(file, instancePath || '/', sentenceOf(keyword, message, params))
  }
  return undefined
}

function parseYaml(text: string, file: string, faults: Faults): unknown {
  try {
    return parse(text.normalize('NFC'), { uniqueKeys: true, maxAliasCount: 0 })
  } catch (error) {
    const [line = ''] = textOfError(error).split('\n')
    faults.add(file, '', `không đọc được: ${line}`)
    return undefined
  }
}

function sentenceOf(keyword: string, message: string, params: object): string {
  const { requiredProperties, allowedValues, pattern, type } = params as {
    requiredProperties?: string[]; allowedValues?: unknown[]; pattern?: unknown; type?: unknown
  }
  if (keyword === 'boolean') return 'khóa này không có trong mẫu'
  if (keyword === 'required' && requiredProperties) return `thiếu ${requiredProperties.join(', ')}`
  if (keyword === 'enum' && allowedValues) return `phải là một trong: ${allowedValues.join(', ')}`
  if (keyword === 'pattern') return `không đúng dạng ${String(pattern)}`
  if (keyword === 'type') return `phải là ${String(type)}`
  return message
}
