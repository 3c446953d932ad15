import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withSnapshot } from '../../../platform/snapshot.ts'
import { type SigningKey, keyIdOf, readCursorText, readLine, writeLine } from './seal-line.ts'
import { KEY_NAME } from './seal-log.ts'
import { SEALER, type Sealer, SealsDisagree, isOutside, keyInUse, publish } from './seal-next.ts'
import { insertSeal, lastSeal } from './seal-store.ts'

/** The workers hold the log for a moment every few seconds. */
const [TRIES, BETWEEN] = [100, 200]

/**
 * Tells in the log that another key signs from here on, signed with the one before, which signs no more. Told already,
 * it is not told again. Throws SealsDisagree where nothing was sealed yet, or the log is not that of this database.
 */
export async function changeSealKey(sealer: Sealer, next: SigningKey): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await publish(sealer)
    if (await tellKey(sealer, next)) {
      await publish(sealer)
      return
    }
    await pause(BETWEEN)
  }
  throw new Error('the log of seals is always in use')
}

/** False while somebody else is at the log. */
async function tellKey(sealer: Sealer, next: SigningKey): Promise<boolean> {
  const done = await withSnapshot(sealer.connectionString, { writes: true, lock: SEALER }, async (snapshot) => {
    const last = await lastSeal(snapshot)
    if (!last) throw new SealsDisagree('nothing is sealed yet: the first seal tells its key itself')
    if (!await isOutside(last.line, sealer.log)) return false
    const line = readLine(last.line)
    if (line?.fact.kind === 'key' && keyIdOf(line.fact.publicKey) === next.id || line?.keyId === next.id) return true
    const told = writeLine({
      number: last.number + 1, at: sealer.machineNow(), previous: last.line,
      fact: { kind: 'key', publicKey: next.publicKey },
    }, await keyInUse(sealer, last.line))
    await insertSeal(snapshot, { number: told.number, line: told.text, leaves: '', end: readCursorText(last.end) })
    return true
  })
  return done ?? false
}

/** Where the key that comes next waits in the folder of the log until it is told. */
export function nextKeyIn(folder: string): string {
  return join(folder, `${KEY_NAME}.next`)
}

/** The key that was told is the folder's own; the one before is gone. */
export async function takeNextKey(folder: string): Promise<void> {
  await rename(nextKeyIn(folder), join(folder, KEY_NAME))
}
