import { withSnapshot } from '../../../platform/snapshot.ts'
import { readCursorText, readLine, writeLine } from './seal-line.ts'
import { SEALER, type Sealer, SealsDisagree, keyInUse, publish } from './seal-next.ts'
import { insertSeal, lastSeal } from './seal-store.ts'

/**
 * Says in the log outside that the database went back, signed: its seals after the last one here hold no longer, and
 * that they once did stays to be read. Answers how many; none where nothing was taken back. Throws SealsDisagree if the
 * two parted before that.
 */
export async function tellRestore(sealer: Sealer, era: number): Promise<number> {
  const outside = await sealer.log.last()
  const theirs = outside === undefined ? undefined : readLine(outside)
  const gone = await withSnapshot(sealer.connectionString, { writes: true, lock: SEALER }, async (snapshot) => {
    const mine = await lastSeal(snapshot)
    if (!theirs || theirs.number <= (mine?.number ?? 0)) return 0
    const lines = await sealer.log.read()
    const same = lines.find((line) => readLine(line)?.number === mine?.number)
    if (mine && same !== mine.line)
      throw new SealsDisagree(`line ${mine.number} here is not line ${mine.number} outside`)
    const line = writeLine({
      number: theirs.number + 1, at: sealer.machineNow(), previous: outside,
      fact: { kind: 'restore', keeps: mine?.number ?? 0, era },
    }, await keyInUse(sealer, outside))
    await insertSeal(snapshot, {
      number: line.number, line: line.text, leaves: '', end: readCursorText(mine?.end ?? '0/0/0'),
    })
    // before the commit, or a crash between would leave a line here that is not the next outside
    await sealer.log.append([line.text])
    return theirs.number - (mine?.number ?? 0)
  })
  if (gone === 0) await publish(sealer)
  return gone ?? 0
}
