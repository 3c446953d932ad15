import {
  closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, readdirSync, rmSync, truncateSync, writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { newFolder } from '../../instance.ts'
import type { Random } from '../random.ts'
import type { Motcua } from '../motcua.ts'

/** What a backup is made of, by the names in its folder; the key lies elsewhere. */
const KINDS: readonly (readonly [kind: string, path: RegExp])[] = [
  ['base', /\/base-[^/]+$/], ['log of the database', /\/wal-[^/]+$/], ['log of seals', /\/seals-[^/]+$/],
  ['run', /\/point-[^/]+$/], ['head', /\/head\.enc$/], ['stored file', /\/files\/.+$/],
]

interface How {
  readonly random: Random
  /** Of its kind, in the same backup. */
  readonly others: readonly string[]
  /** Of its name, in another backup with the same key. */
  readonly namesake: string
}

type Damage = (path: string, how: How) => void

/** The first three also before a restore. */
const DAMAGES: readonly (readonly [what: string, damage: Damage])[] = [
  ['a bit turned', (path, { random }) => { turnBit(path, random) }],
  ['cut short', (path, { random }) => { truncateSync(path, random.below(readFileSync(path).length)) }],
  ['missing', (path) => { rmSync(path) }],
  ['longer by a byte', (path) => { writeFileSync(path, '0', { flag: 'a' }) }],
  ['another of its kind', (path, { others, random }) => { writeFileSync(path, readFileSync(random.pick(others))) }],
  ['of another backup', (path, { namesake }) => { writeFileSync(path, readFileSync(namesake)) }],
]
const BEFORE_RESTORE = 3

export interface DamageFound {
  readonly kinds: number
  readonly done: number
  /** Damages after which the backup was taken for whole, or something was left of a restore. */
  readonly taken: readonly string[]
}

/**
 * Damages each kind of part of a whole backup, and its key, in each way, and asks whether it is taken for whole: by the
 * verification, and one of each kind by the restore. Each is mended again. Throws if it was not whole to begin with.
 */
export async function damageAll(
  motcua: Motcua, { backup, key, other, random }: {
    readonly backup: string
    readonly key: string
    /** Another backup with the same key. */
    readonly other: string
    readonly random: Random
  },
): Promise<DamageFound> {
  const verifies = async () => (await motcua('backup', 'verify', backup, '--key', key)).code === 0
  const restores = async () => {
    const folder = newFolder()
    rmSync(folder, { recursive: true })
    const { code } = await motcua('restore', backup, '--key', key, '--data', folder)
    const isLeft = existsSync(folder)
    rmSync(folder, { recursive: true, force: true })
    return code === 0 || isLeft
  }
  if (!await verifies()) throw new Error('the backup is damaged before anybody damaged it')
  const found = { kinds: 0, done: 0, taken: new Array<string>() }
  for (const [kind, paths] of partsOf(backup, key)) {
    for (const [n, [what, damage]] of DAMAGES.entries()) {
      // Of the logs of seals only the last is restored.
      const isRestored = n === found.kinds % BEFORE_RESTORE
      const path = isRestored ? paths.at(-1) ?? '' : random.pick(paths)
      const others = paths.filter((one) => one !== path)
      const namesake = path.replace(backup, other)
      if (others.length === 0 && what === 'another of its kind') continue
      // Stored files are named by what they hold: that of another backup is the same.
      const hasNamesake = !['key', 'stored file'].includes(kind) && existsSync(namesake)
      if (!hasNamesake && what === 'of another backup') continue
      const whole = readFileSync(path)
      damage(path, { random, others, namesake })
      if (await verifies()) found.taken.push(`${kind} ${what}, by the verification`)
      if (isRestored && await restores()) found.taken.push(`${kind} ${what}, by the restore`)
      writeFileSync(path, whole)
      found.done += isRestored ? 2 : 1
    }
    found.kinds += 1
  }
  if (!await verifies()) throw new Error('the backup was not mended')
  return found
}

/** Each kind that is there, with where its parts lie. */
function partsOf(backup: string, key: string): [kind: string, paths: readonly string[]][] {
  const all = readdirSync(backup, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  const parts = KINDS.map(([kind, path]): [string, string[]] => [kind, all.filter((one) => path.test(one))])
  return [...parts.filter(([, paths]) => paths.length > 0), ['key', [key]]]
}

function turnBit(path: string, random: Random): void {
  const file = openSync(path, 'r+')
  const [byte, at] = [Buffer.alloc(1), random.below(fstatSync(file).size)]
  readSync(file, byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ 1
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
}
