import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { undefinedIfMissing } from '../missing-file.ts'
import { keepOnce } from './keep-once.ts'

/** Enciphers secrets of second factors, so that whoever has the database alone has none of them. */
export interface FactorSeal {
  /** `of` is whose it is: sealed for one account it opens for no other. */
  seal(secret: string, of: string): Promise<Buffer>
  /** Undefined if the key it was sealed with is no more there, or it is another's or changed. */
  open(sealed: Buffer, of: string): Promise<string | undefined>
}

/** File of the key in use; those before it are kept beside it as `factors-….key`. */
const IN_USE = 'factors.key'
const EARLIER = /^factors-.+\.key$/
const [ID, NONCE, TAG] = [8, 12, 16]

/**
 * With keys in a folder, 64 hexadecimal digits each, made where there is none: AES-256-GCM, the key named by the first
 * eight bytes. To change it, rename `factors.key` to `factors-` and anything, ending in `.key`: what was sealed before
 * stays readable, the next secret begins another.
 */
export function factorSealIn(folder: string): FactorSeal {
  const inUse = async () => keyOf(await keepOnce(join(folder, IN_USE), async () =>
    Promise.resolve(Buffer.from(`${randomBytes(32).toString('hex')}\n`))))
  const find = async (id: Buffer) => {
    const first = await inUse()
    if (first.id.equals(id)) return first.key
    const names = (await readdir(folder).catch(undefinedIfMissing) ?? []).filter((name) => EARLIER.test(name))
    const earlier = await Promise.all(names.map(async (name) => keyOf(await readFile(join(folder, name)))))
    return earlier.find((one) => one.id.equals(id))?.key
  }
  return {
    async seal(secret, of) {
      const { id, key } = await inUse()
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of))
      const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([id, nonce, hidden, cipher.getAuthTag()])
    },
    async open(sealed, of) {
      const key = await find(sealed.subarray(0, ID))
      if (!key || sealed.length < ID + NONCE + TAG) return undefined
      const nonce = sealed.subarray(ID, ID + NONCE)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(of))
        .setAuthTag(sealed.subarray(-TAG))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(ID + NONCE, -TAG)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

function keyOf(file: Buffer): { readonly id: Buffer; readonly key: Buffer } {
  const text = file.toString('utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('a key of second factors must be 64 hexadecimal digits')
  const key = Buffer.from(text, 'hex')
  return { key, id: createHash('sha256').update('motcua factor key\n').update(key).digest().subarray(0, ID) }
}
