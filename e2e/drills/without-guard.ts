import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A place in the program that guards something, and what stands there when it does not. */
export interface Guard {
  /** From the root of the project. */
  readonly file: string
  /** As it stands there, once. */
  readonly text: string
  readonly instead: string
}

export interface Unguarded {
  /** To start instead of `server/bin/motcua.mjs`. */
  readonly entry: string
  remove(): void
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Copied, since a guard may stand there; all else is reached by links. */
const COPIED = ['contracts', 'forms', 'server']

/**
 * A copy of the program without these guards, so that a control needs no switch in the program itself, which somebody
 * could find and use. Throws if a guard no longer stands where it is said to: the control would then take nothing out.
 */
export function withoutGuards(guards: readonly Guard[]): Unguarded {
  const copy = mkdtempSync(join(tmpdir(), 'motcua-unguarded-'))
  const link = (path: string) => { symlinkSync(join(ROOT, path), join(copy, path)) }
  for (const name of readdirSync(ROOT)) if (![...COPIED, 'node_modules', '.git'].includes(name)) link(name)
  for (const name of COPIED) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  }
  mkdirSync(join(copy, 'node_modules/@motcua'), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'node_modules'))) if (name !== '@motcua') link(`node_modules/${name}`)
  for (const name of [...COPIED, 'sandbox', 'web']) symlinkSync(join(copy, name), join(copy, 'node_modules/@motcua', name))
  for (const guard of guards) exchange(copy, guard)
  return {
    entry: join(copy, 'server/bin/motcua.mjs'), remove: () => { rmSync(copy, { recursive: true, force: true }) },
  }
}

/** Writes something else where a text stands in a file of `folder`; throws unless it stands there once. */
export function exchange(folder: string, { file, text, instead }: Guard): void {
  const path = join(folder, file)
  const parts = readFileSync(path, 'utf8').split(text)
  if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times: ${text}`)
  writeFileSync(path, parts.join(instead))
}
