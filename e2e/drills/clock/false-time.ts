import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canInstall } from '../../install-debian.ts'

/** Debian's package `faketime`. */
const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
)

/** A clock of the machine for processes that are started with this environment, and for no other. */
export interface FalseTime {
  readonly env: Readonly<Record<string, string>>
  /** From now on the machine's clock is ahead by so many seconds, behind if negative; timers run on. */
  jump(seconds: number): void
  remove(): void
}

/** Undefined where the library is missing: then no clock can be made wrong. */
export function openFalseTime(): FalseTime | undefined {
  const find = () => LIBRARIES.find((path) => existsSync(path))
  const library = find() ?? (canInstall('faketime') ? find() : undefined)
  if (library === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'motcua-clock-'))
  const file = join(folder, 'offset')
  const jump = (seconds: number) => {
    writeFileSync(`${file}.new`, `${seconds < 0 ? '' : '+'}${String(seconds)}\n`)
    renameSync(`${file}.new`, file)
  }
  jump(0)
  return {
    env: {
      LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    jump, remove: () => { rmSync(folder, { recursive: true, force: true }) },
  }
}

/** For a process whose clock is wrong by always the same seconds, whatever the others' does. */
export function standingFalse({ env }: FalseTime, seconds: number): Readonly<Record<string, string>> {
  return {
    LD_PRELOAD: env['LD_PRELOAD'] ?? '', FAKETIME: `${seconds < 0 ? '' : '+'}${String(seconds)}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
}
