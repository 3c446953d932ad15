import { X509Certificate, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ok } from '../../kernel/result.ts'
import { folderKeys } from './folder-keys.ts'
import { factorSealIn } from './factor-seal.ts'
import { keepOnce } from './keep-once.ts'
import type { KeyHolder, KeyRing } from './key-ring.ts'
import { listQrKeys, openQrKey } from './qr-key.ts'
import type { UnlockedKey } from './signing-key.ts'
import { type KeptAuthority, type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

/** The demonstration's clock may show any day of these. */
const [FROM, TO] = [new Date('2015-01-01T00:00:00Z'), new Date('2049-01-01T00:00:00Z')]
const PARTS = ['rootKey', 'root', 'intermediateKey', 'intermediate'] as const

/**
 * Keys for a demonstration, in a folder: an authority of its own that nobody else trusts, and for each holder a key
 * from it, made when it is first asked for, without a PIN. Whoever has a `.p12` there signs with it, by its PIN, and
 * what lies in `trust` is trusted, too, as in a province (`folderKeys`): so that PINs can be shown. Never for a
 * province.
 */
export function demonstrationKeys(folder: string): KeyRing {
  let founded: Promise<StandInAuthority> | undefined
  const authority = async () => founded ??= openAuthority(join(folder, 'authority.json'))
  const asInProvince = folderKeys(folder)
  return {
    async open(holder, pin) {
      const path = join(folder, 'holders', `${holder.kind}-${encodeURIComponent(holder.id)}`)
      if (existsSync(`${path}.p12`)) return asInProvince.open(holder, pin)
      return ok(keyIn(await keepOnce(`${path}.json`, async () => newKey(await authority(), holder))))
    },
    timeStamp: async (now) => (await authority()).timeStamp(now),
    async authorities() {
      const { revocationList, rootList } = await authority()
      return {
        askFor: async (_, at) => ({ lists: [await revocationList(at), await rootList(at)], answers: [], unknown: [] }),
      }
    },
    async trust(at) {
      const { root, revocationList } = await authority()
      const { roots, revocation } = await asInProvince.trust(at)
      return {
        roots: [new X509Certificate(root), ...roots],
        revocation: { lists: [await revocationList(at), ...revocation.lists], answers: revocation.answers },
      }
    },
    qrKey: async () => openQrKey(folder),
    qrKeys: async () => listQrKeys(folder),
    factors: factorSealIn(folder),
  }
}

async function openAuthority(path: string): Promise<StandInAuthority> {
  const text = await keepOnce(path, async () => {
    const kept = await (await foundAuthority(FROM, TO)).keep()
    return Buffer.from(JSON.stringify(Object.fromEntries(PARTS.map((part) => [part, kept[part].toString('base64')]))))
  })
  const read = JSON.parse(text.toString()) as Record<typeof PARTS[number], string>
  const kept = Object.fromEntries(PARTS.map((part) => [part, Buffer.from(read[part], 'base64')]))
  return foundAuthority(FROM, TO, undefined, kept as KeptAuthority)
}

interface KeyFile { readonly key: string; readonly chain: readonly string[] }

async function newKey(authority: StandInAuthority, { name }: KeyHolder): Promise<Buffer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const chain = await authority.certify(publicKey.export({ format: 'der', type: 'spki' }), { name, from: FROM, to: TO })
  const file: KeyFile = {
    key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    chain: chain.map((der) => der.toString('base64')),
  }
  return Buffer.from(JSON.stringify(file))
}

function keyIn(text: Buffer): UnlockedKey {
  const file = JSON.parse(text.toString()) as KeyFile
  const key = createPrivateKey({ key: Buffer.from(file.key, 'base64'), format: 'der', type: 'pkcs8' })
  return {
    algorithm: 'ecdsa', chain: file.chain.map((der) => Buffer.from(der, 'base64')),
    sign: async (bytes) => Promise.resolve(sign('sha256', bytes, key)), close: async () => Promise.resolve(),
  }
}
