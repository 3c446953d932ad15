/**
 * Need (part C5, C6; KH 1107 II.6): whoever of the post takes a device out takes in what its agency delegated, and no
 * more; what they took in stands in hand and is paid for as at the window.
 */
import { randomUUID } from 'node:crypto'
import type { InHandPage } from '@motcua/contracts/delegations.ts'
import type { OfflineOutcome, Outing } from '@motcua/contracts/offline.ts'
import type { DeviceMade } from '@motcua/contracts/queue.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDevice, newDevice } from '../offline-device.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, postAt, staffOffices } from './offices.ts'

let http: HttpServer
let commune: Office
let nobody: Caller
let [head, post, agencyHead]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  nobody = http.callerWith('')
  ;[head, post, agencyHead] = [
    await asRole(http, 'one_stop_head', 'commune'), await postAt(http, commune.seats.reception.id, 'seconded.offline'),
    await asRole(http, 'agency_head', 'commune'),
  ]
})
afterAll(() => http.stop())

function by(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('nobody signed in')
  return caller
}

/** Enrolled by the section, and taken out by whoever of the post sits there. */
async function deviceOut(): Promise<TestDevice & { readonly outing: Outing }> {
  const device = newDevice()
  const made = (await by(head).call('POST', '/api/offline/devices', {
    body: { unitId: commune.seats.reception.publicId, name: 'Xe bưu chính' }, key: randomUUID(),
  })).body as unknown as DeviceMade
  const { body: { id } } = await nobody.call('POST', '/api/offline/enrolment', {
    body: { code: made.code, publicKey: device.publicKey }, key: randomUUID(),
  })
  device.is(id)
  const begun = await by(post).call('POST', '/api/offline/outings', {
    body: device.outingBody('2021-06-25T09:00:00+07:00'), key: randomUUID(),
  })
  expect(begun.status, begun.text).toBe(201)
  const outing = begun.body as unknown as Outing
  device.goesOut(outing.id)
  return { ...device, outing }
}
async function intakeOf(device: TestDevice & { readonly outing: Outing }, number: string, account?: object) {
  const version = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  const procedure = device.outing.procedures.find(({ id }) => id === version?.publicId)
  const content = pdfOf(randomUUID())
  const { sha256, url } = device.fileUrl(content)
  const sent = await upload(nobody, content, { key: null, url })
  const components = procedure?.components.filter(({ required, isForm }) => required === 'always' || isForm) ?? []
  const body = {
    procedureId: procedure?.id ?? '', communeId: commune.territory.publicId,
    applicant: { kind: 'citizen', fullName: 'Nguyễn Thị Vùng Xa', number, birth: '1996-04-15', sex: 'nu' },
    components: components.map(({ id, handling }) => handling === 'data'
      ? { component: id, how: 'data', originals: 0, copies: 0, photos: [] }
      : { component: id, how: 'filed', originals: 1, copies: 0, photos: [sha256] }),
    delivery: 'counter', ...account && { account },
  }
  return device.command('intake', body, { uploads: [{ sha256, file: sent.body.id }] })
}
const outcomeOf = async (body: object) =>
  (await nobody.call('POST', '/api/offline/commands', { body, key: null })).body as unknown as OfflineOutcome

test('what the post took in without a network is received by post, stands in hand and is paid for once', async () => {
  const device = await deviceOut()
  expect(device.outing.kinds).toContain('intake')
  const command = await intakeOf(device, '000196996001')
  const first = await outcomeOf(command)
  expect(first).toMatchObject({ state: 'accepted', code: null })
  expect(await outcomeOf(command)).toEqual(first)
  const { rows } = await sql<{ channel: string; deeds: bigint }>`
    select d.channel, (select count(*) from post.delegated_deed x where x.dossier_id = d.id and x.task = 'receive') as deeds
    from dossiers.dossier d where d.number = ${first.number}`.execute(http.province.database.owner)
  expect(rows).toEqual([{ channel: 'post', deeds: 1n }])
  const { items } = (await by(post).call('GET', '/api/post/delegated/in-hand')).body as unknown as InHandPage
  expect(items.map(({ number }) => number)).toContain(first.number)
})

test('what came of an account is kept as it was asked at the village, and where nobody asked that, too', async () => {
  const device = await deviceOut()
  expect(device.outing.accountReasons).toContainEqual({ code: 'noi-da-co', name: 'Nói đã có tài khoản, chưa tìm thấy' })
  const keptOf = async (number: string, account?: object) => {
    const { number: dossier, code } = await outcomeOf(await intakeOf(device, number, account))
    const { rows } = await sql<{ outcome: string; reason: string | null }>`select o.outcome, o.reason
      from dossiers.account_outcome o join dossiers.dossier d on d.id = o.dossier_id and d.applicant_id = o.person_id
      where d.number = ${dossier}`.execute(http.province.database.owner)
    return code ?? rows
  }
  expect(await keptOf('000196996003', { outcome: 'guided' })).toEqual([{ outcome: 'guided', reason: null }])
  expect(await keptOf('000196996004', { outcome: 'refused', reason: 'noi-da-co' }))
    .toEqual([{ outcome: 'refused', reason: 'noi-da-co' }])
  // As devices of before an update send it.
  expect(await keptOf('000196996005')).toEqual([{ outcome: 'refused', reason: 'chua-hoi-ngoai-tuyen' }])
  expect(await keptOf('000196996006', { outcome: 'refused', reason: 'vi-thich' })).toBe('account-reason-unknown')
  expect(await keptOf('000196996007', { outcome: 'unasked' })).toBe('offline-command-unreadable')
})

test('once the delegation is revoked what they took in is refused, and nobody was recorded for it', async () => {
  const device = await deviceOut()
  const command = await intakeOf(device, '000196996002')
  const { items } = (await by(agencyHead).call('GET', '/api/post/delegations')).body as unknown as {
    items: { id: string; state: string }[]
  }
  for (const { id, state } of items) if (state === 'standing')
    await by(agencyHead).call('POST', `/api/post/delegations/${id}/revocation`, {
      body: { why: 'Thôi ủy quyền' }, key: randomUUID(),
    })
  expect(await outcomeOf(command)).toMatchObject({ state: 'refused', code: 'offline-officer-gone' })
  const { rows } = await sql`select from identity.person where full_name = 'Nguyễn Thị Vùng Xa'
    and personal_number = '000196996002'`.execute(http.province.database.owner)
  expect(rows).toEqual([])
})
