import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { undefinedIfMissing } from '../missing-file.ts'
import { syncFolder } from '../sync-folder.ts'

/** A key of the store with the eight bytes by which a file names it, which tell nothing of the key. */
export interface StoreKey { readonly id: Buffer; readonly key: Buffer }

export interface KeyRing {
  /** What is written is enciphered with it; undefined where there is no key: it is written plain. */
  newest(): Promise<StoreKey | undefined>
  /** Undefined if no file of the folder holds it. */
  find(id: Buffer): Promise<StoreKey | undefined>
}

const FILE = /^(\d{4})\.key$/
/** Nothing is enciphered, and what was cannot be read. */
export const NO_KEYS: KeyRing = { newest: () => Promise.resolve(undefined), find: () => Promise.resolve(undefined) }

/**
 * Keys in the files `0001.key`, `0002.key` … of a folder outside of the store, 64 hexadecimal digits each; the last is
 * the newest. A key that is added is seen at the next file, by every process. Throws, in words, for a file that holds
 * none: what is written must never fall back to plain, or to an older key, because somebody mistyped.
 */
export function keyRingIn(folder: string): KeyRing {
  let read: { readonly at: number; readonly keys: readonly StoreKey[] } | undefined
  const load = async () => {
    const at = (await stat(folder)).mtimeMs
    if (read?.at !== at) read = { at, keys: await readKeys(folder) }
    return read.keys
  }
  return {
    async newest() {
      const key = (await load()).at(-1)
      if (!key) throw new Error(`Thư mục ${folder} chưa có khóa nào. Hãy chạy motcua store key.`)
      return key
    },
    async find(id) {
      return (await load()).find((one) => one.id.equals(id))
    },
  }
}

/** Makes the next key of chance; answers the file. From then on it is the newest. */
export async function makeStoreKey(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const last = (await filesIn(folder)).at(-1)
  const path = join(folder, `${String(Number(last?.slice(0, 4) ?? 0) + 1).padStart(4, '0')}.key`)
  await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  await syncFolder(folder)
  return path
}

async function readKeys(folder: string): Promise<StoreKey[]> {
  return Promise.all((await filesIn(folder)).map(async (file) => {
    const text = (await readFile(join(folder, file), 'utf8')).trim()
    if (!/^[0-9a-f]{64}$/.test(text))
      throw new Error(`Tệp ${join(folder, file)} không phải khóa của kho tệp (64 chữ số thập lục phân).`)
    const key = Buffer.from(text, 'hex')
    return { key, id: createHash('sha256').update('motcua store key\n').update(key).digest().subarray(0, 8) }
  }))
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(undefinedIfMissing) ?? []).filter((name) => FILE.test(name)).sort()
}
