import { hkdfSync } from 'node:crypto'
import { SignJWT, errors, jwtVerify } from 'jose'

/** What a token says: of which client it is, and what it may be used for. */
export interface AccessClaims {
  readonly client: string
  readonly scopes: readonly string[]
}

/** Tokens of programs, made and read by this installation alone (RFC 9068 in its claims). */
export interface AccessTokens {
  readonly seconds: number
  issue(claims: AccessClaims, now: Date): Promise<string>
  /** Undefined of every token that is not ours, of these minutes and for this door. */
  read(token: string, now: Date): Promise<AccessClaims | undefined>
}

/** The one way of signing: a token that names another, or none, is no token. */
const ALG = 'HS256'
const TYPE = 'at+jwt'
const [SECONDS, LONGEST] = [600, 2_000]

/** `secret` is the program's own; `publicUrl` names the issuer, and the door that tokens are for. */
export function openAccessTokens(
  { secret, publicUrl }: { readonly secret: string; readonly publicUrl: string },
): AccessTokens {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'motcua access token', 32))
  const [issuer, audience] = [publicUrl, `${publicUrl}/api/open`]
  return {
    seconds: SECONDS,
    async issue({ client, scopes }, now) {
      const seconds = Math.floor(now.getTime() / 1_000)
      return new SignJWT({ scope: scopes.join(' '), client_id: client })
        .setProtectedHeader({ alg: ALG, typ: TYPE }).setIssuer(issuer).setAudience(audience).setSubject(client)
        .setJti(crypto.randomUUID()).setIssuedAt(seconds).setNotBefore(seconds)
        .setExpirationTime(seconds + SECONDS).sign(key)
    },
    async read(token, now) {
      if (token.length > LONGEST) return undefined
      try {
        const { payload: { sub, scope } } = await jwtVerify(token, key, {
          algorithms: [ALG], typ: TYPE, issuer, audience, currentDate: now, maxTokenAge: SECONDS,
          requiredClaims: ['sub', 'exp', 'iat', 'nbf', 'scope'],
        })
        return typeof sub === 'string' && typeof scope === 'string' ? { client: sub, scopes: scope.split(' ') } : undefined
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
        throw error
      }
    },
  }
}
