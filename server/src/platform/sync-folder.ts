import { open } from 'node:fs/promises'

/** A new name is on disk only when the folder that holds it is: after this a power cut leaves it there. */
export async function syncFolder(folder: string): Promise<void> {
  const holder = await open(folder)
  try { await holder.sync() } finally { await holder.close() }
}
