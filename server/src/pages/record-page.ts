import { exportRecord } from '../modules/audit/public.ts'
import { dossierRecords } from '../modules/dossiers/public.ts'
import { HAPPENED } from './dossier-story-texts.ts'
import { sendNotFound } from './failures.tsx'
import { findOwn } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'

/** Of the talk only that it was, since its lines are not in the events. */
const TALK: ReadonlySet<string> = new Set(['dossier.applicant-told', 'dossier.applicant-wrote'])
const ROWS: ReadonlySet<string> = new Set(['dossiers.answers/1', 'dossiers.result/1', 'documents.paper/1'])

/** What the page of the dossier tells its owner; steps within the house stand there as hashes. */
const SHOWING = {
  isEventShown: (type: string) => Object.hasOwn(HAPPENED, type) || TALK.has(type),
  isRowShown: (table: string) => ROWS.has(table),
}

/** Each reads over a connection of its own: one at a time, so that many who ask take none from the others. */
let before: Promise<unknown> = Promise.resolve()

function oneByOne<T>(work: () => Promise<T>): Promise<T> {
  const mine = before.then(work, work)
  before = mine.catch(() => undefined)
  return mine
}

/** The record of one's own dossier with its proofs, to be kept and verified without us (docs/seal.md). */
export const recordPages = {
  'GET /ho-so/:id/ban-ghi.json': async (visit) => {
    const { rooms: { databaseUrl: connectionString }, reply } = visit
    const dossier = await findOwn(visit)
    if (!dossier) return sendNotFound(visit)
    const record = await oneByOne(() => exportRecord({
      connectionString, source: dossierRecords, id: dossier.id, showing: SHOWING,
    }))
    return reply.type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${dossier.number}-ban-ghi.json"`)
      .header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff')
      .send(`${JSON.stringify({ dossier: dossier.number, ...record }, null, 1)}\n`)
  },
} satisfies PageHandlers
