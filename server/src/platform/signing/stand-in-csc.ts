import { type KeyObject, constants, privateEncrypt, randomUUID } from 'node:crypto'
import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OID } from './object-ids.ts'

/** What the stand-in signs with for somebody. */
export interface StandInCredential {
  readonly id: string
  /** Of RSA: it gets digests, and Node signs a digest as it is by RSA only. */
  readonly key: KeyObject
  readonly chain: readonly Buffer[]
  readonly pin: string
  /** 2 binds each signature to its digest (CEN EN 419 241-1). */
  readonly scal: '1' | '2'
  /** So many signatures by one authorisation, where it binds none. */
  readonly multisign?: number
}

/** A service that signs for people (CSC API v2), for demonstrations and tests: on this machine only, in memory only. */
export interface StandInCsc {
  readonly base: string
  readonly accessToken: string
  /** Switches a key off, or on again. */
  switch(id: string, isOn: boolean): void
  /** From now on it signs with another key than it says; undefined ends that. */
  signWith(key: KeyObject | undefined): void
  /** From now on each call ends so: with a fault, or without an answer; undefined ends that. */
  fail(how: 'fault' | 'silence' | 'nonsense' | undefined): void
  /** Which methods were called, in order. */
  readonly calls: readonly string[]
  close(): Promise<void>
}

const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')
/** The third wrong PIN switches a key off. */
const MOST_WRONG = 3
const SAD_SECONDS = 300
const MOST_BODY = 1_000_000

interface Sad { readonly id: string; readonly hashes: readonly string[] | undefined; left: number }
interface Body {
  readonly credentialID?: string; readonly SAD?: string; readonly hashes?: readonly string[]
  readonly numSignatures?: number; readonly authData?: readonly { readonly id: string; readonly value: string }[]
}
type Answer = readonly [status: number, body: object]
const refused = (error: string, description: string): Answer => [400, { error, error_description: description }]

/** Begins to serve on a free port of this machine. */
export async function serveStandInCsc(credentials: readonly StandInCredential[]): Promise<StandInCsc> {
  const accessToken = randomUUID()
  const off = new Set<string>()
  const wrong = new Map<string, number>()
  const sads = new Map<string, Sad>()
  const calls: string[] = []
  let [other, failure]: [KeyObject | undefined, string | undefined] = [undefined, undefined]

  const methods: Readonly<Record<string, (body: Body) => Answer>> = {
    'credentials/list': () => [200, { credentialIDs: credentials.map(({ id }) => id) }],
    'credentials/info': ({ credentialID }) => {
      const found = credentials.find(({ id }) => id === credentialID)
      if (!found) return refused('invalid_request', 'Invalid parameter credentialID')
      return [200, {
        key: { status: off.has(found.id) ? 'disabled' : 'enabled', algo: [OID.rsaWithSha256], len: 2048 },
        cert: { status: 'valid', certificates: found.chain.map((der) => der.toString('base64')) },
        auth: { mode: 'explicit', expression: 'PIN', objects: [{ type: 'Password', id: 'PIN', format: 'A' }] },
        SCAL: found.scal, multisign: found.multisign ?? 1,
      }]
    },
    'credentials/authorize': ({ credentialID, authData, hashes, numSignatures = 0 }) => {
      const found = credentials.find(({ id }) => id === credentialID)
      if (!found || off.has(found.id)) return refused('invalid_request', 'Invalid parameter credentialID')
      if (found.scal === '2' && hashes?.length !== numSignatures) return refused('invalid_request', 'Missing hashes')
      if (numSignatures > (found.scal === '2' ? 1 : found.multisign ?? 1)) {
        return refused('invalid_request', 'Invalid parameter numSignatures')
      }
      if (authData?.find(({ id }) => id === 'PIN')?.value !== found.pin) {
        wrong.set(found.id, (wrong.get(found.id) ?? 0) + 1)
        if ((wrong.get(found.id) ?? 0) >= MOST_WRONG) off.add(found.id)
        return refused('invalid_pin', 'The PIN is invalid')
      }
      wrong.delete(found.id)
      const SAD = randomUUID()
      sads.set(SAD, { id: found.id, hashes: found.scal === '2' ? hashes : undefined, left: numSignatures })
      return [200, { SAD, expiresIn: SAD_SECONDS }]
    },
    'signatures/signHash': ({ credentialID, SAD = '', hashes = [] }) => {
      const [found, sad] = [credentials.find(({ id }) => id === credentialID), sads.get(SAD)]
      const isFit = found && sad?.id === found.id && sad.left >= hashes.length && !off.has(found.id)
        && hashes.every((hash) => sad.hashes?.includes(hash) ?? true)
      if (!isFit) return refused('invalid_request', 'Invalid parameter SAD')
      sad.left -= hashes.length
      // eslint-disable-next-line no-restricted-syntax -- a signature of RSA (RFC 8017, 8.2): nothing is encrypted
      const key = { key: other ?? found.key, padding: constants.RSA_PKCS1_PADDING }
      return [200, {
        signatures: hashes.map((hash) =>
          privateEncrypt(key, Buffer.concat([DIGEST_INFO, Buffer.from(hash, 'base64')])).toString('base64')),
      }]
    },
  }

  const server = createServer((request, response) => {
    if (failure === 'silence') return
    void bodyOf(request).then((body) => {
      const method = (request.url ?? '').replace('/csc/v2/', '')
      calls.push(method)
      const known = methods[method]
      const [status, answer]: Answer = failure === 'fault' || !known ? [500, { error: 'server_error' }]
        : failure === 'nonsense' ? [200, { signatures: 1, credentialIDs: 'x' }]
          : request.headers.authorization !== `Bearer ${accessToken}` ? [401, { error: 'invalid_token' }] : known(body)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await listen(server)
  return {
    base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/csc/v2`, accessToken, calls,
    switch(id, isOn) {
      if (isOn) off.delete(id)
      else off.add(id)
    },
    signWith(key) { other = key },
    fail(how) { failure = how },
    close: async () => new Promise<void>((done) => {
      server.close(() => { done() })
      server.closeAllConnections()
    }),
  }
}

async function listen(server: Server): Promise<void> {
  return new Promise((done) => { server.listen(0, '127.0.0.1', () => { done() }) })
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const whole = Buffer.concat(pieces)
  if (whole.length > MOST_BODY) return {}
  try {
    return JSON.parse(whole.toString('utf8')) as Body
  } catch {
    return {}
  }
}
