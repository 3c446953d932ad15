import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PrintAnswer, PrintBody } from '@motcua/contracts/prints.ts'
import { Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { recordRead } from '../modules/audit/public.ts'
import { type SlipInput, renderBundle } from '../modules/documents/public.ts'
import { type Dossier, controlSlipOf } from '../modules/dossiers/public.ts'
import { findWithinReach } from './dossier-detail.ts'
import { declarationPaperOf } from './prints.ts'
import { type ProblemCode, PROBLEM_TEXTS } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

type Made = Result<SlipInput, { readonly code: ProblemCode }>
type Make = (dossier: Dossier) => Promise<Made>

/** The same paper of many dossiers in one file, in the order asked. Views of what is stored; one order of the press. */
export function printManyRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    const schema = {
      tags: ['papers'], description: `At most 200. ${WITHOUT_KEY}`, body: PrintBody,
      response: { 200: PrintAnswer, '4xx': Problem },
    }

    app.post(
      '/api/dossiers/control-slips',
      {
        config: { permission: 'slip.print' },
        schema: { ...schema, summary: 'The control slips of many dossiers in one PDF/A' },
      },
      async (request) => printMany(rooms, request, 'control-slip', (dossier) =>
        controlSlipOf(rooms.db, rooms, dossier, rooms.clock.now())),
    )

    app.post(
      '/api/dossiers/declarations',
      {
        config: { permission: 'dossier.read' },
        schema: { ...schema, summary: 'What was declared in many dossiers, in one PDF/A' },
      },
      async (request) => printMany(rooms, request, 'declaration', async (dossier) => {
        const paper = await declarationPaperOf(rooms, dossier)
        return paper ? ok(paper) : refuse({ code: 'no-declaration' })
      }),
    )
  }
}

async function printMany(
  rooms: ApiRooms, request: FastifyRequest, page: 'control-slip' | 'declaration', make: Make,
): Promise<PrintAnswer> {
  const papers: SlipInput[] = []
  const refused: PrintAnswer['refused'] = []
  const personIds: bigint[] = []
  // One after the other: many at once would take every connection from whoever presses a single button.
  for (const id of (request.body as PrintBody).dossiers) {
    const dossier = await findWithinReach(rooms, request, id)
    const made: Made = dossier ? await make(dossier) : refuse({ code: 'dossier-unknown' })
    if (made.ok && dossier) {
      papers.push(made.value)
      personIds.push(dossier.applicantId, ...(dossier.authoriserId === null ? [] : [dossier.authoriserId]))
    } else if (!made.ok) {
      const { code } = made.refusal
      refused.push({ id, code, text: sayTo(request)(PROBLEM_TEXTS[code]) })
    }
  }
  if (papers.length === 0) return { pdf: null, refused }
  const { actor, ip } = request
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip, page,
    purpose: page === 'declaration' ? 'dossier.read' : 'slip.print', personIds,
  })
  const pdf = await renderBundle(papers, rooms.clock.now())
  return { pdf: Buffer.from(pdf).toString('base64'), refused }
}
