import { ok } from '../kernel/result.ts'
import { bodyHashOf, derivedRequestId } from '../modules/audit/public.ts'
import { type Backing, type Ctx, type Json, inTransaction } from '../platform/db.ts'
import type { Job } from '../platform/work-queue/run-jobs.ts'
import { type HeardEvent, unpackEvent } from './heard-event.ts'

/**
 * Somebody who listens. Its name is the name of its jobs and part of the request of their effect: it is not changed
 * while jobs wait.
 */
export interface EventHandler {
  readonly name: string
  /** Types of events that concern it. */
  readonly hears: readonly string[]
  /** In a transaction of its own as the program (actor 1); through once per event. What it throws is tried again. */
  handle(ctx: Ctx, event: HeardEvent): Promise<void>
}

/** The program itself, as which jobs act. */
export const PROGRAM = 1n

/** Who listens to a type of event; throws if two handlers have one name, because they would share their jobs. */
export function listenersOf(handlers: readonly EventHandler[]): (type: string) => readonly string[] {
  if (new Set(handlers.map(({ name }) => name)).size < handlers.length) throw new Error('two handlers of one name')
  const names = new Map<string, string[]>()
  for (const { name, hears } of handlers) {
    for (const type of new Set(hears)) names.set(type, [...names.get(type) ?? [], name])
  }
  return (type) => names.get(type) ?? []
}

/** The job that runs a handler: at least once, with its effect once, by the request guard. */
export function jobOf(backing: Backing, handler: EventHandler): Job {
  const { name } = handler
  return async (payload: Json) => {
    const event = unpackEvent(payload)
    const sender = {
      actorId: PROGRAM, requestId: derivedRequestId('event', event.era, event.id, name),
      bodyHash: bodyHashOf(`job ${name}`, payload),
    }
    const work = async (ctx: Ctx) => {
      await handler.handle(ctx, event)
      return ok(null)
    }
    const done = await inTransaction(backing, sender, work, () => ({ status: 200, body: null }))
    if (!done.ok) throw new Error(done.refusal.code)
  }
}
