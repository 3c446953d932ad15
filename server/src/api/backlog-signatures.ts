import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PackageSignBody, PackageSigned } from '@motcua/contracts/backlog-line.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isAnswered } from '../modules/audit/public.ts'
import {
  type LineItem, REASON_OF_PAST_RESULT, findPackage, keepSignedPackage, listPapers, listUnsigned,
} from '../modules/documents/public.ts'
import { type SignedScans, sealOfAgency, signScans, signerOf } from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { packageReach } from './backlog-line.ts'
import { withoutPins } from './dossier-actions.ts'
import { explainDeed } from './explain-deed.ts'
import { PROBLEM_TEXTS, type Tellable, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

/** So many at a time: whoever signs sees it go on. */
const AT_ONCE = 10

interface ToSign { readonly items: readonly LineItem[]; readonly made: SignedScans }

/**
 * The signature on results of the past that are kept, and are plain copies until then (D8): of the officer, or the seal
 * of the agency that issued them.
 */
export function backlogSignatureRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/backlog/packages/:id/signatures', {
      config: { permission: 'backlog.keep' },
      schema: {
        tags: ['digitisation'], summary: 'Sign kept results of a package that nobody signed yet, some at a time',
        headers: RequestHeaders, params: IdParams, body: PackageSignBody,
        response: { 200: PackageSigned, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, params: { id } } = request
      const sender = senderOf(request, withoutPins(body))
      const done = await isAnswered(rooms.db, sender) ? ok(NOTHING) : await sign(rooms, request, id, body)
      if (!done.ok) return sendOutcome(reply, done, (refusal) => explainDeed(refusal, body))
      const { items, made: { copies, failures } } = done.value
      const outcome = await inTransaction(
        rooms, sender, (ctx) => keepSignedPackage(ctx, id, {
          copies, failed: failures.length, signer: body.by === 'agency' ? 'agency' : 'personal',
        }),
        ({ signed }) => ({
          status: 200,
          body: {
            signed, next: items.length < AT_ONCE ? null : String(items.at(-1)?.id ?? ''),
            failures: failures.map(({ paper, code }) => {
              const item = items.find(({ paperId }) => paperId === paper.id)
              const text = sayTo(request)(PROBLEM_TEXTS[code])
              return { item: item?.publicId ?? id, number: item?.number ?? '', code, text }
            }),
          },
        }))
      return sendOutcome(reply, outcome)
    })
  }
}

/** Of a request that was answered: the answer is the first one. */
const NOTHING: ToSign = { items: [], made: { copies: [], failures: [] } }

async function sign(
  rooms: ApiRooms, request: FastifyRequest, id: string, { after = '0', by = 'person', pins }: PackageSignBody,
): Promise<Result<ToSign, Tellable>> {
  const found = await findPackage(rooms.db, id)
  if (!found || !packageReach(rooms, request).mayReach(found.unitId)) return refuse({ code: 'not-found' })
  const at = rooms.clock.now()
  const items = await listUnsigned(rooms.db, found.id, BigInt(after), AT_ONCE)
  if (items.length === 0) return refuse({ code: 'nothing-to-sign' })
  const [papers, holder] = await Promise.all([
    listPapers(rooms.db, items.flatMap(({ paperId }) => paperId ?? [])),
    by === 'agency' ? sealOfAgency(rooms.directory.on(dayOf(at)), found.unitId) : signerOf(rooms.db, viewerOf(request, rooms)),
  ])
  const asked = { holder, papers, reason: REASON_OF_PAST_RESULT }
  const made = await signScans(rooms, asked, pins?.[by], at)
  return made.ok ? ok({ items, made: made.value }) : made
}
