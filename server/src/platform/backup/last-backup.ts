import { readFile, rename, writeFile } from 'node:fs/promises'
import { undefinedIfMissing } from '../missing-file.ts'

/** Clocks of two machines may differ; a moment further ahead would make a backup look young for as long. */
const AHEAD_SECONDS = 300

/**
 * Leaves the moment up to which everything is backed up in a file, for whoever watches its age. Outside of the
 * database: one that was restored must not say of itself that it is backed up.
 */
export async function tellLastBackup(path: string, at: string): Promise<void> {
  const part = `${path}.part`
  await writeFile(part, `${at}\n`, { mode: 0o644, flush: true })
  await rename(part, path)
}

/**
 * Seconds since that moment; undefined where none was left yet. Throws where the file cannot be read, holds no moment
 * (ISO 8601, UTC), or one that is yet to come.
 */
export async function readBackupAge(path: string, machineNow: Date): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(undefinedIfMissing)
  if (text === undefined) return undefined
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text.trim()) ? Date.parse(text.trim()) : NaN
  const age = (machineNow.getTime() - at) / 1_000
  if (!(age >= -AHEAD_SECONDS)) throw new Error('the file of the last backup holds no moment that has been')
  return Math.max(0, age)
}
