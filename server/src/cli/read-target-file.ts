import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { whyUnreadable } from './read-file.ts'

/** What is wrong with the targets of a data set, and where. */
export interface TargetFileRefusal {
  readonly code: 'targets-unreadable' | 'targets-unsound'
  readonly text: string
}

/**
 * Reads the targets of a data set by `read`; refuses with `targets-unreadable` where there is no such file, with
 * `targets-unsound` and all that is wrong in it.
 */
export function readTargetFile<T>(
  folder: string, read: (parsed: unknown) => { readonly value: T } | { readonly problems: readonly string[] },
): Result<T, TargetFileRefusal> {
  const path = join(folder, 'targets.yaml')
  let parsed: unknown
  try {
    // An alias of an alias of an alias is how a small file becomes a large one: none are taken.
    parsed = parse(readFileSync(path, 'utf8').normalize('NFC'), { maxAliasCount: 0 })
  } catch (error) {
    return refuse({ code: 'targets-unreadable', text: whyUnreadable(path, error) })
  }
  const found = read(parsed)
  return 'value' in found ? ok(found.value)
    : refuse({ code: 'targets-unsound', text: `${path}: ${found.problems.join('; ')}` })
}
