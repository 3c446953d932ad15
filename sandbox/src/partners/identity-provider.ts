import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type * as oidcProvider from 'oidc-provider'
import type { Context } from 'oidc-provider'
import type { Around, Json, OpenPartner, Partner } from '../partner.ts'
import { FORGERIES, type Forgery, forgeToken } from './identity/forge-token.ts'
import { choosingPage, leavingPage } from './identity/page.ts'
import { BEARERS, type Bearer, OFFICIALS } from './identity/people.ts'

const CLIENT = 'motcua'
const CHOOSING = '/chon-nguoi/'
const LEVELS = ['1', '2']
const CLAIMS = [
  'SoCMND', 'SoDinhDanh', 'HoVaTen', 'DiaChi', 'SoDienThoai', 'ThuDienTu', 'TechID', 'MaSoThue', 'MaSoDoanhNghiep',
  'TenDoanhNghiep', 'HoChieu', 'loAs',
]
const MOST_BYTES = 10_000

/**
 * The national OpenID provider (định danh điện tử, đăng nhập một lần): code flow with PKCE, the level of assurance
 * asked for by `acr_values` and said by `acr` and `loAs`, the claims of the national portal. Who signs in chooses which
 * made-up person to be. Deeds for tests: `forge` spoils the next token, `other-person` and `claims` the next answer of
 * userinfo.
 */
export const identityProvider: Partner = providerOf(
  'identity-provider', 'Định danh điện tử, đăng nhập một lần (OpenID Connect)', BEARERS,
)

/** That of the province’s own staff, whom it knows by identifiers of its own and nothing else. */
export const staffIdentity: Partner = providerOf(
  'staff-identity', 'Đăng nhập của cán bộ (OpenID Connect)', OFFICIALS,
)

function providerOf(name: string, title: string, people: readonly Bearer[]): Partner {
  return {
    name, title, settings: { client: CLIENT }, plays: [],
    open: ({ url, home, keys }) => quietly(async () =>
      openWith(await import('oidc-provider'), { url, home, key: keys[name] ?? '', people })),
  }
}

/** The package is loaded where the partner opens, and not where its name alone is needed. */
type Parts = typeof oidcProvider

/** What comes next once, as a test has asked. */
interface Spoiling {
  forge?: Forgery
  claims?: Readonly<Record<string, Json>>
}

