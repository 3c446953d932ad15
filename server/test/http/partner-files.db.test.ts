/**
 * Need: an outside system that was told a link fetches the file of the dossier, nobody else does, and each look is on
 * record.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAddressOf } from '../../src/platform/partner/file-ticket.ts'
import { raise } from '../charges.ts'
import { payOwed } from '../pay-owed.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let paper: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [office] = offices
  if (!office) throw new Error('no office')
  await handIn(http, office, 0)
  const { rows: [row] } = await sql<{ id: string }>`select public_id as id from documents.paper order by id limit 1`.execute(http.province.db)
  paper = row?.id ?? ''
})
afterAll(async () => http.stop())

const address = (partner: string, of: string) =>
  fileAddressOf({ publicUrl: 'http://motcua', secret: http.secret }, partner, of).slice('http://motcua'.length)
const reads = async () => (await sql<{ purpose: string }>`select purpose from audit.read where page = 'partner-file'`
  .execute(http.province.db)).rows

test('the link opens the file, and the look is on record with the partner', async () => {
  const nobody = http.callerWith('')
  const { status, text } = await nobody.call('GET', address('national-portal', paper))
  expect([status, text.slice(0, 5)]).toEqual([200, '%PDF-'])
  expect(await reads()).toEqual([{ purpose: 'exchange national-portal' }])
})

test('without a ticket of that paper and partner there is nothing to be seen', async () => {
  const before = await reads()
  const good = address('national-portal', paper)
  for (const wrong of [
    good.replace('national-portal', 'document-axis'), good.replace(paper, randomUUID()), `${good}A`, good.replace(/ticket=.*/, 'ticket=AAAA'),
  ]) expect((await http.callerWith('').call('GET', wrong)).status).toBe(404)
  expect((await http.callerWith('').call('GET', good.replace(/\?.*/, ''))).status).toBe(400)
  const clerk = await asRole(http, 'reception', officesOf(http)[0]?.name ?? '')
  expect((await clerk.call('GET', good.replace(/ticket=.*/, 'ticket=AAAA'))).status).toBe(404)
  expect(await reads()).toEqual(before)
})

test('a result is given only while nothing is due for it, whenever its link was told; other files are', async () => {
  const { rows: [of] } = await sql<{ dossierId: bigint; paperId: bigint; receivesAtId: bigint }>`
    select dossier_id, paper.id as paper_id, receives_at_id
    from dossiers.component join dossiers.dossier on dossier.id = dossier_id, documents.paper
    where paper.public_id = ${paper} and paper.id = any(paper_ids)`.execute(http.province.db)
  if (!of) throw new Error('no dossier')
  const { dossierId: id, paperId } = of
  const opens = async () => {
    const { status, body } = await http.callerWith('').call('GET', address('national-portal', paper))
    return [status, (body as { code?: string } | null)?.code]
  }
  await raise(http.province, [8_000], { dossierId: id })
  expect((await opens())[0]).toBe(200) // no result, though of the same dossier
  const { owner } = http.province.database
  await sql`insert into dossiers.result (dossier_id, agency_id, number, issued_on, title, content, slip_id)
    select dossier_id, 1, '1/KQ', '2021-06-25', 'Kết quả', 'Kết quả', id from dossiers.slip where dossier_id = ${id} limit 1`
    .execute(owner)
  await sql`insert into dossiers.signed_result (dossier_id, code, paper_id, digest)
    values (${id}, 'H00.KQ.1', ${paperId}, decode(repeat('00', 16), 'hex'))`.execute(owner)
  const before = await reads()
  expect(await opens()).toEqual([409, 'result-held-for-money'])
  expect(await reads()).toEqual(before)
  await payOwed(http.province, { id, receivesAtId: of.receivesAtId })
  expect((await opens())[0]).toBe(200)
  await raise(http.province, [5_000], { dossierId: id })
  expect(await opens()).toEqual([409, 'result-held-for-money'])
})
