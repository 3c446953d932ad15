import { createHash } from 'node:crypto'
import type * as pkcs11js from 'pkcs11js'
import { ok, refuse } from '../../kernel/result.ts'
import { derOfPair } from './ecdsa-form.ts'
import { keyOfCertificate } from './key-of-certificate.ts'
import { KeyFault, type KeyStore, type KeyTrouble, type SigningKey } from './signing-key.ts'
import { takeTurns } from './take-turns.ts'

export interface HardwareToken {
  /** Where the maker's library of PKCS#11 lies. */
  readonly library: string
  /** The label of the token: slots change when one is plugged in. */
  readonly token: string
  /** The label of the key, where a token has several; the first with a certificate, if nothing is said. */
  readonly key?: string
}

type Module = typeof pkcs11js
type PKCS11 = pkcs11js.PKCS11
type Handle = pkcs11js.Handle
/** So long does somebody wait until another has signed with the same token. */
const WAIT = 30_000
/** What stands before a digest of SHA-256 that is signed by RSA (RFC 8017, 9.2). */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')
const MOST_SIGNATURE = 1_024

const turns = takeTurns()
const opened = new Map<string, PKCS11>()

/**
 * A key on a token or in an HSM, by PKCS#11. The binding is an optional package, loaded with the first key that is
 * opened; a library stays loaded as long as the process. A token knows one who is logged in, for the whole process:
 * whoever comes second waits, so that each PIN is judged by the token and by nobody else. Refused: `pin-wrong`,
 * `pin-locked`, `key-missing` (no such token, or no key on it with its certificate), `key-busy`, `key-unreachable`
 * (no binding, no library, or one that fails).
 */
export function hardwareToken({ library, token, key }: HardwareToken): KeyStore {
  return {
    async unlock(pin) {
      const give = await turns.take(`${library}\0${token}`, WAIT)
      if (!give) return refuse({ code: 'key-busy' })
      let leave = give
      try {
        const pkcs11 = await load()
        const session = openSession(libraryAt(library, pkcs11), token, pkcs11)
        leave = () => {
          session.close()
          give()
        }
        session.login(pin)
        const signing = session.key(key, pin)
        return ok({ ...signing, close: async () => leave() })
      } catch (error) {
        leave()
        return refuse({ code: error instanceof KeyFault ? error.code : 'key-unreachable' })
      }
    },
  }
}

async function load(): Promise<Module> {
  try {
    const { default: pkcs11 } = await import('pkcs11js') as unknown as { readonly default: Module }
    return pkcs11
  } catch (error) {
    throw new KeyFault('key-unreachable', error) // the binding was not built here
  }
}

function libraryAt(path: string, pkcs11: Module): PKCS11 {
  const known = opened.get(path)
  if (known) return known
  const library = new pkcs11.PKCS11()
  library.load(path)
  try {
    library.C_Initialize()
  } catch (error) {
    if (codeOf(error) !== pkcs11.CKR_CRYPTOKI_ALREADY_INITIALIZED) throw error
  }
  opened.set(path, library)
  return library
}

