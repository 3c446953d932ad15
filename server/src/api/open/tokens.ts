import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Token, TokenBody } from '@motcua/contracts/open-api.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyReply } from 'fastify'
import { findApiClientBySecret, scopesAsked } from '../../modules/identity/public.ts'
import { openAccessTokens } from '../../platform/access-token.ts'
import { fingerprintOf } from '../../platform/secrets.ts'
import { limitRefused } from '../../platform/limit-refused.ts'
import { type ProblemCode, problemOf, saidProblem } from '../problems.ts'
import { languageFor } from '../say-to.ts'
import type { ApiRooms } from '../rooms.ts'

/** So many wrong secrets of one address in a minute are told so. */
const MOST_REFUSED = 30

/** Where a program changes its secret for a token of minutes (OAuth 2.0, RFC 6749 4.4). */
export function tokenRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const tokens = openAccessTokens(rooms)
  const refused = limitRefused(MOST_REFUSED)
  return async (app) => {
    app.post('/api/open/v1/token', {
      config: { permission: 'public' },
      schema: {
        tags: ['open'], summary: 'A token for a program, by its id and secret (client_credentials, client_secret_basic)',
        description: 'Changes nothing and takes no Idempotency-Key: each call answers a token of its own. A form, not JSON; '
          + 'refusals have `error` of RFC 6749 besides.',
        consumes: ['application/x-www-form-urlencoded'], body: TokenBody, response: { 200: Token, '4xx': Problem },
      },
    }, async (request, reply) => {
      const machineNow = rooms.machineClock.now()
      const { grant_type: grant, scope } = request.body
      const given = basicOf(request.headers.authorization)
      const found = given && await findApiClientBySecret(rooms.db, fingerprintOf(given.secret), machineNow)
      // The secret first: of many programs behind one address, one that errs keeps no other out.
      if (found?.kind !== 'oauth' || found.publicId !== given?.id) {
        if (refused.isFull(request.ip, machineNow)) return stop(reply.header('retry-after', '60'), 'too-many-requests', 'slow_down')
        refused.count(request.ip, machineNow)
        return stop(reply.header('www-authenticate', 'Basic realm="motcua"'), 'client-wrong', 'invalid_client')
      }
      if (grant !== 'client_credentials') return stop(reply, 'grant-unknown', 'unsupported_grant_type')
      const scopes = scopesAsked(scope, found.scopes)
      if (!scopes) return stop(reply, 'scope-unknown', 'invalid_scope')
      const token = await tokens.issue({ client: found.publicId, scopes }, machineNow)
      return reply.headers({ 'cache-control': 'no-store', 'pragma': 'no-cache' }).send({
        access_token: token, token_type: 'Bearer' as const, expires_in: tokens.seconds, scope: scopes.join(' '),
      })
    })
  }
}

/** Id and secret of HTTP Basic, each written as in a form before (RFC 6749 2.3.1). */
function basicOf(header = ''): { readonly id: string; readonly secret: string } | undefined {
  const text = Buffer.from(/^Basic ([A-Za-z0-9+/]{1,1000}={0,2})$/i.exec(header)?.[1] ?? '', 'base64').toString()
  const [, id, secret] = /^([^:]+):(.+)$/.exec(text) ?? []
  const asInForm = (part: string) => new URLSearchParams(`part=${part.replaceAll('&', '%26')}`).get('part') ?? ''
  return id === undefined || secret === undefined ? undefined : { id: asInForm(id), secret: asInForm(secret) }
}

/** A refusal for libraries of OAuth and for people: RFC 6749 5.2 wants JSON with its own word. */
function stop(reply: FastifyReply, code: ProblemCode, error: string): FastifyReply {
  const problem = saidProblem(problemOf(code), sayIn(languageFor(reply.request)))
  reply.problemCode = code
  return reply.code(problem.status).type('application/json').header('cache-control', 'no-store')
    .serializer(JSON.stringify).send({ ...problem, error, error_description: problem.title })
}
