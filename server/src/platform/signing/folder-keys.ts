import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, refuse } from '../../kernel/result.ts'
import { undefinedIfMissing } from '../missing-file.ts'
import { askAuthorities } from './ask-authorities.ts'
import { type HardwareToken, hardwareToken } from './hardware-token.ts'
import { timeStampAt } from './http-time-stamp.ts'
import { factorSealIn } from './factor-seal.ts'
import type { KeyRing } from './key-ring.ts'
import { listQrKeys, openQrKey } from './qr-key.ts'
import { type Trust, readTrust } from './read-trust.ts'
import { type RemoteKey, remoteKey } from './remote-key.ts'
import { KeyFault, type KeyStore, type KeyTrouble, type UnlockedKey } from './signing-key.ts'
import { softwareToken } from './software-token.ts'

/** What a file of a holder says where the key lies elsewhere. */
type Place =
  | { readonly token: HardwareToken }
  /** `accessToken` as it is at the moment: whoever renews it writes the file anew. */
  | { readonly remote: Omit<RemoteKey, 'accessToken'> & { readonly accessToken: string } }

/** Where time-stamps come from; those whom certificates name are asked for withdrawals (B-LT), unless it says B-T. */
interface StampPlace { readonly url: string; readonly milliseconds?: number; readonly level?: 'B-T' | 'B-LT' }

/**
 * The keys of an installation, in a folder that only this program reads (docs/signing.md). In `holders`, for each whose
 * key is used, `person-NAME` or `agency-CODE` with one of these endings: `.p12`, a file of PKCS#12; `.json`, a token or
 * a service; and, for a key that signs without being asked, `.pin`. In `trust` whom signatures are checked against; in
 * `time-stamp.json` where time-stamps come from, without which signatures are of level B-B; in `qr.pem` the key of QR
 * codes, made where there is none. All is read anew each time: what an operator changes holds at once. A `.pin` that
 * was wrong is not tried again until then.
 */
export function folderKeys(folder: string): KeyRing {
  /** PINs of the folder that were wrong, until somebody writes a file of the holder: ten dossiers lock a token. */
  const wrong = new Map<string, string>()
  return {
    async open(holder, pin) {
      const path = join(folder, 'holders', `${holder.kind}-${encodeURIComponent(holder.id)}`)
      const store = await storeAt(path)
      if (!store) return refuse({ code: 'key-missing', holder, isUnset: true })
      const kept = await readFile(`${path}.pin`, 'utf8').catch(undefinedIfMissing)
      const known = kept?.trim() ?? pin
      if (known === undefined) return refuse({ code: 'pin-needed', holder })
      if (kept === undefined) {
        const opened = await store.unlock(known)
        return opened.ok ? opened : refuse({ code: opened.refusal.code, holder })
      }
      const stamp = await stampOf(path)
      if (wrong.get(path) === stamp) return refuse({ code: 'pin-wrong', holder })
      const note = (code: KeyTrouble) => { if (code === 'pin-wrong') wrong.set(path, stamp) }
      const opened = await store.unlock(known)
      if (opened.ok) return ok(telling(opened.value, note))
      note(opened.refusal.code)
      return refuse({ code: opened.refusal.code, holder })
    },
    async timeStamp() {
      const place = await readPlace<StampPlace>(join(folder, 'time-stamp.json'))
      return place && timeStampAt(place.url, place)
    },
    async authorities() {
      const place = await readPlace<StampPlace>(join(folder, 'time-stamp.json'))
      return place && place.level !== 'B-T' ? askAuthorities(place) : undefined
    },
    trust: async () => Promise.resolve(trustIn(join(folder, 'trust'))),
    qrKey: async () => openQrKey(folder),
    qrKeys: async () => listQrKeys(folder),
    factors: factorSealIn(folder),
  }
}

/** When the files of a holder were last written. */
async function stampOf(path: string): Promise<string> {
  const times = await Promise.all(['.p12', '.json', '.pin'].map(async (end) =>
    (await stat(path + end).catch(undefinedIfMissing))?.mtimeMs ?? ''))
  return times.join(' ')
}

/** The same key, whose faults are told: a service may find only with the first signature that a PIN is wrong. */
function telling(key: UnlockedKey, tell: (code: KeyTrouble) => void): UnlockedKey {
  return {
    ...key,
    async sign(bytes) {
      try {
        return await key.sign(bytes)
      } catch (error) {
        if (error instanceof KeyFault) tell(error.code)
        throw error
      }
    },
  }
}

/** Where there is no such folder nobody is trusted. */
function trustIn(folder: string): Trust {
  return existsSync(folder) ? readTrust(folder) : { roots: [], revocation: { lists: [], answers: [] } }
}

async function storeAt(path: string): Promise<KeyStore | undefined> {
  const file = await readFile(`${path}.p12`).catch(undefinedIfMissing)
  if (file) return softwareToken(file)
  const place = await readPlace<Place>(`${path}.json`)
  if (!place) return undefined
  if ('token' in place) return hardwareToken(place.token)
  const { remote } = place
  return remoteKey({ ...remote, accessToken: async () => Promise.resolve(remote.accessToken) })
}

async function readPlace<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch(undefinedIfMissing)
  return text === undefined ? undefined : JSON.parse(text) as T
}
