import * as oidc from 'openid-client'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Clock } from '../clock.ts'
import { isLoopback } from './is-loopback.ts'
import type { ProviderConfig } from './provider-config.ts'

/** What is kept of a sign-in under way, in the browser that began it. */
export interface UnderWay {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Nobody answers, or what answers is no OpenID provider. */
export interface ProviderDown { readonly code: 'provider-down' }

/**
 * declined: whoever was asked said no. not-trusted: what came is forged, stale, of another sign-in or another client.
 */
export type SignInFault =
  | ProviderDown | { readonly code: 'declined' } | { readonly code: 'not-trusted'; readonly why: string }

export type Claims = Readonly<Record<string, unknown>>

export interface OidcClient {
  /** The address to send a browser to; `more` goes with the question. */
  begin(ask: UnderWay & { readonly backTo: string; readonly more?: Readonly<Record<string, string>> }): Promise<
    Result<URL, ProviderDown>>
  /** Claims of the ID token of whoever came back to this address and, where it is asked for, of userinfo. */
  finish(at: URL, kept: UnderWay, hasUserinfo: boolean): Promise<
    Result<{ readonly token: Claims & { readonly sub: string }; readonly userinfo: Claims }, SignInFault>>
  /** Where the provider's own session ends; nothing where it has no such page, or is down. */
  leave(backTo: string): Promise<URL | undefined>
}

const TIMEOUT_SECONDS = 5
/** After an outage nobody waits for so long: each is told at once. */
const REST_MS = 20_000
/**
 * So old may be what is known of the provider's addresses. After it our page tells of an outage; before, people go
 * to a provider that is not there, and their browser says so.
 */
const FRESH_MS = 60_000

/**
 * A client of an OpenID provider (code flow with PKCE, state, nonce). Beside what openid-client checks of itself, the
 * signature of the ID token is checked though it came over the line of the token's address. Answers within 5 seconds,
 * and for 20 seconds after an outage at once.
 */
export function openOidcClient({ url, client, key }: ProviderConfig, clock: Clock): OidcClient {
  let known: { readonly config: Promise<oidc.Configuration>; readonly at: number } | undefined
  let restsUntil = 0

  function discover(): Promise<oidc.Configuration> {
    const at = clock.now().getTime()
    if (known && at - known.at < FRESH_MS && at >= known.at) return known.config
    const config = oidc.discovery(url, client, key, oidc.ClientSecretBasic(key), {
      timeout: TIMEOUT_SECONDS,
      // oxlint-disable-next-line typescript/no-deprecated -- marked so that it stands out: it is for loopback
      execute: [oidc.enableNonRepudiationChecks, ...isLoopback(url) ? [oidc.allowInsecureRequests] : []],
    })
    known = { config, at }
    config.catch(() => {
      known = undefined
    })
    return config
  }

  /** Runs what needs the provider, unless it was down a moment ago. Throws what is no outage. */
  async function ask<T>(what: (config: oidc.Configuration) => Promise<T>): Promise<Result<T, ProviderDown>> {
    if (clock.now().getTime() < restsUntil) return refuse({ code: 'provider-down' })
    const config = await discover().catch(() => undefined)
    if (config) {
      try {
        return ok(await what(config))
      } catch (error) {
        if (!isOutage(error)) throw error
      }
    }
    restsUntil = clock.now().getTime() + REST_MS
    return refuse({ code: 'provider-down' })
  }

  return {
    begin: ({ state, nonce, verifier, backTo, more }) => ask(async (config) => oidc.buildAuthorizationUrl(config, {
      redirect_uri: backTo, scope: 'openid', state, nonce, ...more,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    })),
    async finish(at, { state, nonce, verifier }, hasUserinfo) {
      try {
        return await ask(async (config) => {
          const tokens = await oidc.authorizationCodeGrant(config, at, {
            expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
          })
          const token = tokens.claims()
          if (!token) throw new Error('no ID token')
          const userinfo = hasUserinfo ? await oidc.fetchUserInfo(config, tokens.access_token, token.sub) : {}
          return { token, userinfo }
        })
      } catch (error) {
        const isDeclined = error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied'
        if (isDeclined) return refuse({ code: 'declined' })
        return refuse({ code: 'not-trusted', why: codeOf(error) })
      }
    },
    async leave(backTo) {
      const found = await ask(async (config) => config.serverMetadata().end_session_endpoint === undefined
        ? undefined : oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }))
      return found.ok ? found.value : undefined
    },
  }
}

/** No line, too late, or an answer that no provider gives; all else is an answer that is not to be trusted. */
function isOutage(error: unknown): boolean {
  const codes = [codeOf(error), codeOf((error as { cause?: unknown }).cause)]
  const status = (error as { status?: unknown }).status ?? (error as { cause?: { status?: unknown } }).cause?.status
  if (typeof status === 'number' && status >= 500) return true
  return error instanceof TypeError && codes[0] === 'unknown'
    || codes.some((code) => code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || code === 'OAUTH_PARSE_ERROR'
      || code === 'OAUTH_RESPONSE_IS_NOT_JSON' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM')
}

function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown }
  return typeof code === 'string' ? code : 'unknown'
}
