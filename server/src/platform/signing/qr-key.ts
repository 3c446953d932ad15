import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { keepOnce } from './keep-once.ts'
import type { QrKey } from './key-ring.ts'

/** File of the key in use; those before it are kept beside it as `qr-….pem`. */
const IN_USE = 'qr.pem'

/**
 * The key that signs QR codes, in a folder: made where there is none. To change it, rename `qr.pem` to `qr-` and
 * anything, ending in `.pem`: papers signed before stay valid, the next one begins another.
 */
export async function openQrKey(folder: string): Promise<QrKey> {
  return qrKeyOf(await keepOnce(join(folder, IN_USE), async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return Promise.resolve(Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })))
  }))
}

/** That one first, and all before it by name, the last first. */
export async function listQrKeys(folder: string): Promise<QrKey[]> {
  const first = await openQrKey(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = (await readdir(folder)).filter((name) => /^qr-.+\.pem$/.test(name)).sort().reverse()
  return [first, ...await Promise.all(names.map(async (name) => qrKeyOf(await readFile(join(folder, name)))))]
}

/** The key of a file in PEM. Throws if it is none, or not of P-256. */
export function qrKeyOf(pem: Buffer): QrKey {
  const key = createPrivateKey(pem)
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' })
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('a key for QR codes must be of P-256')
  const publicJwk = { crv, kty, x, y } as const
  // The thumbprint asks for these four members in the order of their names.
  const kid = createHash('sha256').update(JSON.stringify(publicJwk)).digest('hex').slice(0, 16)
  return { kid, publicJwk, sign: (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }) }
}
