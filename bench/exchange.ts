import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { benchCommandCentre } from './exchange-command-centre.ts'
import { benchOutbox } from './exchange-outbox.ts'
import { benchReconcile } from './exchange-reconcile.ts'
import { benchSignIn } from './exchange-sign-in.ts'
import { type Figure, figureOf, tell } from './figure.ts'

const RUN = fileURLToPath(new URL('../e2e/run.mjs', import.meta.url))
/** Of the attachment of a package, and megabytes of memory that writing and reading it may take (issue 8, „Speed“). */
const [PACKAGE_BYTES, MOST_MEGABYTES] = [50_000_000, 200]

/** What goes to outside systems and comes from them. */
export async function benchExchange(): Promise<Figure[]> {
  return [
    await edxmlMemory(), ...await benchOutbox(), ...await benchCommandCentre(), ...await benchReconcile(),
    ...await benchSignIn(),
  ]
}

async function edxmlMemory(): Promise<Figure> {
  const { stdout } = await promisify(execFile)(process.execPath, [RUN, '../bench/exchange-edxml.ts', String(PACKAGE_BYTES)])
  const added = Number(stdout)
  tell(`exchange: a package of 50 MB written and read: ${added.toFixed(1)} MB of memory more at the peak`)
  return figureOf('exchange', 'edxml-memory', added, 'MB', MOST_MEGABYTES, true)
}
