import { randomBytes } from 'node:crypto'
import type { Asked, Told } from '../../partner.ts'

export const CLIENT = 'motcua'
const TOKEN_SECONDS = 300

/** By which somebody is let in to a register. */
export interface Door {
  /** Answers whoever asks for a token of the national platform (OAuth 2 client credentials). */
  token(asked: Asked): Told
  /** Over the gateway by its Bearer key, over the platform by a token, and directly by client and key. */
  isLetIn(asked: Asked): boolean
  endTokens(): void
  given(): number
}

export function openDoor(key: string, now: () => Date): Door {
  const tokens = new Map<string, number>()
  let given = 0
  return {
    token({ headers, body }) {
      const isTheirs = headers.authorization === basicOf(CLIENT, key)
      if (!isTheirs || new URLSearchParams(body.toString()).get('grant_type') !== 'client_credentials')
        return { status: 401, body: { error: 'invalid_client' } }
      const token = randomBytes(16).toString('hex')
      tokens.set(token, now().getTime() + TOKEN_SECONDS * 1_000)
      given += 1
      return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS } }
    },
    isLetIn({ headers: { authorization = '' } }) {
      const until = tokens.get(authorization.replace('Bearer ', ''))
      return authorization === `Bearer ${key}` || authorization === basicOf(CLIENT, key)
        || until !== undefined && until > now().getTime()
    },
    endTokens: () => tokens.clear(),
    given: () => given,
  }
}

/** Names and numbers as a register compares them. */
export function folded(text = ''): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function basicOf(user: string, key: string): string {
  return `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`
}
