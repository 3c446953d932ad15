import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { chmod, mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { undefinedIfMissing } from '../../../platform/missing-file.ts'
import { type SigningKey, keyIdOf, rawPublicKey } from './seal-line.ts'

/**
 * The place outside of the database to which lines are only ever added. A folder here; an object store or a machine of
 * another office is another of these.
 */
export interface SealLog {
  /** Every line, in order, without their ends; what a power cut left of one is left out. */
  read(): Promise<string[]>
  /** The last of them; however long the log is, it costs no more. */
  last(): Promise<string | undefined>
  /** Adds lines at the end; when it answers they survive a power cut. */
  append(lines: readonly string[]): Promise<void>
}

/** Name of the log in its folder. */
export const LOG_NAME = 'seals.log'
/** Of the key that was made there. */
export const KEY_NAME = 'seal.key'

/** More than the longest line. */
const TAIL = 4_096

/** One line after the other in one file of a folder, made at the first line. */
export function sealLogIn(folder: string): SealLog {
  const path = join(folder, LOG_NAME)
  return {
    async read() {
      return wholeLines(await readFile(path, 'utf8').catch(undefinedIfMissing) ?? '')
    },
    async last() {
      return wholeLines(await tailOf(path)).at(-1)
    },
    async append(lines) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const before = await tailOf(path)
      const file = await open(path, 'a', 0o600)
      try {
        // What a power cut left of a line gets its end, so that it cannot run into the next.
        await file.writeFile(`${before === '' || before.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      const holder = await open(folder, 'r')
      try { await holder.sync() } finally { await holder.close() }
    },
  }
}

/** Without the unfinished last one, and without the beginning of one that was then written again. */
function wholeLines(text: string): string[] {
  const lines = text.split('\n').slice(0, -1)
  return lines.filter((line, n) => !(lines[n + 1]?.startsWith(line) ?? line === ''))
}

async function tailOf(path: string): Promise<string> {
  const file = await open(path, 'r').catch(undefinedIfMissing)
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, TAIL))
    await file.read(tail, 0, tail.length, size - tail.length)
    return tail.toString('utf8')
  } finally {
    await file.close()
  }
}

/**
 * The key that signs: `given` as PEM, or that of the folder, which is made with the first seal. Kept beside the log it
 * proves nothing against whoever has the machine; production gives its own (docs/runbook).
 */
export async function openSealKey(folder: string, given: string | undefined): Promise<SigningKey> {
  if (given !== undefined) return signingKeyOf(given)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return openKeyFile(join(folder, KEY_NAME))
}

/** The key in this file, which is made where there is none, for its owner's eyes only. */
export async function openKeyFile(path: string): Promise<SigningKey> {
  const there = await readFile(path, 'utf8').catch(undefinedIfMissing)
  if (there) return signingKeyOf(there)
  const pem = newSealKey()
  await writeFile(path, pem, { mode: 0o600, flag: 'wx', flush: true })
  await chmod(path, 0o600)
  return signingKeyOf(pem)
}

/** A new Ed25519 key as PEM. */
export function newSealKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}

/** Throws if the PEM holds no Ed25519 key. */
export function signingKeyOf(pem: string): SigningKey {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key of the seals is not an Ed25519 key')
  const publicKey = rawPublicKey(key)
  return { id: keyIdOf(publicKey), publicKey, key }
}
