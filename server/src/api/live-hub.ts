import { type Cursor, listEventsAfter, readEnd } from '../modules/audit/public.ts'
import { type Seen, type SeenTask, listSeen } from '../modules/dossiers/public.ts'
import { listTasksOfCases } from '../modules/workflow/public.ts'
import type { Db } from '../platform/db.ts'

/** A dossier that has changed, with what decides who may know of it. */
export interface ChangedDossier {
  readonly publicId: string
  readonly seen: Seen
  readonly tasks: readonly SeenTask[]
}

/** What has changed since the last time; undefined where it was too much to name. */
export type Changes = readonly ChangedDossier[] | undefined
export type Listener = (changes: Changes) => void

export interface LiveHub {
  /** Is told of every change from now on, until it calls what it gets back. */
  listen(listener: Listener): () => void
  /** Looks for changes now. Several calls while it looks are one more look. */
  wake(): void
  stop(): Promise<void>
}

const BATCH = 200
const MOST_NAMED = 100

/**
 * Follows the log of events for the screens of this process. It keeps its place in memory and looks only while somebody
 * listens: when it is woken, and every `everySeconds` for the case that no wake-up comes through (a pooler, a worker
 * that rests).
 */
export function openLiveHub(
  db: Db, options: { readonly everySeconds: number; onFailed(error: unknown): void },
): LiveHub {
  const listeners = new Set<Listener>()
  let cursor: Cursor | undefined
  let running: Promise<void> | undefined
  let isWanted = false
  const look = async () => {
    while (isWanted && listeners.size > 0) {
      isWanted = false
      cursor ??= await readEnd(db)
      const events = await listEventsAfter(db, cursor, BATCH)
      cursor = events.at(-1) ?? cursor
      isWanted ||= events.length === BATCH
      const ids = [...new Set(events.flatMap(({ dossierId }) => dossierId === null ? [] : [dossierId]))]
      if (ids.length === 0) continue
      const changes = ids.length > MOST_NAMED ? undefined : await changesOf(db, ids)
      for (const listener of listeners) listener(changes)
    }
    if (listeners.size === 0) cursor = undefined // whoever comes next wants what happens then
  }
  const wake = () => {
    isWanted = true
    running ??= look().catch(options.onFailed).finally(() => {
      running = undefined
      if (isWanted && listeners.size > 0 && cursor !== undefined) wake()
    })
  }
  const timer = setInterval(wake, options.everySeconds * 1_000)
  timer.unref()
  return {
    listen(listener) {
      listeners.add(listener)
      wake()
      return () => listeners.delete(listener)
    },
    wake,
    async stop() {
      clearInterval(timer)
      listeners.clear()
      await running
    },
  }
}

async function changesOf(db: Db, ids: readonly bigint[]): Promise<readonly ChangedDossier[]> {
  const [dossiers, tasks] = await Promise.all([listSeen(db, ids), listTasksOfCases(db, ids)])
  return dossiers.map(({ id, publicId, ...seen }) =>
    ({ publicId, seen: { id, ...seen }, tasks: tasks.filter(({ caseId }) => caseId === id) }))
}
