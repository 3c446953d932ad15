/** Need: who does not believe us takes the record of the own dossier home, and verifies it without us (QCVN 12:2026). */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allClosed } from '../../test/all-closed.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { type Sealer, openSealKey, sealLogIn, sealNext } from '../modules/audit/public.ts'
import { acceptDossier, dossierRecords, findDossier } from '../modules/dossiers/public.ts'

let portal: PortalServer
let folder: string
let sealer: Sealer
let id: string
let mother: ReturnType<PortalServer['visitor']>
beforeAll(async () => {
  portal = await startPortal()
  folder = mkdtempSync(join(tmpdir(), 'motcua-record-'))
  sealer = {
    connectionString: portal.province.database.appUrl, log: sealLogIn(folder), sources: [dossierRecords],
    key: () => openSealKey(folder, undefined), machineNow: () => portal.machineClock.now(),
  }
  mother = portal.visitor()
  id = await sendBirth(mother, portal, 81, 'Đỗ Văn Ghi')
  await sendBirth(portal.visitor(), portal, 82, 'Đỗ Văn Khác')
  await seal()
  await accept()
  await seal()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await portal.stop()
})

async function seal(): Promise<void> {
  await allClosed(portal.rooms.db)
  while (await sealNext(sealer)) continue
}

async function accept(): Promise<void> {
  const dossier = await findDossier(portal.rooms.db, id)
  const section = dossier && portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.receive')
  await portal.province.inOneGo((ctx) => acceptDossier(ctx, portal.rooms, { publicId: id, viewer }), {
    actorId: viewer.accountId,
  })
}

const record = async () => (await mother.open(`/ho-so/${id}/ban-ghi.json`)).html

/** As somebody does it at home: a file, the tool that the portal gives, and nothing else. */
async function verified(text: string, ...more: string[]) {
  const tool = /href="(\/tai-san\/verify-record-[^"]+)"/.exec((await mother.open(`/ho-so/${id}`)).html)?.[1] ?? ''
  const [program, file] = [join(folder, 'verify-record.mjs'), join(folder, 'ban-ghi.json')]
  writeFileSync(program, (await portal.app.inject({ url: tool })).rawPayload)
  writeFileSync(file, text)
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file, ...more], {
    env: {}, encoding: 'utf8', cwd: folder,
  })
  return { status, said: stdout + stderr }
}

test('one’s own record is taken home and fits, against the key and the log that the office published', async () => {
  const { id: key } = await openSealKey(folder, undefined)
  const { status, said } = await verified(await record(), '--key', key, '--log', join(folder, 'seals.log'))
  expect(said).toContain('khớp với niêm phong')
  expect(said).toContain('dossier.submitted')
  expect(said).toContain('dossier.accepted')
  expect(said).toContain('nội dung hồ sơ')
  expect(status).toBe(0)
  expect((await verified(await record(), '--key', '0123456789abcdef')).status).toBe(1)
})

test('it holds what was declared, and nobody’s name that works on it', async () => {
  const text = await record()
  expect(text).toContain('Đỗ Văn Ghi')
  expect(text).not.toContain('Đỗ Văn Khác')
  const dossier = await findDossier(portal.rooms.db, id)
  const { seals } = JSON.parse(text) as { seals: { leaves: { event?: { open: string } }[] }[] }
  const leaves = seals.flatMap((seal) => seal.leaves)
  const events = leaves.flatMap(({ event }) => (event ? [event.open.split('\t')] : []))
  expect(new Set(events.map((fields) => fields[8]))).toEqual(new Set([String(dossier?.id)]))
  // Without request, actor, principal and address.
  expect(new Set(events.map(({ length }) => length))).toEqual(new Set([13]))
})

test('every single changed sign of what it says is found', async () => {
  const text = await record()
  const file = JSON.parse(text) as object
  // Only the number at its head is for people; seal, key, leaf and path all count.
  const from = text.indexOf('"keys"')
  const signs = /[0-9a-f](?=[0-9a-f]{3})|Ghi|dossier\.accepted/g
  const at = [...text.slice(from).matchAll(signs)].map(({ index }) => from + index)
  const tried = at.filter((_, n) => n % Math.ceil(at.length / 40) === 0)
  expect(tried.length).toBeGreaterThan(30)
  for (const place of tried) {
    const other = text[place] === '0' ? '1' : text[place] === 'G' ? 'H' : text[place] === 'd' ? 'e' : '0'
    const changed = text.slice(0, place) + other + text.slice(place + 1)
    const { status, said } = await verified(changed)
    expect([text.slice(place - 30, place + 10), said.slice(0, 60), status]).toEqual([
      text.slice(place - 30, place + 10), expect.stringContaining('KHÔNG KHỚP'), 1,
    ])
  }
  expect((await verified(JSON.stringify(file))).status).toBe(0)
}, 60_000)

test('the record of others does not exist', async () => {
  const other = portal.visitor()
  await sendBirth(other, portal, 83, 'Đỗ Thị Lạ')
  expect((await other.open(`/ho-so/${id}/ban-ghi.json`)).status).toBe(404)
  const { statusCode, headers } = await portal.app.inject({ url: `/ho-so/${id}/ban-ghi.json` })
  expect([statusCode, String(headers.location).startsWith('/dang-nhap')]).toEqual([303, true])
})

test('what was done just now is told not to be sealed yet', async () => {
  const fresh = portal.visitor()
  const theirs = await sendBirth(fresh, portal, 84, 'Đỗ Thị Mới')
  const { html } = await fresh.open(`/ho-so/${theirs}/ban-ghi.json`)
  expect(JSON.parse(html)).toMatchObject({ seals: [], unsealed: expect.any(Number) as number, isRecordSealed: false })
  const { status, said } = await verified(html)
  expect([status, said]).toEqual([1, expect.stringContaining('chưa có gì được niêm phong')])
  expect(readFileSync(join(folder, 'seals.log'), 'utf8')).not.toBe('')
})
