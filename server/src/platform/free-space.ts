import { statfs } from 'node:fs/promises'

/** Room on the disk of one folder, as it is left to this program: what is kept for root does not count. */
export interface FreeSpace {
  readonly folder: string
  readonly freeBytes: number
  /** From 0 to 1. */
  readonly ratio: number
}

/** Looks at each folder; one that is not there is left out. The fullest comes first. */
export async function readFreeSpace(folders: readonly string[]): Promise<FreeSpace[]> {
  const read = await Promise.all(folders.map(async (folder) => {
    const found = await statfs(folder).catch(() => undefined)
    if (!found || found.blocks === 0) return []
    return [{ folder, freeBytes: found.bavail * found.bsize, ratio: found.bavail / found.blocks }]
  }))
  return read.flat().sort((a, b) => a.ratio - b.ratio)
}
