import { rmSync } from 'node:fs'
import { environment } from './environment.ts'
import { newFolder, startInstance } from './instance.ts'

const READY = 'MOTCUA_E2E_READY'
/** The day of the demonstration on which nearly all specs begin, at eight. */
export const FIRST_MORNING = '2021-06-25'

/**
 * Set-up of the suite: starts the program once on an empty folder and keeps what it made there, so that not every spec
 * waits for the same database, migrations and import. Starts on a really empty folder are what other specs are about.
 */
export async function setup(): Promise<void> {
  const folder = newFolder()
  const instance = await startInstance({ folder, clock: `${FIRST_MORNING}T08:00:00+07:00` })
  await instance.stop()
  environment()[READY] = folder
}

export function teardown(): void {
  const folder = environment()[READY]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}

/** That folder, to begin with a copy of; undefined outside of the suite, or for another day. */
export function readyFolder(day: string): string | undefined {
  return day === FIRST_MORNING ? environment()[READY] || undefined : undefined
}
