import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { systemClock } from './clock.ts'
import { undefinedIfMissing } from './missing-file.ts'

/** Where files go from the folder of a unit, and what lies there; in Vietnamese, for whoever stands at the scanner. */
const ASIDE = { claimed: '.dang-nhan', kept: 'da-nhan', refused: 'bi-tu-choi' } as const
/** A file that another process has had in hand for so long was left by one that ended. */
const LEFT_AFTER = 600_000
const CLAIM = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})__(.+)$/s

/** A file that this process has in hand. */
export interface ClaimedFile {
  /** The same as long as the file lies there, also after a restart: what was done under it is not done twice. */
  readonly claim: string
  /** As the scanner named it. */
  readonly name: string
  readonly path: string
  /** Stored: it lies aside for some days, then it is gone. */
  keep(): Promise<void>
  /** Not taken: it lies aside with a text file that says why. */
  refuse(why: string): Promise<void>
}

export interface HotFolder {
  /** Names of its subfolders, each of a unit. */
  units(): Promise<string[]>
  /**
   * Files of a subfolder that are complete: of the same size and moment as at the look before. Each is claimed, so that
   * of several processes one has it. Links are not followed, folders and hidden files left alone.
   */
  claim(unit: string): Promise<ClaimedFile[]>
  /** Opens a claimed file to be read; rejects where a link lies in its place. */
  read(file: Pick<ClaimedFile, 'path'>): Promise<FileHandle>
  /** Removes what was stored before `before` (machine time) and lies aside. */
  sweep(unit: string, before: Date): Promise<number>
}

/** The folder into which programs of scanners write: a subfolder a unit. */
export function openHotFolder(folder: string): HotFolder {
  const seen = new Map<string, string>()

  async function waiting(unit: string): Promise<string[]> {
    const complete: string[] = []
    for (const entry of await readdir(join(folder, unit), { withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue
      const path = join(folder, unit, entry.name)
      const found = await lstat(path).catch(undefinedIfMissing)
      if (!found) continue
      const look = `${String(found.size)} ${String(found.mtimeMs)}`
      if (found.size > 0 && seen.get(path) === look) complete.push(entry.name)
      seen.set(path, look)
    }
    return complete
  }

  async function claimed(unit: string, name: string): Promise<string | undefined> {
    const to = `${crypto.randomUUID()}__${name}`
    const from = join(folder, unit, name)
    seen.delete(from)
    try {
      await rename(from, join(folder, unit, ASIDE.claimed, to))
    } catch (error) {
      undefinedIfMissing(error)
      return undefined // another process was quicker
    }
    const now = systemClock.now()
    await utimes(join(folder, unit, ASIDE.claimed, to), now, now)
    return to
  }

  async function left(unit: string, own: readonly string[]): Promise<string[]> {
    const found: string[] = []
    for (const name of await readdir(join(folder, unit, ASIDE.claimed))) {
      const at = await lstat(join(folder, unit, ASIDE.claimed, name)).catch(undefinedIfMissing)
      if (at && !own.includes(name) && systemClock.now().getTime() - at.mtimeMs > LEFT_AFTER) found.push(name)
    }
    return found
  }

  function inHand(unit: string, lying: string): ClaimedFile[] {
    const [, claim, name] = CLAIM.exec(lying) ?? []
    if (claim === undefined || name === undefined) return []
    const path = join(folder, unit, ASIDE.claimed, lying)
    const aside = (where: keyof typeof ASIDE) => join(folder, unit, ASIDE[where], asideName(claim, name))
    return [{
      claim, name, path,
      keep: () => move(path, aside('kept')),
      async refuse(why) {
        await writeFile(`${aside('refused')}.ly-do.txt`, `${name}\n${why}\n`)
        await move(path, aside('refused'))
      },
    }]
  }

  return {
    async units() {
      const entries = await readdir(folder, { withFileTypes: true })
      return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name).sort()
    },
    async claim(unit) {
      for (const name of Object.values(ASIDE)) await mkdir(join(folder, unit, name), { recursive: true })
      const own: string[] = []
      for (const name of await waiting(unit)) {
        const got = await claimed(unit, name)
        if (got !== undefined) own.push(got)
      }
      return [...await left(unit, own), ...own].flatMap((lying) => inHand(unit, lying))
    },
    read: ({ path }) => open(path, constants.O_RDONLY | constants.O_NOFOLLOW),
    async sweep(unit, before) {
      let removed = 0
      for (const name of await readdir(join(folder, unit, ASIDE.kept)).catch(() => [])) {
        const path = join(folder, unit, ASIDE.kept, name)
        const found = await lstat(path).catch(undefinedIfMissing)
        if (!found?.isFile() || found.mtime >= before) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
  }
}

/** Where two files of one name lie side by side. */
function asideName(claim: string, name: string): string {
  const end = extname(name)
  return `${basename(name, end)}-${claim.slice(0, 8)}${end}`
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    undefinedIfMissing(error) // another process that found it left has moved it
  }
}
