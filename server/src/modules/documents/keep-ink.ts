import { Readable } from 'node:stream'
import type { Storage } from '../../platform/storage.ts'
import type { StoreUpload } from './store-upload.ts'

/**
 * Puts a drawing that `DocumentReader.redraw` made into the file store, as `takeUpload` does with what others made: it
 * is ours, and need not be looked at.
 */
export async function keepInk(storage: Storage, name: string, ink: Buffer): Promise<StoreUpload> {
  const stored = await storage.put(Readable.from([ink]), ink.length)
  if (!stored.ok) throw new Error(stored.refusal.code)
  const { sha256, size } = stored.value
  return { name, sha256, size, kind: 'image/png', pages: null, inert: [] }
}
