import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, refuse } from '../../kernel/result.ts'
import { undefinedIfMissing } from '../missing-file.ts'
import { type HardwareToken, hardwareToken } from './hardware-token.ts'
import type { KeyRing } from './key-ring.ts'
import { listQrKeys, openQrKey } from './qr-key.ts'
import { type Trust, readTrust } from './read-trust.ts'
import { type RemoteKey, remoteKey } from './remote-key.ts'
import type { KeyStore } from './signing-key.ts'
import { softwareToken } from './software-token.ts'

/** What a file of a holder says where the key lies elsewhere. */
type Place = { readonly token: HardwareToken } | { readonly remote: RemoteKey }

/**
 * The keys of an installation, in a folder that only this program reads (docs/signing.md). In `holders`, for each whose
 * key is used, `person-NAME` or `agency-CODE` with one of these endings: `.p12`, a file of PKCS#12; `.json`, a token or
 * a service; and, for a key that signs without being asked, `.pin`. In `trust` whom signatures are checked against; in
 * `qr.pem` the key of QR codes, made where there is none.
 */
export function folderKeys(folder: string): KeyRing {
  return {
    async open(holder, pin) {
      const path = join(folder, 'holders', `${holder.kind}-${encodeURIComponent(holder.id)}`)
      const store = await storeAt(path)
      if (!store) return refuse({ code: 'key-missing', holder })
      const kept = await readFile(`${path}.pin`, 'utf8').catch(undefinedIfMissing)
      const known = kept?.trim() ?? pin
      if (known === undefined) return refuse({ code: 'pin-needed', holder })
      const opened = await store.unlock(known)
      return opened.ok ? ok(opened.value) : refuse({ code: opened.refusal.code, holder })
    },
    timeStamp: async () => Promise.resolve(undefined),
    trust: async () => Promise.resolve(trustIn(join(folder, 'trust'))),
    qrKey: async () => openQrKey(folder),
    qrKeys: async () => listQrKeys(folder),
  }
}

/** Where there is no such folder nobody is trusted. */
function trustIn(folder: string): Trust {
  return existsSync(folder) ? readTrust(folder) : { roots: [], revocation: { lists: [], answers: [] } }
}

async function storeAt(path: string): Promise<KeyStore | undefined> {
  const file = await readFile(`${path}.p12`).catch(undefinedIfMissing)
  if (file) return softwareToken(file)
  const text = await readFile(`${path}.json`, 'utf8').catch(undefinedIfMissing)
  if (text === undefined) return undefined
  const place = JSON.parse(text) as Place
  return 'token' in place ? hardwareToken(place.token) : remoteKey(place.remote)
}
