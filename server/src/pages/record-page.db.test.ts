/**
 * Need: who does not believe us takes the record of the own dossier home, and verifies it without us (QCVN 12:2026).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allClosed } from '../../test/all-closed.ts'
import { openDesk } from '../../test/dossier-desk.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { owe } from '../../test/portal-fees.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { type Sealer, openSealKey, sealLogIn, sealNext } from '../modules/audit/public.ts'
import { acceptDossier, dossierRecords, findDossier } from '../modules/dossiers/public.ts'
import { withSnapshot } from '../platform/snapshot.ts'

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

test('what a result says stands in it once nothing is owed, as a hash before, and it fits both times (R18)', async () => {
  const desk = openDesk({ ...portal.province, storage: portal.rooms.storage })
  const father = portal.visitor()
  const held = await sendBirth(father, portal, 89, 'Đỗ Văn Giữ')
  const dossier = await desk.dossier(held)
  const unit = (unitId: bigint) => portal.rooms.directory.on('2021-06-25').byId(unitId)?.idOfData ?? ''
  const agency = unit(dossier.competentUnitId)
  for (const [deed, role, at] of [
    ['accept', 'reception', unit(dossier.receivesAtId)], ['take', 'officer', agency], ['propose', 'officer', agency],
    ['approve', 'agency_head', agency],
  ] as const) await desk.act(deed, held, [role, at])
  await owe(portal, held, [8_000])
  await desk.act('issue', held, ['clerk', agency])
  await seal()
  const taken = async () => (await father.open(`/ho-so/${held}/ban-ghi.json`)).html
  const rows = (text: string) => (JSON.parse(text) as {
    seals: { leaves: { record?: { rows: { table: string; line?: string }[] } }[] }[]
  }).seals.flatMap(({ leaves }) => leaves.flatMap(({ record: one }) => one?.rows ?? []))
  const shown = (text: string) => rows(text).filter(({ table }) => table === 'dossiers.result/1')
    .map(({ line }) => line !== undefined)
  const before = await taken()
  expect([shown(before), (await verified(before)).status]).toEqual([[false], 0])
  await desk.pay(held)
  await seal()
  const after = await taken()
  expect([shown(after), (await verified(after)).status]).toEqual([[true], 0])
})

test('every single changed sign of what it says is found', async () => {
  const text = await record()
  const file = JSON.parse(text) as object
  // What stands at its head is told apart; seal, key, leaf and path all count.
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
})

describe('what somebody took away or edited past the signatures', () => {
  type Told = Record<'dossier' | 'unsealed' | 'isRecordSealed' | 'events', unknown> & {
    seals: { line: string; leaves: { index: number; event?: object; record?: object }[] }[]
  }
  const BY_HAND: readonly [string, (file: Told) => void, string][] = [
    ['the number at its head', (file) => { file.dossier = '000.00.00.H26-210625-0001' }, 'khác mã trong sự kiện'],
    ['whether the content is sealed', (file) => { file.isRecordSealed = false }, 'nói nội dung chưa niêm phong'],
    ['the content', (file) => { file.seals.at(-1)?.leaves.pop() }, 'đầu tệp nói nội dung đã niêm phong'],
    ['how much is not sealed yet', (file) => { file.unsealed = 1 }, 'trong tệp có'],
    ['a count below none', (file) => { file.unsealed = -1 }, 'không phải một số'],
    ['an event', (file) => { file.seals[0]?.leaves.shift() }, 'trong tệp có'],
    ['an event, with another one twice', (file) => {
      const [first] = file.seals[0]?.leaves ?? []
      if (first) file.seals[0]?.leaves.unshift(first)
      file.events = Number(file.events) + 1
    }, 'lặp lại'],
    ['the seals that came later', (file) => { file.seals.splice(1) }, 'đầu tệp nói nội dung đã niêm phong'],
  ]
  test.each(BY_HAND)('is found: %s', async (_, change, why) => {
    const file = JSON.parse(await record()) as Told
    change(file)
    const { status, said } = await verified(JSON.stringify(file))
    expect([said, status]).toEqual([expect.stringMatching(/^KHÔNG KHỚP: /), 1])
    expect(said).toContain(why)
  })

  test('is not promised to be found where no signature can tell', async () => {
    const file = JSON.parse(await record()) as Told
    const last = /\t(\d{4}-\d\d-\d\d)T/.exec(file.seals.at(-1)?.line ?? '')?.[1] ?? ''
    const { said } = await verified(JSON.stringify(file))
    expect(said).toContain(`bản ghi có thể thiếu phần sau ngày ${last}`)
  })

  test.each(['null', '[]', '{}', '"motcua-record/1"', '{"format":"motcua-record/1","keys":[],"seals":[null]}'])(
    'and a file that holds %s is no record, said in words', async (text) => {
      expect(await verified(text)).toEqual({ status: 1, said: 'KHÔNG KHỚP: tệp không phải bản ghi motcua-record/1\n' })
    },
  )

  test('as is one that is cut', async () => {
    const { status, said } = await verified((await record()).slice(0, 1_000))
    expect([status, said]).toEqual([1, 'KHÔNG KHỚP: tệp không phải JSON, hoặc tải chưa hết\n'])
  })
})

describe('many who ask at once', () => {
  /** Turns of the loop, before whoever should have been sent away counts as held up. */
  const PATIENCE = 5_000
  let holder: pg.Client
  beforeAll(async () => {
    holder = new pg.Client(portal.province.database.ownerUrl)
    await holder.connect()
  })
  afterAll(() => holder.end())
  /** While nobody can read seals, no record is done: who is let in waits. */
  const held = async <T>(work: () => Promise<T>): Promise<T> => {
    await holder.query('begin')
    await holder.query('lock table audit.seal in access exclusive mode')
    try { return await work() } finally { await holder.query('rollback') }
  }
  const recordOf = (visitor: typeof mother, at: string) => visitor.open(`/ho-so/${at}/ban-ghi.json`)

  test('of one account one is served and the others are told to come again, while pages go on', async () => {
    const asked = await held(async () => {
      const all = Array.from({ length: 20 }, () => recordOf(mother, id))
      let away = 0
      for (const one of all) void one.then(() => { away += 1 })
      for (let n = 0; n < PATIENCE && away < 19; n += 1) {
        expect((await portal.app.inject({ url: '/lien-he' })).statusCode).toBe(200)
        await turn()
      }
      expect(away).toBe(19)
      return all
    })
    const answers = await Promise.all(asked)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const away = answers.filter(({ status }) => status === 429)
    expect(away.map(({ headers }) => headers['retry-after'])).toEqual(Array<string>(19).fill('60'))
    expect((await recordOf(mother, id)).status).toBe(200)
  })

  test('of many accounts four wait their turn, and the others are told so', async () => {
    const people: (readonly [typeof mother, string])[] = []
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const visitor = portal.visitor()
      people.push([visitor, await sendBirth(visitor, portal, 90 + n, 'Đỗ Văn Đông')])
    }
    const asked = await held(async () => {
      const all = people.map(([visitor, at]) => recordOf(visitor, at))
      let away = 0
      for (const one of all) void one.then(() => { away += 1 })
      for (let n = 0; n < PATIENCE && away < 2; n += 1) await holder.query('select')
      expect(away).toBe(2)
      return all
    })
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 503, 503])
    expect(answers.map(({ headers }) => headers['retry-after']).filter(Boolean)).toEqual(['10', '10'])
  })

  test('and a reading that takes too long is given up', async () => {
    const { appUrl } = portal.province.database
    const slow = withSnapshot(appUrl, { limitSeconds: 0.05 }, (snapshot) => snapshot.lines('select pg_sleep(60)'))
    await expect(slow).rejects.toThrow('statement timeout')
  })
})

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
