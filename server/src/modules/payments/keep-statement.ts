import { createHash } from 'node:crypto'
import type { Day } from '../../kernel/civil-day.ts'
import { momentOn } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { billReferencesIn } from './domain/bill-reference.ts'
import { type NumberedLine, type StatementFaulty, freshLines } from './domain/read-statement.ts'
import { type MoneyHeld, holdMoney } from './hold-money.ts'
import { receiveMoney } from './receive-money.ts'
import { listDifference } from './store/differences.ts'
import {
  type ReadLine, type Statement, findStatement, findUnsettled, hasLine, holdStatements, insertLines, insertStatement,
  listKnownLines, lockUnmatchedLines, matchLine,
} from './store/statements.ts'

export interface KeepStatement {
  /** Whose account it is of. */
  readonly unitId: bigint
  /** The file as it came, by which it is known again. */
  readonly content: Uint8Array
  readonly lines: readonly NumberedLine[]
}

export interface StatementOfOtherUnit { readonly code: 'statement-of-other-unit' }

const NOON = 720

/**
 * Keeps the lines of a statement (sao kê) and matches each (`matchLines`). The same file again is what it was; lines of
 * another file that were read before are passed over. Leaves `statement.read`. Refuses with `statement-of-other-unit` a
 * file that was read for the account of another section: its money would stand there twice. Saved anew it is another
 * file, so the lines are held against those of other sections, too, and against their own amounts (`freshLines`).
 */
export async function keepStatement(
  ctx: Ctx, { unitId, content, lines }: KeepStatement,
): Promise<Result<Statement, StatementOfOtherUnit | StatementFaulty>> {
  const { tx, now, actorId } = ctx
  const sha256 = createHash('sha256').update(content).digest()
  await holdStatements(tx)
  const before = await findStatement(tx, sha256)
  if (before) return before.unitId === unitId ? ok(before) : refuse({ code: 'statement-of-other-unit' })
  const read = freshLines(unitId, lines, await listKnownLines(tx, lines))
  if (!read.ok) return read
  const fresh = read.value
  const statement = await insertStatement(tx, {
    unitId, sha256, lines: lines.length, known: lines.length - fresh.length, at: now, byId: actorId,
  })
  await insertLines(tx, statement.id, unitId, fresh)
  await recordEvent({ ...ctx, unitId }, {
    type: 'statement.read', subjectKind: 'statement', subjectId: statement.id,
    data: { statement: statement.publicId, lines: statement.lines, known: statement.known },
  })
  await matchLines(ctx, await holdLines(tx, [...new Set(fresh.map(({ day }) => day))]))
  return ok(statement)
}

/**
 * Says of each of these lines, which are held (`holdLines`), what money it is: money of the gateway that has come into
 * the account, by its number or by the bill; else a transfer for the one bill that its text names, which is received
 * (`receiveMoney`). What is neither, what names two bills, and what another line stands for already, is a difference
 * (`unmatched`). Answers those by the reference under which they are listed.
 */
export async function matchLines(ctx: Ctx, lines: readonly ReadLine[]): Promise<readonly string[]> {
  const left: string[] = []
  for (const line of lines) {
    const remittanceId = await moneyOf(ctx, line)
    if (remittanceId !== undefined) {
      await matchLine(ctx.tx, line.id, remittanceId)
      continue
    }
    const { day, unitId, amount, reference } = line
    const key = `${day}/${reference}`
    left.push(key)
    const listed = await listDifference(ctx.tx, {
      day, unitId, kind: 'unmatched', source: 'statement', reference: key, ours: null, theirs: amount,
    }, ctx.now)
    if (listed) await recordEvent({ ...ctx, unitId }, {
      type: 'difference.listed', subjectKind: 'difference', subjectId: listed.id,
      data: { difference: listed.publicId, kind: 'unmatched', day },
    })
  }
  return left
}

/** Holds lines of these days that stand for nothing, then what they may be, and other money that comes with them. */
export async function holdLines(
  tx: Tx, days: readonly Day[], others: readonly MoneyHeld[] = [],
): Promise<readonly ReadLine[]> {
  const lines = await lockUnmatchedLines(tx, days)
  const transfers = lines.flatMap((line) => billsOf(line).map((bill) => ({ ...transferOf(line), bill })))
  await holdMoney(tx, [...others, ...transfers])
  return lines
}

/** Of two nobody knows which it is; a number of the gateway says it all the same. */
function billsOf({ text }: ReadLine): readonly string[] {
  const named = billReferencesIn(text)
  return named.length === 1 ? named : []
}

/** A bank's number is good for a day. */
function transferOf({ day, reference }: ReadLine) {
  return { source: 'bank' as const, reference: `${day}/${reference}` }
}

async function moneyOf(ctx: Ctx, line: ReadLine): Promise<bigint | undefined> {
  const { day, reference, amount, text } = line
  const bills = billsOf(line)
  const words = [reference, ...text.split(/[\s.,;:/]+/)].filter((word) => word.length >= 6)
  const settled = await findUnsettled(ctx.tx, { words, bills, amount })
  if (settled) return settled.id
  const [bill] = bills
  if (bill === undefined) return undefined
  const received = await receiveMoney(ctx, {
    ...transferOf(line), bill, amount, cameAt: momentOn(day, NOON), // of the hour a statement says nothing
  })
  if (!received.ok) return undefined
  const { id } = received.value.remittance
  // The same movement in the statements of two sections: one line stands for the money.
  return await hasLine(ctx.tx, id) ? undefined : id
}