function openSession(library: PKCS11, label: string, pkcs11: Module) {
  const slot = library.C_GetSlotList(true).find((one) => library.C_GetTokenInfo(one).label.trim() === label)
  if (!slot) throw new KeyFault('key-missing')
  const session = guarded(pkcs11, () => library.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION))
  /** A session signs one thing at a time. */
  let last: Promise<unknown> = Promise.resolve()

  return {
    login(pin: string): void {
      guarded(pkcs11, () => { library.C_Login(session, pkcs11.CKU_USER, pin) })
    },
    close(): void {
      try {
        library.C_CloseSession(session) // the last one logs out
      } catch {
        // it was pulled out: then nobody is logged in either
      }
    },
    key(name: string | undefined, pin: string): SigningKey {
      const certificates = find([{ type: pkcs11.CKA_CLASS, value: pkcs11.CKO_CERTIFICATE }])
        .map((handle) => ({ id: read(handle, pkcs11.CKA_ID), der: read(handle, pkcs11.CKA_VALUE) }))
      const keys = find([
        { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY }, { type: pkcs11.CKA_SIGN, value: true },
        ...name === undefined ? [] : [{ type: pkcs11.CKA_LABEL, value: name }],
      ])
      for (const handle of keys) {
        const id = read(handle, pkcs11.CKA_ID)
        const own = certificates.find((one) => one.id.length > 0 && one.id.equals(id))
        if (!own) continue
        const isEc = read(handle, pkcs11.CKA_KEY_TYPE).readUInt8(0) === pkcs11.CKK_EC
        const isAskedEachTime = readOr(handle, pkcs11.CKA_ALWAYS_AUTHENTICATE)?.[0] === 1
        return keyOfCertificate(own.der, certificates.map(({ der }) => der), async (bytes) => {
          const signed = last.then(async () => signBy(handle, isEc, isAskedEachTime ? pin : undefined, bytes))
          last = signed.catch(() => undefined)
          return signed
        })
      }
      throw new KeyFault('key-missing')
    },
  }

  async function signBy(handle: Handle, isEc: boolean, pin: string | undefined, bytes: Buffer): Promise<Buffer> {
    const digest = createHash('sha256').update(bytes).digest()
    try {
      library.C_SignInit(session, { mechanism: isEc ? pkcs11.CKM_ECDSA : pkcs11.CKM_RSA_PKCS }, handle)
      if (pin !== undefined) library.C_Login(session, pkcs11.CKU_CONTEXT_SPECIFIC, pin)
      const input = isEc ? digest : Buffer.concat([DIGEST_INFO, digest])
      const signature = await library.C_SignAsync(session, input, Buffer.alloc(MOST_SIGNATURE))
      return isEc ? derOfPair(signature) : Buffer.from(signature)
    } catch (error) {
      throw new KeyFault(troubleOf(pkcs11, error), error)
    }
  }

  function find(template: pkcs11js.Template): Handle[] {
    library.C_FindObjectsInit(session, template)
    try {
      return library.C_FindObjects(session, 100)
    } finally {
      library.C_FindObjectsFinal(session)
    }
  }

  function read(handle: Handle, type: number): Buffer {
    return readOr(handle, type) ?? Buffer.alloc(0)
  }

  /** Some tokens do not know every attribute. */
  function readOr(handle: Handle, type: number): Buffer | undefined {
    try {
      const [attribute] = library.C_GetAttributeValue(session, handle, [{ type }])
      return Buffer.isBuffer(attribute?.value) ? attribute.value : undefined
    } catch {
      return undefined
    }
  }
}

function guarded<T>(pkcs11: Module, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new KeyFault(troubleOf(pkcs11, error), error)
  }
}

function codeOf(error: unknown): number {
  return (error as { readonly code?: number }).code ?? 0
}

function troubleOf(pkcs11: Module, error: unknown): KeyTrouble {
  switch (codeOf(error)) {
    case pkcs11.CKR_PIN_INCORRECT: case pkcs11.CKR_PIN_INVALID: case pkcs11.CKR_PIN_LEN_RANGE: return 'pin-wrong'
    case pkcs11.CKR_PIN_LOCKED: return 'pin-locked'
    case pkcs11.CKR_PIN_EXPIRED: case pkcs11.CKR_USER_PIN_NOT_INITIALIZED: return 'key-disabled'
    case pkcs11.CKR_USER_ALREADY_LOGGED_IN: case pkcs11.CKR_USER_ANOTHER_ALREADY_LOGGED_IN: return 'key-busy'
    case pkcs11.CKR_DEVICE_REMOVED: case pkcs11.CKR_TOKEN_NOT_PRESENT: case pkcs11.CKR_SESSION_HANDLE_INVALID:
      return 'key-missing'
    default: return 'key-unreachable'
  }
}
