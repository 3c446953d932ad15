import { type Refusal, type Result, ok } from '../kernel/result.ts'
import { bodyHashOf, derivedRequestId } from '../modules/audit/public.ts'
import type { TaskCursor } from '../modules/workflow/public.ts'
import { type Answer, type Ctx, type Json, type RequestReused, type Sender, inTransaction } from '../platform/db.ts'
import { type ListCursor, readCursor, writeCursor } from './list-cursor.ts'
import type { ApiRooms } from './rooms.ts'

/** What one transaction did, and behind which step the next goes on; kept for a repeat. */
interface Part<Row> { readonly rows: readonly Row[]; readonly next: TaskCursor | undefined }
type Kept<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/**
 * Does much part after part, each a transaction of its own under a key made of that of the whole and its number: a
 * repeat after a cut line does the rest, and answers for what was done as it was. Ends when there is no more, or after
 * `most` rows; `next` says where another press goes on. That there is nothing at all is the refusal of the first part.
 */
export async function inParts<Row extends { readonly [K in keyof Row]: Json }, R extends Refusal>(
  rooms: ApiRooms, whole: Sender, { name, body, most, from }: {
    readonly name: string; readonly body: Json; readonly most: number; readonly from?: string | undefined
  },
  doPart: (ctx: Ctx, after: TaskCursor | undefined) => Promise<Result<Part<Row>, R>>,
): Promise<Result<Kept<Row>, R | RequestReused>> {
  const done: Row[] = []
  let after: string | null = from ?? null
  for (let part = 0; done.length < most; part += 1) {
    const sender = {
      ...whole, requestId: derivedRequestId(name, whole.requestId, part),
      bodyHash: bodyHashOf(`${name} ${String(part)}`, body),
    }
    const cursor: ListCursor | undefined = after === null ? undefined : readCursor(after)
    const outcome: Result<Answer, R | RequestReused> = await inTransaction(
      rooms, sender, (ctx) => doPart(ctx, cursor && { dueAt: cursor.at, id: cursor.id }),
      ({ rows, next }) => ({
        status: 200,
        body: {
          rows: rows.map((row) => ({ ...row })),
          next: next ? writeCursor({ at: next.dueAt, id: next.id }) : null,
        },
      }),
    )
    if (!outcome.ok) {
      // The last part was full, and nothing came behind it.
      if (part > 0 && outcome.refusal.code === 'nothing-held') return ok({ rows: done, next: null })
      return outcome
    }
    const kept = outcome.value.body as unknown as Kept<Row>
    done.push(...kept.rows)
    after = kept.next
    if (after === null) break
  }
  return ok({ rows: done, next: after })
}
