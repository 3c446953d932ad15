import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChangeHeaders, IdParams, Problem } from '@motcua/contracts/problem.ts'
import { ScanSignatures, ScanSignaturesBody } from '@motcua/contracts/scan-signatures.ts'
import { isAnswered } from '../modules/audit/public.ts'
import {
  type OnDossier, type ScansDone, type SignedScans, findScansToSign, keepSignedScans, signScans,
} from '../modules/dossiers/public.ts'
import { type Sender, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { underDelegation } from './delegated-reach.ts'
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
      const outcome = await signScansOf(rooms, senderOf(request, withoutPins(body)), on, body.pins?.person)
      return sendOutcome(reply, outcome, (refusal) => explainDeed(refusal, body))
    })
  }
}

/** Signs what is open of one dossier, and keeps it, once a request; the answer is a `ScanSignatures`. */
export async function signScansOf(rooms: ApiRooms, sender: Sender, on: OnDossier, pin: string | undefined) {
  const made = await isAnswered(rooms.db, sender) ? NOTHING : await sign(rooms, on, pin)
  if (!made.ok) return made
  return inTransaction(rooms, sender, async (ctx) => underDelegation(
    ctx, rooms, on.viewer, 'digitise', await keepSignedScans(ctx, rooms, on, made.value)), showSigned)
}

/** Of a request that was answered: the answer is the first one. */
const NOTHING: { readonly ok: true; readonly value: SignedScans } = { ok: true, value: { copies: [], failures: [] } }

async function sign(rooms: ApiRooms, on: OnDossier, pin: string | undefined) {
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
