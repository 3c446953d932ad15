import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { loadTargets, loadTiles, readTargets, readTiles } from '../modules/reporting/public.ts'
import { Faults } from './data-set/faults.ts'
import { type ImportPart, asProgram } from './import.ts'
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
    parsed = parseFile(path)
  } catch (error) {
    return refuse({ code: 'targets-unreadable', text: whyUnreadable(path, error) })
  }
  const found = read(parsed)
  return 'value' in found ? ok(found.value)
    : refuse({ code: 'targets-unsound', text: `${path}: ${found.problems.join('; ')}` })
}

/** An alias of an alias of an alias is how a small file becomes a large one: none are taken. */
function parseFile(path: string): unknown {
  return parse(readFileSync(path, 'utf8').normalize('NFC'), { maxAliasCount: 0 })
}

/** Targets and maps of tiles of a data set; a folder may have neither. */
export const targetsPart: ImportPart = {
  name: 'targets',
  prepare({ folder }) {
    const faults = new Faults(folder)
    const targets = readSound(folder, 'targets.yaml', faults, (parsed) => {
      const read = readTargets(parsed)
      return read.ok ? { value: parsed } : read
    })
    const layouts = readSound(folder, 'geo.yaml', faults, (parsed) => {
      const read = readTiles(parsed)
      return read.ok ? { value: read.layouts } : read
    })
    faults.end()
    return async (backing) => {
      const loads = [
        ...targets === undefined ? [] : [await asProgram(backing, 'targets', async (ctx) => ok(await loadTargets(ctx, targets)))],
        ...layouts === undefined ? [] : [await asProgram(backing, 'tiles', async (ctx) => ok(await loadTiles(ctx, layouts)))],
      ]
      const changed = loads.filter((one) => one).length
      return { added: 0, changed, unchanged: loads.length - changed, notes: [] }
    }
  },
}

function readSound<T>(
  folder: string, file: string, faults: Faults,
  read: (parsed: unknown) => { readonly value: T } | { readonly problems: readonly string[] },
): T | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) return undefined
  let parsed: unknown
  try {
    parsed = parseFile(path)
  } catch (error) {
    faults.add(file, '', whyUnreadable(path, error))
    return undefined
  }
  const found = read(parsed)
  if ('value' in found) return found.value
  for (const problem of found.problems) faults.add(file, '', problem)
  return undefined
}
