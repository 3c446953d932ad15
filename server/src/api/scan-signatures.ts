import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChangeHeaders, IdParams, Problem } from '@motcua/contracts/problem.ts'
import { ScanSignatures, ScanSignaturesBody } from '@motcua/contracts/scan-signatures.ts'
import { isAnswered } from '../modules/audit/public.ts'
import {
  type ScansDone, type SignedScans, findScansToSign, keepSignedScans, signScans,
} from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { showActed, versionOf, withoutPins } from './dossier-actions.ts'
import { explainDeed } from './explain-deed.ts'
import { PROBLEM_TEXTS, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** The personal signature of whoever received papers on the scans of them. */
export function scanSignatureRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/dossiers/:id/scan-signatures', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['dossiers'], summary: 'Sign all scans of a dossier that nobody signed yet', headers: ChangeHeaders,
        params: IdParams, body: ScanSignaturesBody, response: { 200: ScanSignatures, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const on = { publicId: request.params.id, version: versionOf(request), viewer: viewerOf(request, rooms) }
      const sender = senderOf(request, withoutPins(body))
      const made = await isAnswered(rooms.db, sender) ? NOTHING : await sign(rooms, on, body.pins?.person)
      if (!made.ok) return sendOutcome(reply, made, (refusal) => explainDeed(refusal, body))
      const outcome = await inTransaction(
        rooms, sender, (ctx) => keepSignedScans(ctx, rooms, on, made.value), showSigned,
      )
      return sendOutcome(reply, outcome, (refusal) => explainDeed(refusal, body))
    })
  }
}

/** Of a request that was answered: the answer is the first one. */
const NOTHING: { readonly ok: true; readonly value: SignedScans } = { ok: true, value: { copies: [], failures: [] } }

async function sign(rooms: ApiRooms, on: Parameters<typeof findScansToSign>[2], pin: string | undefined) {
  const at = rooms.clock.now()
  const found = await findScansToSign(rooms.db, rooms, on, at)
  return found.ok ? signScans(rooms, found.value, pin, at) : found
}

/** Only what failed is told one by one; without names, since what is answered is kept long. */
function showSigned(done: ScansDone) {
  const { signed, failures } = done
  return {
    status: 200,
    body: {
      ...showActed(done).body, signed,
      failures: failures.map(({ paper, code }) => ({ paperId: paper.publicId, code, text: PROBLEM_TEXTS[code].vi })),
    },
  }
}