function openWith(
  { default: Provider, interactionPolicy: { Check, base } }: Parts,
  { url, home, key, people }: Pick<Around, 'url' | 'home'> & { readonly key: string; readonly people: readonly Bearer[] },
): OpenPartner {
  const bearerOf = (techId: string) => people.find((one) => one.techId === techId)
  const [own, strange] = [newKey(), newKey()]
  const spoiling: Spoiling = {}
  const seen: { techId: string, level: string, ended: boolean }[] = []
  const levels = new Map<string, string>()

  const policy = base()
  policy.get('login').checks.add(new Check('level', 'a higher level is asked for', ({ oidc }) =>
    levelAsked(oidc.params['acr_values']) > Number(oidc.session.acr ?? 0) && !oidc.result?.login
      ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT))
  const provider = new Provider(url, {
    clients: [{
      client_id: CLIENT, client_secret: key, redirect_uris: ['https://home.invalid/'],
      token_endpoint_auth_method: 'client_secret_basic',
    }],
    jwks: { keys: [{ ...own.privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(24).toString('base64url')] }, pkce: { required: () => true }, acrValues: LEVELS,
    claims: { openid: ['sub', ...CLAIMS], acr: null }, scopes: ['openid'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource: leave } },
    interactions: { policy, url: (_context: unknown, { uid }: { uid: string }) => `${CHOOSING}${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 3_600, Grant: 3_600 },
    async loadExistingGrant({ oidc: { client, session } }: Context) {
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client?.clientId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    findAccount: (_context: unknown, techId: string) => ({
      accountId: techId,
      claims: () => ({ sub: techId, ...bearerOf(techId)?.claims, loAs: levels.get(techId) ?? '1' }),
    }),
  })
  provider.Client.prototype.redirectUriAllowed = (uri) => isOf(home, uri)
  provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) => isOf(home, uri)
  provider.on('end_session.success', () => {
    for (const one of seen) one.ended = true
  })
  provider.use(async (context, next) => {
    await next()
    spoil(context, spoiling, own.privateKey, strange.privateKey)
  })
  const answer = provider.callback()

  async function choose(request: IncomingMessage, response: ServerResponse, uid: string): Promise<void> {
    const { params } = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') {
      sendPage(response, choosingPage(uid, people, levelAsked(params['acr_values'])))
      return
    }
    const form = new URLSearchParams(await textOf(request))
    const bearer = bearerOf(form.get('techId') ?? '')
    if (form.get('deed') === 'refuse' || !bearer) {
      return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'refused' })
    }
    const level = String(Math.min(bearer.highest, LEVELS.includes(form.get('level') ?? '') ? Number(form.get('level')) : 1))
    levels.set(bearer.techId, level)
    seen.push({ techId: bearer.techId, level, ended: false })
    return provider.interactionFinished(request, response, { login: { accountId: bearer.techId, acr: level } })
  }

  return {
    handle(request, response) {
      const uid = new RegExp(`^${CHOOSING}([\\w-]+)$`).exec(request.url ?? '')?.[1]
      void (uid === undefined ? answer(request, response) : choose(request, response, uid)).catch(() => {
        if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain' }).end('this sign-in is over')
      })
    },
    act: (deed, given) => act(spoiling, deed, given),
    state: () => ({ signedIn: seen.map((one) => ({ ...one })), people: people.map(({ claims }) => claims['HoVaTen'] ?? '') }),
  }
}

function act(spoiling: Spoiling, deed: string, given: Json): Json {
  const said = typeof given === 'object' && given !== null && !Array.isArray(given) ? given as Readonly<Record<string, Json>> : {}
  const forgery = FORGERIES.find((one) => one === said['kind'])
  if (deed === 'forge' && forgery) spoiling.forge = forgery
  if (deed === 'claims') spoiling.claims = said
  return { next: { forge: spoiling.forge ?? null, claims: spoiling.claims ?? null } }
}

/** What goes out next is spoilt once, as it was asked. */
function spoil(context: Context, spoiling: Spoiling, own: ReturnType<typeof newKey>['privateKey'], strange: typeof own): void {
  const { body, path } = context
  if (typeof body !== 'object' || body === null) return
  if (path === '/token' && spoiling.forge && 'id_token' in body) {
    context.body = { ...body, id_token: forgeToken(String(body.id_token), spoiling.forge, { own, strange }) }
    delete spoiling.forge
  }
  if (path === '/me' && spoiling.claims) {
    context.body = { ...body, ...spoiling.claims }
    delete spoiling.claims
  }
}

function leave(context: Context, form: string): void {
  context.body = leavingPage(form)
}

/** Back only to the system that the sandbox serves, or to this machine itself. */
function isOf(home: string, uri: string): boolean {
  if (!URL.canParse(uri)) return false
  const { origin, hostname, protocol } = new URL(uri)
  const isLoopback = (hostname === '127.0.0.1' || hostname === 'localhost') && /^https?:$/.test(protocol)
  return isLoopback || origin === new URL(home).origin
}

function levelAsked(values: string | undefined): number {
  return Math.max(0, ...(values ?? '').split(' ').filter((one) => LEVELS.includes(one)).map(Number))
}

function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2_048 })
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request as AsyncIterable<Buffer>) {
    text += part.toString()
    if (text.length > MOST_BYTES) throw new Error('too much')
  }
  return text
}

/** It warns of the version of Node, on which it works, and of keeping all in memory, which it shall. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return await load()
  } finally {
    console.warn = warn
  }
}
