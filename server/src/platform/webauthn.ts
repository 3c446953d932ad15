import { isIP } from 'node:net'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** For whom keys are made: the name of a host, and the address of the pages that ask. */
export interface RelyingParty { readonly id: string; readonly origin: string; readonly name: string }

/**
 * Of the address under which people reach us; undefined where browsers make no keys: at an address of numbers, and
 * without TLS anywhere but at `localhost` (WebAuthn, 5.1.3 and 13.4.9).
 */
export function relyingPartyOf(publicUrl: string, name: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(publicUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined
  if (protocol !== 'https:' && hostname !== 'localhost') return undefined
  return { id: hostname, origin, name }
}

export interface NewKey {
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly counter: bigint
  readonly transports: string[]
}

export interface KeyHolder {
  /** Opaque: the uuid of the account. */
  readonly handle: string
  readonly username: string
  readonly fullName: string
  readonly known: readonly { readonly credentialId: Buffer }[]
}

const MINUTE = 60_000
/** Only so much of what comes is looked at. */
const MOST_SIGNS = 20_000

/** What a browser needs to make a key: held by the machine, found without a name, used by PIN or finger alone. */
export async function creationOptions(
  party: RelyingParty, { handle, username, fullName, known }: KeyHolder, challenge: Buffer,
): Promise<string> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return JSON.stringify(await generateRegistrationOptions({
    rpID: party.id, rpName: party.name, userName: username, userDisplayName: fullName,
    userID: new Uint8Array(Buffer.from(handle.replaceAll('-', ''), 'hex')), challenge: new Uint8Array(challenge),
    attestationType: 'none', timeout: 5 * MINUTE, supportedAlgorithmIDs: [-7, -8, -257],
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  }))
}

/** What a browser needs to prove a key: any that the person has here. */
export async function requestOptions(party: RelyingParty, challenge: Buffer): Promise<string> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return JSON.stringify(await generateAuthenticationOptions({
    rpID: party.id, challenge: new Uint8Array(challenge), userVerification: 'required', timeout: 5 * MINUTE,
  }))
}

/** The challenge that an answer says it signed, to be looked up and used up before anything is checked. */
export function challengeIn(answer: string): Buffer | undefined {
  try {
    const { response: { clientDataJSON } } = parsed(answer) as { response: { clientDataJSON: string } }
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge: unknown }
    const bytes = typeof challenge === 'string' ? Buffer.from(challenge, 'base64url') : undefined
    return bytes?.length === 32 ? bytes : undefined
  } catch {
    return undefined
  }
}

/** The id of the key that an answer says it comes from. */
export function credentialIn(answer: string): Buffer | undefined {
  try {
    const { id } = parsed(answer) as { id: unknown }
    const bytes = typeof id === 'string' ? Buffer.from(id, 'base64url') : undefined
    return bytes && bytes.length > 0 && bytes.length <= 1_023 ? bytes : undefined
  } catch {
    return undefined
  }
}

/** A new key, if the browser's answer is of this address, this challenge, and was made by PIN or finger. */
export async function checkNewKey(party: RelyingParty, answer: string, challenge: Buffer): Promise<NewKey | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: parsed(answer) as RegistrationResponseJSON, expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true,
      supportedAlgorithmIDs: [-7, -8, -257],
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return {
      credentialId: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter: BigInt(counter),
      transports: transports.filter((one) => /^[a-z-]{1,20}$/.test(one)).slice(0, 8),
    }
  } catch {
    return undefined
  }
}

/** How often the key says it was used, if its answer is right; whether that can be is for the caller to judge. */
export async function checkKey(
  party: RelyingParty, answer: string, challenge: Buffer, publicKey: Buffer,
): Promise<bigint | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const response = parsed(answer) as AuthenticationResponseJSON
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response, expectedChallenge: challenge.toString('base64url'), expectedOrigin: party.origin,
      expectedRPID: party.id, requireUserVerification: true,
      credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter: 0 },
    })
    return verified ? BigInt(authenticationInfo.newCounter) : undefined
  } catch {
    return undefined
  }
}

function parsed(answer: string): unknown {
  if (answer.length > MOST_SIGNS) throw new RangeError('an answer of a key is shorter')
  return JSON.parse(answer)
}
