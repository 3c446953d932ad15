import { openNation } from '@motcua/sandbox/nation.ts'
import { type Clock, systemClock } from '../src/platform/clock.ts'
import { type IdentityProvider, openIdentityProvider } from '../src/platform/sign-in/identity-provider.ts'
import type { ProviderConfig, ProviderName } from '../src/platform/sign-in/provider-config.ts'
import { type StaffProvider, openStaffProvider } from '../src/platform/sign-in/staff-provider.ts'
import type { SeenPage, Visitor } from './portal-visitor.ts'

/** The sandbox's provider as a real listener, and our side of it. */
export interface WithProvider<Ours = IdentityProvider> {
  readonly url: string
  readonly identityProvider: Ours
  /** What a test does at the provider's own side. */
  act(deed: 'forge' | 'claims', given: object): Promise<void>
  fail(faults: object): Promise<void>
  state(): Promise<{ readonly signedIn: readonly { techId: string; level: string; ended: boolean }[] }>
  stop(): Promise<void>
}

const KEY = 'a key of the test and of nothing else'
const HOME = 'http://localhost'

/** Opens it. `clock` is that by which an outage is rested. */
export async function openProvider(clock: Clock = systemClock): Promise<WithProvider> {
  return openWith('identity-provider', (config) => openIdentityProvider(config, clock))
}

/** The province's own provider of staff, likewise. */
export async function openProviderOfStaff(): Promise<WithProvider<StaffProvider>> {
  return openWith('staff-identity', (config) => openStaffProvider(config, systemClock))
}

async function openWith<Ours>(
  name: ProviderName, open: (config: ProviderConfig) => Ours,
): Promise<WithProvider<Ours>> {
  const nation = await openNation({ ports: {}, only: [name], home: HOME, keys: { [name]: KEY }, isKept: true })
  const url = nation.urls[name] ?? ''
  const send = async (method: string, path: string, body?: object) =>
    fetch(`${url}/_sandbox/${path}`, { method, ...body && { body: JSON.stringify(body) } })
  return {
    url, identityProvider: open({ url: new URL(url), client: 'motcua', key: KEY }),
    async act(deed, given) {
      await send('POST', `act/${deed}`, given)
    },
    async fail(faults) {
      await send('PUT', 'faults', faults)
    },
    state: async () => (await send('GET', 'state')).json() as never,
    stop: () => nation.stop(),
  }
}

/** Whom to be at the provider, and at which level; or whoever does not want to. */
export interface Choice { readonly techId: string; readonly level: '1' | '2'; readonly deed?: 'sign-in' | 'refuse' }

/** Begins at the portal, chooses at the provider, and answers the address that one is sent back to, not yet opened. */
export async function chosenAt(visitor: Visitor, begin: string, choice: Choice): Promise<string> {
  const { headers } = await visitor.open(begin)
  return walkProvider(String(headers['location']), choice)
}

/** All the way, and back at the portal. */
export async function signInAt(visitor: Visitor, choice: Choice, next = '/ho-so'): Promise<SeenPage> {
  const begin = `/dang-nhap/dinh-danh?tiep=${encodeURIComponent(next)}&muc=${choice.level}`
  return visitor.open(await chosenAt(visitor, begin, choice))
}

/** A browser at the provider, without script: follows, chooses on the page, and ends where it is sent to the portal. */
export async function walkProvider(begin: string, choice: Choice): Promise<string> {
  const jar = new Map<string, string>()
  let [at, init]: [URL, RequestInit] = [new URL(begin), {}]
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to?.startsWith(HOME)) return to.slice(HOME.length)
    if (to === null && answer.status !== 200) throw new Error(`${String(answer.status)} ${await answer.text()}`)
    init = to === null ? { method: 'POST', body: new URLSearchParams({ deed: 'sign-in', ...choice }) } : {}
    if (to !== null) at = new URL(to, at)
  }
  throw new Error('the provider sends nobody back')
}
