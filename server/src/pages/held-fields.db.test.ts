/**
 * Need: that nobody is asked twice is measured of questions, too (KH 1107 II.3.3): of each that something held could
 * answer it is on record whether it was handed in so; of what is not held, or is not to be used, nothing is.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendBirth } from '../../test/portal-birth.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
let mother: Seen
beforeAll(async () => {
  portal = await startPortal()
  mother = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196990001' })
})
afterAll(async () => portal.stop())

const rowsOf = async (dossier: string) => (await sql<{ field: string; source: string; outcome: string }>`
  select f.field, f.source, f.outcome from dossiers.held_field f join dossiers.dossier d on d.id = f.dossier_id
  where d.public_id = ${dossier} order by f.field`.execute(portal.province.database.owner)).rows
const answersOf = async (dossier: string) => (await sql<{ answers: Record<string, string> }>`
  select a.answers from dossiers.answers a join dossiers.dossier d on d.id = a.dossier_id
  where d.public_id = ${dossier}`.execute(portal.province.database.owner)).rows[0]?.answers ?? {}
const change = async (dossier: string, set: string) =>
  sql`update dossiers.dossier set ${sql.raw(set)} where public_id = ${dossier}`.execute(portal.province.database.owner)
const ACCEPTED = `state = 'received', received_at = submitted_at, due_at = submitted_at + interval '9 days'`

test('of somebody of whom nothing is held no question counts; of a second declaration those that the first answers do', async () => {
  const first = await sendBirth(mother.visitor, portal, 1, 'Đỗ Văn Một')
  expect(await rowsOf(first)).toEqual([])
  await change(first, ACCEPTED)
  await sql`update dossiers.answers set answers = answers || '{"requester.phone": "0500000099"}'::jsonb`
    .execute(portal.province.database.owner)
  const second = await sendBirth(mother.visitor, portal, 2, 'Đỗ Văn Hai')
  const [said, before] = [await answersOf(second), await answersOf(first)]
  const rows = await rowsOf(second)
  expect(rows).toContainEqual({ field: 'requester.phone', source: 'dossiers', outcome: 'corrected' })
  expect(rows.length).toBeGreaterThan(2)
  for (const { field, outcome } of rows)
    expect([field, outcome]).toEqual([field, said[field] === before[field] ? 'reused' : 'corrected'])
  // Of the child nothing is held: each is another.
  expect(rows.filter(({ field }) => !field.startsWith('requester.'))).toEqual([])
})
