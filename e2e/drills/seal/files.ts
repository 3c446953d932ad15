import { closeSync, openSync, readFileSync, readSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Random } from '../random.ts'
import type { Change } from './tamper.ts'

/** Files on disk that papers name: a bit turned, cut short, taken away. */
export async function spoilFiles(
  database: pg.Pool, random: Random, { folder, count }: { readonly folder: string; readonly count: number },
): Promise<Change[]> {
  const { rows } = await database.query<{ sha256: string }>(
    "select distinct encode(sha256, 'hex') as sha256 from documents.paper order by 1",
  )
  const changes: Change[] = []
  const taken = new Set<string>()
  while (changes.length < Math.min(count, rows.length)) {
    const { sha256 } = random.pick(rows)
    if (taken.has(sha256)) continue
    taken.add(sha256)
    changes.push(random.pick([turnBit, cutShort, takeAway])(pathOf(folder, sha256), sha256, random))
  }
  return changes
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

function turnBit(path: string, sha256: string, random: Random): Change {
  const before = readFileSync(path)
  const file = openSync(path, 'r+')
  const at = random.below(before.length)
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ (1 << random.below(8))
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
  return { what: 'a bit of a file', expected: [`file-changed ${sha256}`], undo: () => putBack(path, before) }
}

function cutShort(path: string, sha256: string, random: Random): Change {
  const before = readFileSync(path)
  writeFileSync(path, before.subarray(0, random.below(before.length)))
  return { what: 'a file cut short', expected: [`file-changed ${sha256}`], undo: () => putBack(path, before) }
}

function takeAway(path: string, sha256: string): Change {
  renameSync(path, `${path}.away`)
  return {
    what: 'a file taken away', expected: [`file-missing ${sha256}`],
    undo: async () => { renameSync(`${path}.away`, path) },
  }
}

async function putBack(path: string, before: Buffer): Promise<void> {
  writeFileSync(path, before)
}
