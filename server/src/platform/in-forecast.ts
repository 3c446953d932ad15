import { refuse } from '../kernel/result.ts'
import { type Backing, type Ctx, type Sender, inTransaction } from './db.ts'

/**
 * Does what `work` does and takes all of it back, so that the forecast is made by what will do it (ADR 0037). Answers
 * what it found, as of the last try where the database asked for another. Rows that it writes are held until then.
 */
export async function inForecast<T>(
  backing: Backing, sender: Sender, work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const found: T[] = []
  await inTransaction(backing, sender, async (ctx) => {
    found.push(await work(ctx))
    return refuse({ code: 'forecast-only' })
  }, () => ({ status: 200, body: null }))
  const [last] = found.slice(-1)
  if (found.length === 0) throw new Error('a forecast was asked for under a used request')
  return last as T
}
