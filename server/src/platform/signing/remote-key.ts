import { X509Certificate, createHash } from 'node:crypto'
import { ok, refuse } from '../../kernel/result.ts'
import { askByHttp } from './ask-by-http.ts'
import { keyOfCertificate } from './key-of-certificate.ts'
import { OID } from './object-ids.ts'
import { KeyFault, type KeyStore, type KeyTrouble } from './signing-key.ts'

export interface RemoteKey {
  /** Where the service answers, version included: `https://…/csc/v2`. */
  readonly base: string
  /** The service's own access token (OAuth 2.0); asked for each call, since it ends. */
  readonly accessToken: () => Promise<string>
  /** Which of the person's keys; the first that is switched on, if nothing is said. */
  readonly credential?: string
  /** So long may one call take; 20,000 if nothing is said. */
  readonly milliseconds?: number
}

const MOST_ANSWER = 1_000_000
const PATIENCE = 20_000
const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
/** How a service may name what we want: with its digest, or the bare kind of key beside a digest. */
const ALGORITHMS = { rsa: [OID.rsaWithSha256, RSA], ec: [OID.ecdsaWithSha256, EC] } as const
/** Errors of the service that say something of the person's key (CSC API v2, 11; RFC 6749). */
const TROUBLES: Readonly<Record<string, KeyTrouble>> = {
  invalid_pin: 'pin-wrong', invalid_otp: 'pin-wrong', access_denied: 'key-disabled',
}

type Json = Readonly<Record<string, unknown>>

/**
 * A key at a service that signs for people (Cloud Signature Consortium, API v2). Where the service binds a signature to
 * its digest (SCAL 2), the PIN is told right or wrong with the first signature; else when the key is opened. Refused:
 * `pin-wrong`, `key-missing` (no such credential), `key-disabled` (the key, or its certificate, was switched off or has
 * ended), `key-unreachable`, `key-answers-wrong` (not what the API says). Throws for an address that is not of https:
 * the PIN goes there; a machine itself (127.0.0.1) may do without.
 */
export function remoteKey({ base, accessToken, credential, milliseconds = PATIENCE }: RemoteKey): KeyStore {
  const { protocol, hostname } = new URL(base)
  if (protocol !== 'https:' && hostname !== '127.0.0.1') throw new Error(`a PIN does not go to ${base} in the open`)

  async function call(method: string, what: Json): Promise<Json> {
    const answer = await askByHttp(`${base}/${method}`, {
      body: Buffer.from(JSON.stringify(what)), most: MOST_ANSWER, milliseconds,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await accessToken()}` },
    })
    if (!answer) throw new KeyFault('key-unreachable')
    const said = jsonOf(answer.body)
    if (answer.status === 200 && said) return said
    const error = said?.['error']
    const isKnown = answer.status === 400 && typeof error === 'string'
    throw new KeyFault(isKnown ? TROUBLES[error] ?? 'key-answers-wrong' : 'key-unreachable')
  }

  return {
    async unlock(pin) {
      try {
        const { id, info } = await chosen()
        const [own, ...others] = certificatesIn(info)
        if (!own) throw new KeyFault('key-missing')
        const authorise = authorisation(id, info, pin)
        await authorise.prove()
        const algorithm = algorithmOf(own, info)
        const key = keyOfCertificate(own, others, async (bytes) => {
          const hash = createHash('sha256').update(bytes).digest('base64')
          const { signatures } = await call('signatures/signHash', {
            credentialID: id, SAD: await authorise.for(hash), hashes: [hash], hashAlgorithmOID: OID.sha256,
            signAlgo: algorithm,
          })
          const [first] = Array.isArray(signatures) ? signatures as readonly unknown[] : []
          if (typeof first !== 'string') throw new KeyFault('key-answers-wrong')
          return Buffer.from(first, 'base64')
        })
        return ok({ ...key, close: async () => Promise.resolve() })
      } catch (error) {
        if (error instanceof KeyFault) return refuse({ code: error.code })
        throw error
      }
    },
  }

  async function chosen(): Promise<{ readonly id: string; readonly info: Json }> {
    const { credentialIDs } = await call('credentials/list', {})
    const ids = (Array.isArray(credentialIDs) ? credentialIDs as readonly unknown[] : [])
      .filter((one): one is string => typeof one === 'string')
      .filter((one) => credential === undefined || one === credential)
    for (const id of ids) {
      const info = await call('credentials/info', { credentialID: id, certificates: 'chain', authInfo: true })
      if (at(info, 'key')['status'] === 'enabled' && isGood(at(info, 'cert')['status'])) return { id, info }
    }
    throw new KeyFault(ids.length === 0 ? 'key-missing' : 'key-disabled')
  }

  /** What the service asks for before it signs: bound to the digest, or good for several for a while. */
  function authorisation(id: string, info: Json, pin: string) {
    const isBound = info['SCAL'] === '2'
    const most = typeof info['multisign'] === 'number' ? info['multisign'] : 1
    let [sad, left, until] = ['', 0, 0]
    const ask = async (more: Json) => {
      const answer = await call('credentials/authorize', {
        credentialID: id, authData: [{ id: 'PIN', value: pin }], ...more,
      })
      if (typeof answer['SAD'] !== 'string') throw new KeyFault('key-answers-wrong')
      return { sad: answer['SAD'], seconds: typeof answer['expiresIn'] === 'number' ? answer['expiresIn'] : 3_600 }
    }
    const renew = async () => {
      const answer = await ask({ numSignatures: most })
      // Used up to four fifths of its time: the way there takes some of it.
      ;[sad, left, until] = [answer.sad, most, performance.now() + answer.seconds * 800]
    }
    return {
      prove: async () => { if (!isBound) await renew() },
      async for(hash: string): Promise<string> {
        if (isBound) return (await ask({ numSignatures: 1, hashes: [hash], hashAlgorithmOID: OID.sha256 })).sad
        if (left === 0 || performance.now() > until) await renew()
        left -= 1
        return sad
      },
    }
  }
}

function jsonOf(body: Buffer): Json | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as unknown
    return typeof value === 'object' && value !== null ? value as Json : undefined
  } catch {
    return undefined
  }
}

function at(value: Json, key: string): Json {
  const inner = value[key]
  return typeof inner === 'object' && inner !== null ? inner as Json : {}
}

/** A service need not say how its certificate is. */
function isGood(status: unknown): boolean {
  return status === undefined || status === 'valid'
}

function certificatesIn(info: Json): Buffer[] {
  const { certificates } = at(info, 'cert')
  return (Array.isArray(certificates) ? certificates as readonly unknown[] : [])
    .flatMap((one) => typeof one === 'string' ? [Buffer.from(one, 'base64')] : [])
}

function algorithmOf(der: Buffer, info: Json): string {
  const { algo } = at(info, 'key')
  const known: readonly unknown[] = Array.isArray(algo) ? algo as readonly unknown[] : []
  const found = ALGORITHMS[kindOf(der)].find((one) => known.includes(one))
  if (found === undefined) throw new KeyFault('key-unreadable')
  return found
}

function kindOf(der: Buffer): 'rsa' | 'ec' {
  try {
    return new X509Certificate(der).publicKey.asymmetricKeyType === 'ec' ? 'ec' : 'rsa'
  } catch (error) {
    throw new KeyFault('key-answers-wrong', error)
  }
}
