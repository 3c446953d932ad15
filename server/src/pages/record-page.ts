import type { FastifyReply } from 'fastify'
import { exportRecord } from '../modules/audit/public.ts'
import { dossierRecords, isHeldForMoney } from '../modules/dossiers/public.ts'
import { busyPage } from './busy-page.ts'
import { HAPPENED } from './dossier-story-texts.ts'
import { sendNotFound, sendTooMany } from './failures.tsx'
import { findOwn } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import type { Visit } from './visit.ts'

/** Of the talk only that it was, since its lines are not in the events. */
const TALK: ReadonlySet<string> = new Set(['dossier.applicant-told', 'dossier.applicant-wrote'])
const RESULT = 'dossiers.result/1'
const ROWS: ReadonlySet<string> = new Set(['dossiers.answers/1', RESULT, 'documents.paper/1'])

/**
 * What the page of the dossier tells its owner; steps within the house stand there as hashes, and so does what a result
 * says while it is held for money (R18).
 */
function showing(isHeld: boolean) {
  return {
    isEventShown: (type: string) => Object.hasOwn(HAPPENED, type) || TALK.has(type),
    isRowShown: (table: string) => ROWS.has(table) && !(isHeld && table === RESULT),
  }
}

/** Accounts whose records are being read or waited for, in this process. */
const asking = new Set<bigint>()
const MOST_ASKING = 4
/** So long a record never takes; a statement of it that does is in somebody’s way. */
const LIMIT_SECONDS = 10
const [SOON, LATER] = ['10', '60']

/** Each reads over a connection of its own: one at a time, so that many who ask take none from the others. */
let before: Promise<unknown> = Promise.resolve()

function oneByOne<T>(work: () => Promise<T>): Promise<T> {
  const mine = before.then(work, work)
  before = mine.catch(() => undefined)
  return mine
}

/**
 * The record of one's own dossier with its proofs, to be kept and verified without us (docs/seal.md). One at a time for
 * an account, and few accounts: whoever asks for more is sent away at once, and holds up no page.
 */
export const recordPages = {
  'GET /ho-so/:id/ban-ghi.json': async (visit) => {
    const { actor, request, reply } = visit
    if (!actor) return sendNotFound(visit)
    const { accountId } = actor
    if (asking.has(accountId)) {
      void reply.header('retry-after', LATER)
      return sendTooMany(visit, 1)
    }
    if (asking.size >= MOST_ASKING) {
      const { headers, body } = busyPage(request)
      return reply.code(503).headers(headers).header('retry-after', SOON).send(body)
    }
    asking.add(accountId)
    return sendRecord(visit).finally(() => { asking.delete(accountId) })
  },
} satisfies PageHandlers

async function sendRecord(visit: Visit): Promise<FastifyReply> {
  const { rooms: { db, databaseUrl: connectionString, machineClock }, directory, reply } = visit
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const isHeld = await isHeldForMoney(db, directory, dossier)
  const record = await oneByOne(() => exportRecord({
    connectionString, source: dossierRecords, id: dossier.id, showing: showing(isHeld), machineNow: machineClock.now(),
    limitSeconds: LIMIT_SECONDS,
  }))
  return reply.type('application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${dossier.number}-ban-ghi.json"`)
    .header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff')
    .send(`${JSON.stringify({ dossier: dossier.number, ...record }, null, 1)}\n`)
}
