import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf, sendProblem } from '../api/problems.ts'

type SendPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>

/** Elsewhere these do not exist, by whatever method. */
const OF_A_DEMONSTRATION = /^\/(demo\/|thanh-phan$)/

/**
 * Answers 405 with `Allow` where an address is known and the method is not (RFC 9110 15.5.6): a problem to programs, a
 * page to people. It goes by the pattern of the address alone, before anybody is looked up, so that it tells what the
 * OpenAPI document and the portal's pages tell everybody, and nothing of what there is. What names no permission is no
 * door of ours (the desk's files, documentation, health), and stays unknown. Register it before the routes and after
 * the cookies, which the page reads.
 */
export function refuseWrongMethods(app: FastifyInstance, sendPage: SendPage): void {
  const known = openKnownAddresses()
  app.addHook('onRoute', ({ url, config, method }) => {
    const { permission } = (config ?? {}) as { permission?: unknown }
    if (permission !== undefined && !OF_A_DEMONSTRATION.test(url)) known.add(url, [method].flat())
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return undefined
    const allowed = known.methodsOf(request.url)
    if (allowed.length === 0 || allowed.includes(request.method)) return undefined
    void reply.header('allow', allowed.join(', '))
    const isOfApi = request.url.startsWith('/api/')
    return isOfApi ? sendProblem(reply, problemOf('method-not-allowed')) : sendPage(request, reply)
  })
}

/** Which methods each pattern of an address takes. */
function openKnownAddresses() {
  const methods = new Map<string, Set<string>>()
  return {
    add(url: string, added: readonly string[]): void {
      methods.set(url, new Set([...methods.get(url) ?? [], ...added]))
    },
    /** Of an address as it was sent, of all patterns that it fits, in the order of letters; none of an unknown one. */
    methodsOf(url: string): readonly string[] {
      const [path = ''] = url.split(/[?#]/)
      const parts = partsOf(path)
      const fitting = [...methods].filter(([pattern]) => fits(partsOf(pattern), parts))
      return [...new Set(fitting.flatMap(([, own]) => [...own]))].sort()
    },
  }
}

/** As the router reads an address: a slash at the end says nothing. */
function partsOf(path: string): readonly string[] {
  return (path.length > 1 ? path.replace(/\/$/, '') : path).split('/')
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.length === parts.length && pattern.every((one, nth) => fitsPart(one, parts[nth] ?? ''))
}

/** What is named may be anything, but something; it may have an ending, as `:id.pdf` has. */
function fitsPart(pattern: string, part: string): boolean {
  if (!pattern.startsWith(':')) return pattern === part
  const ending = pattern.replace(/^:\w+/, '')
  return part.length > ending.length && part.endsWith(ending)
}
