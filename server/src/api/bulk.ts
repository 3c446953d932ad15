import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { BulkAnswer, BulkBody, type BulkNoun, type BulkRow } from '@motcua/contracts/bulk.ts'
import type { ActionBody, ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { ScanSignatures } from '@motcua/contracts/scan-signatures.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok } from '../kernel/result.ts'
import { bodyHashOf, derivedRequestId, isAnswered } from '../modules/audit/public.ts'
import type { OnDossier } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { type Json, type Sender, inTransaction } from '../platform/db.ts'
import { type PinOfKey, batchKeys, keyNameOf } from '../platform/signing/batch-keys.ts'
import type { KeyHolder } from '../platform/signing/key-ring.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { DEED } from './deed-texts.ts'
import { DEEDS, doDeed, withoutPins } from './dossier-actions.ts'
import { explainDeed } from './explain-deed.ts'
import { type Tellable, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { signScansOf } from './scan-signatures.ts'

/**
 * One deed on many dossiers, with a result for each. A row is what a press of its button would be: its own transaction,
 * its own key made of that of the whole, the rights of the deed. So a repeat after a cut line does the rest and answers
 * for what was done as it was; once the whole has answered, it answers the same. Deeds that sign open each key once,
 * with the one PIN that was typed for it, which goes no further than this request.
 */
export function bulkRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/dossiers/bulk',
      {
        config: { permission: 'dossier.list' },
        schema: {
          tags: ['dossier deeds'], summary: 'One deed on many dossiers, with a result for each',
          headers: RequestHeaders, body: BulkBody, response: { 200: BulkAnswer, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const body = request.body as BulkBody
        const sender = senderOf(request, hashedOf(body))
        const isKnown = await isAnswered(rooms.db, sender)
        const rows = isKnown ? [] : await doRows(rooms, request, body, sender)
        // Keeps the answer of the whole under its key; what it tells of is done.
        const keep = async (): Promise<Result<BulkRow[], Tellable>> => ok(rows)
        const outcome = await inTransaction(rooms, sender, keep, (done) => ({
          status: 200, body: { rows: done },
        }))
        return sendOutcome(reply, outcome)
      },
    )
  }
}

/** As its fingerprint is kept: without PINs. */
function hashedOf(body: BulkBody): Json {
  return { ...body as unknown as Record<string, Json>, body: withoutPins(body.body as Json) }
}

async function doRows(rooms: ApiRooms, request: FastifyRequest, asked: BulkBody, whole: Sender): Promise<BulkRow[]> {
  const viewer = viewerOf(request, rooms, permissionFor(asked.deed))
  const { pins = [] } = asked.body as { readonly pins?: readonly PinOfKey[] }
  const batch = batchKeys(rooms.keys, pins)
  const done: BulkRow[] = []
  try {
    // One after the other: many at once would take every connection from whoever presses a single button.
    for (const { id, version } of asked.rows) {
      const sender = {
        ...whole, requestId: derivedRequestId('bulk', whole.requestId, id),
        bodyHash: bodyHashOf(`bulk ${asked.deed} ${id} ${String(version)}`, withoutPins(asked.body as Json)),
      }
      const on = { publicId: id, version, viewer }
      done.push(await doRow({ ...rooms, keys: batch.keys }, request, { asked, sender, on }))
    }
  } finally {
    await batch.close()
  }
  return done
}

interface OneRow { readonly asked: BulkBody; readonly sender: Sender; readonly on: OnDossier }

async function doRow(rooms: ApiRooms, request: FastifyRequest, { asked, sender, on }: OneRow): Promise<BulkRow> {
  const { publicId: id } = on
  const say = sayTo(request)
  const outcome = asked.deed === 'scan-signatures' ? await signScansOf(rooms, sender, on, undefined)
    : await doDeed(rooms, sender, DEEDS[asked.deed], on, bodyOf(asked))
  if (!outcome.ok) {
    const { code, detail } = explainDeed(outcome.refusal, asked.body)
    const key = keyAtFault(outcome.refusal)
    return { id, acted: null, refused: { code, text: say(detail), ...key && { key } } }
  }
  const { failures = [], signed, ...acted } = outcome.value.body as ScanSignatures
  const [failure] = failures
  if (!failure) return { id, acted, refused: null }
  const text = say(DEED.scansLeft, { count: failures.length, why: failure.text })
  return { id, acted: signed === 0 ? null : acted, refused: { code: failure.code, text } }
}

/** PINs are for the keys of the batch, and no part of the deed on one dossier. */
function bodyOf({ deed, body }: BulkBody): ActionBody<ActionNoun> {
  return deed === 'result' || deed === 'result-signature' ? {} : body
}

function permissionFor(deed: BulkNoun): Permission {
  return deed === 'scan-signatures' ? 'paper.add' : DEEDS[deed].permission
}

/** Whose key did not sign, so that the screen may ask for its PIN, or stop. */
function keyAtFault(refusal: Tellable): NonNullable<BulkRow['refused']>['key'] {
  const { holder } = refusal as { readonly holder?: KeyHolder }
  return holder && { name: keyNameOf(holder), holder: holder.name, kind: holder.kind }
}
