import { untilProviderAnswers } from '../e2e/journey/identity.ts'
import { startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'

/** Milliseconds of a whole sign-in, the provider's own time with it (issue 8, Speed). */
const MOST = 150
const [WARM, MEASURED] = [20, 200]
/** Of the sandbox's people, with identities of level 2. */
const PEOPLE = ['t-000196990001', 't-000185990001', 't-000184990131', 't-000190990041']

/**
 * How long signing in by electronic identity takes, against the sandbox's provider as a process of its own: from the
 * first question at the portal to the page on which one is signed in, with each redirect, as a browser goes them.
 */
export async function benchSignIn(): Promise<Figure[]> {
  const instance = await startInstance()
  try {
    await untilProviderAnswers(instance.folder)
    const times: number[] = []
    for (let nth = 0; nth < WARM + MEASURED; nth += 1) {
      const took = await signIn(instance.url, PEOPLE[nth % PEOPLE.length] ?? '')
      if (nth >= WARM) times.push(took)
    }
    tell(`exchange: ${String(MEASURED)} sign-ins, the middle one in ${quantileOf(times, 0.5).toFixed(1)} ms`)
    return [figureOf('exchange', 'sign-in', quantileOf(times, 0.95), 'ms', MOST, true)]
  } finally {
    await instance.stop()
  }
}

/** One browser, new each time: what it knows of either side stays there. */
async function signIn(home: string, techId: string): Promise<number> {
  const jars = new Map<string, Map<string, string>>()
  let [at, init]: [URL, RequestInit] = [new URL(`${home}/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2`), {}]
  const begun = performance.now()
  for (let step = 0; step < 12; step += 1) {
    const jar = jars.get(at.origin) ?? new Map<string, string>()
    jars.set(at.origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { ...init, redirect: 'manual', headers: { cookie } })
    await answer.arrayBuffer()
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (at.href === `${home}/ho-so`) {
      if (answer.status !== 200) throw new Error(`nobody was signed in: ${String(answer.status)}`)
      return performance.now() - begun
    }
    if (to === null && answer.status !== 200) throw new Error(`${at.pathname} answered ${String(answer.status)}`)
    init = to === null
      ? { method: 'POST', body: new URLSearchParams({ deed: 'sign-in', techId, level: '2' }) } : {}
    if (to !== null) at = new URL(to, at)
  }
  throw new Error('the sign-in did not end')
}
