import { sql } from 'kysely'
import type { Ctx } from '../../platform/db.ts'
import { insertRows } from '../../platform/insert-rows.ts'

/** An invented person; the number is one of those that are reserved for demonstrations. */
export interface SeedPerson {
  readonly personalNumber: string
  readonly fullName: string
  readonly birth: string
  readonly sex: 'male' | 'female'
  readonly address: string
}

/**
 * Puts invented people on record, those that are not there yet, and answers the ids of all by their number. Part of a
 * seeding, whose event tells of it.
 */
export async function seedPeople(ctx: Ctx, people: readonly SeedPerson[]): Promise<Map<string, bigint>> {
  const numbers = people.map(({ personalNumber }) => personalNumber)
  const known = await idsOf(ctx, numbers)
  const missing = people.filter(({ personalNumber }) => !known.has(personalNumber))
  await insertRows(
    ctx.tx,
    'identity.person',
    missing.map(({ personalNumber, fullName, birth, sex, address }) => ({
      public_id: crypto.randomUUID(), kind: 'citizen', personal_number: personalNumber, full_name: fullName, birth, sex,
      address, proof: 'seen', created_at: ctx.now, changed_at: ctx.now,
    })),
  )
  return missing.length === 0 ? known : idsOf(ctx, numbers)
}

async function idsOf({ tx }: Ctx, numbers: readonly string[]): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ id: bigint; personalNumber: string }>`
    select id, personal_number from identity.person where personal_number = any(${numbers}::text[])`.execute(tx)
  return new Map(rows.map(({ id, personalNumber }) => [personalNumber, id]))
}
