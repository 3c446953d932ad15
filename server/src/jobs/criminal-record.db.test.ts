/**
 * Need: what a ministry's system decides goes there, is followed there, and comes back as the result of its dossier;
 * nothing is guessed and nothing lost on the way (part E3; domain reference 8.6, LLTP).
 */
import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { smallPdf } from '../../test/portal-birth.ts'
import { type SectorDesk, openSector } from '../../test/sector-desk.ts'
import { listSignatures } from '../modules/documents/public.ts'
import { type Filed, findResult, listSectorCases } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { handleAgain } from '../modules/integration/public.ts'
import { appendToPdf } from '../platform/pdf-file/append-to-pdf.ts'
import { openPdfFile } from '../platform/pdf-file/open-pdf-file.ts'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'
import { issueSectorResults } from './issue-sector-results.ts'

const SYSTEM = 'criminal-record'
const [CENTRE, POLICE] = ['cq:tt-hcc-tinh', 'cq:cong-an-tinh']
const DECLARED = {
  'subject.fullName': 'Nguyễn Thị Mẫu', 'subject.birthDate': '1984-05-01', 'subject.sex': 'nu', 'subject.idKind': 'can-cuoc',
  'subject.idNumber': '000084990001', 'subject.nationality': 'VN', 'record.kind': 'so-1',
}
let province: Province
let desk: Desk
let person: Person
let system: SectorDesk
const machine = movableClock('2026-11-30T08:00+07:00')
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(async () => {
  machine.set('2026-11-30T08:00+07:00')
  province.clock.set('2026-11-30T08:00+07:00')
  system = await openSector(province, machine, SYSTEM, { agency: '000.00.00.H00' })
})
afterEach(() => system.close())

/** What may still be undone is told of to nobody: a minute later. */
function later(): void {
  for (const clock of [machine, province.clock]) clock.set(new Date(clock.now().getTime() + 60_000).toISOString())
}
const received = async (answers: object = DECLARED, filed: readonly Filed[] = []) => {
  const receipt = await desk.receive('phieu-lltp', ['reception', CENTRE], {
    person, more: { answers: answers as never, isConfirmedDouble: true, filed },
  })
  later()
  await system.tell()
  return receipt
}
const move = async (number: string, status: string, more: object = {}) => {
  later()
  expect(await system.act('move', { number, status, ...more })).toBeNull()
  return system.hear()
}
const caseOf = async (publicId: string) => (await listSectorCases(province.db, (await desk.dossier(publicId)).id))[0]
const certificate = async (content?: string, more: object = {}) => ({
  result: {
    certificateNo: `${String(nth += 1)}/LLTP`, issueDateStr: '30/11/2026', issuer: 'Cục Hồ sơ nghiệp vụ thử nghiệm',
    fileName: 'phieu.pdf', fileContent: content ?? await system.signed(`phieu ${String(nth)}`), ...more,
  },
})
let nth = 0
/** People here do their steps, up to the one that issues. */
const worked = async (publicId: string) => {
  const assigneeId = await desk.assignee('officer', POLICE)
  for (const [deed, role] of [
    ['assign', 'unit_assigner'], ['propose', 'officer'], ['check', 'unit_head'], ['approve', 'agency_head'],
  ] as const) await desk.act(deed, publicId, [role, POLICE], { assigneeId })
  later()
}
const counted = async () => (await system.held())['seen']

describe('a dossier that is received here', () => {
  test('goes there once, is followed, and its signed result is the result here when people have done their steps', async () => {
    const { publicId, number } = await received()
    expect(await system.out()).toEqual([{ kind: 'dossier', state: 'acknowledged', fault: null }])
    expect((await system.held())['dossiers']).toMatchObject({
      [number]: { declaration: { fullName: 'Nguyễn Thị Mẫu', genderId: '0', birthDateStr: '01/05/1984', idTypeId: '3', nationalityId: '1' } },
    })
    await system.hear()
    expect(await caseOf(publicId)).toMatchObject({ state: 'received', code: '3', fault: null })
    expect((await desk.dossier(publicId)).state).toBe('received')
    await move(number, '4', { note: 'Đang xác minh' })
    expect(await caseOf(publicId)).toMatchObject({ state: 'in-process', words: 'Đang xác minh' })
    expect((await desk.dossier(publicId)).state).toBe('in-progress')
    await move(number, '5', await certificate())
    // It came before the step at which it is issued: nobody's step is done for them.
    expect(await caseOf(publicId)).toMatchObject({ state: 'finished', result: { file: { signer: 'Bộ Thử nghiệm' } } })
    expect([(await desk.dossier(publicId)).state, await desk.step(publicId)]).toEqual(['in-progress', `unit_assigner@${POLICE}`])
    expect(await issueSectorResults(province)).toBe(0)
    await worked(publicId)
    expect(await desk.tryTo('issue', publicId, ['clerk', POLICE])).toMatchObject({ ok: false, refusal: { code: 'decided-elsewhere' } })
    expect(await issueSectorResults(province)).toBe(1)
    expect(await issueSectorResults(province)).toBe(0)
    const dossier = await desk.dossier(publicId)
    const result = await findResult(province.db, dossier.id)
    expect([dossier.state, await desk.step(publicId), result?.number]).toEqual(['settled', `reception@${CENTRE}`, `${String(nth)}/LLTP`])
    const { rows: [paper] } = await sql<{ sha256: string; standing: string }>`
      select encode(p.sha256, 'hex') as sha256, standing from dossiers.signed_result r join documents.paper p on p.id = r.paper_id
      where r.dossier_id = ${dossier.id}`.execute(province.database.owner)
    expect(paper).toEqual({ sha256: (await caseOf(publicId))?.result?.file?.sha256, standing: 'agency-original' })
    expect((await desk.events(publicId)).map(({ type }) => type).filter((one) => one.includes('sector') || one === 'dossier.issued'))
      .toEqual(['dossier.sector-reported', 'dossier.sector-reported', 'dossier.sector-reported', 'dossier.issued'])
    // Everything that it said is confirmed: nothing lies there any more.
    expect(await system.hear()).toMatchObject({ taken: 0, fault: null })
    expect(await counted()).toMatchObject({ taken: 1, repeated: 0, marked: 3 })
  })

  test('that cannot go on keeps no other result back, and its fault is told when the round is over', async () => {
    const [broken, other] = [await received(), await received({ ...DECLARED, 'record.kind': 'so-2' })]
    for (const { publicId, number } of [broken, other]) {
      await move(number, '5', await certificate())
      await worked(publicId)
    }
    const { id } = await desk.dossier(broken.publicId)
    const { processes } = province
    const ofCase: typeof processes.ofCase = async (dossierId, ...more) => {
      if (dossierId === id) throw new Error('nobody can read its process')
      return processes.ofCase(dossierId, ...more)
    }
    await expect(issueSectorResults({ ...province, processes: { ...processes, ofCase } })).rejects.toThrow('could not be issued')
    expect((await desk.dossier(other.publicId)).state).toBe('settled')
    expect((await desk.dossier(broken.publicId)).state).toBe('in-progress')
    expect(await issueSectorResults(province)).toBe(1)
  })

  test('whose declaration lacks what is needed goes to nobody, and says so', async () => {
    const { publicId } = await received({ ...DECLARED, 'subject.sex': 'khac' })
    expect(await system.out()).toEqual([{ kind: 'dossier', state: 'dead', fault: 'declaration-incomplete' }])
    expect(await counted()).toMatchObject({ taken: 0, refused: 0 })
    expect(await caseOf(publicId)).toBeUndefined()
  })

  test('of a nation that the system has no code for is held here, and nothing is guessed', async () => {
    await received({ ...DECLARED, 'subject.nationality': 'CX' })
    expect(await system.out()).toEqual([{ kind: 'dossier', state: 'dead', fault: 'nationality-without-code' }])
  })

  test('has its files told of where the ministry has a name for them, and not without', async () => {
    const sent = async (number: string) => ((await system.held())['dossiers'] as Record<string, unknown>)[number]
    expect(await sent((await received()).number)).toMatchObject({ attachments: null })
    await system.close()
    system = await openSector(province, machine, SYSTEM, { agency: '000.00.00.H00', files: 'attachments' })
    const { accountId } = await province.viewerAs('reception', CENTRE, 'dossier.intake')
    const uploads = [await desk.upload(accountId)]
    const filed = [{ component: 'to-khai', how: 'filed', originals: 1, copies: 0, uploads } as const]
    const { number } = await received(DECLARED, filed)
    const link = /^https:\/\/motcua\.test\/tep\/criminal-record\/[\da-f-]{36}$/
    expect(await sent(number)).toMatchObject({ attachments: [{ duongDan: expect.stringMatching(link) as string }] })
  })

  test('of another procedure does not leave', async () => {
    await desk.receive('khai-sinh', ['reception', 'cq:ubnd-xa-18856:one-stop'], { person, territory: 'xa:18856' })
    later()
    await system.tell()
    expect(await system.out()).toEqual([])
  })
})

describe('what the system says', () => {
  test('by a code without a meaning, or of a time to come, is held, and the dossier says so until it says something else', async () => {
    const { publicId, number } = await received()
    await move(number, '9')
    expect(await caseOf(publicId)).toMatchObject({ state: 'sent', fault: 'state-unknown' })
    await move(number, '3', { at: '20271231080000' })
    expect(await caseOf(publicId)).toMatchObject({ state: 'sent', fault: 'time-in-future' })
    await move(number, '3')
    expect(await caseOf(publicId)).toMatchObject({ state: 'received', fault: null })
    expect((await system.in()).map(({ state, fault }) => [state, fault]))
      .toEqual([['held', 'state-unknown'], ['held', 'time-in-future'], ['done', null]])
    expect((await desk.dossier(publicId)).state).toBe('received')
  })

  test('twice, or in another order, leaves the newest', async () => {
    const { publicId, number } = await received()
    await move(number, '4')
    await system.faults({ repeat: 2 })
    for (let one = 0; one < 2; one += 1) await system.hear()
    await system.faults({})
    await system.act('move', { number, status: '3', at: '20261130075900' })
    await system.hear()
    expect(await caseOf(publicId)).toMatchObject({ state: 'in-process', code: '4' })
    expect((await desk.events(publicId)).filter(({ type }) => type === 'dossier.sector-reported')).toHaveLength(1)
  })

  test('of a dossier that was never sent to it is held, whatever it is', async () => {
    const { number } = await received()
    await sql`delete from integration.message_out`.execute(province.database.owner)
    await move(number, '4')
    expect((await system.in()).map(({ state, fault }) => [state, fault])).toEqual([['held', 'dossier-unknown']])
  })

  test.each([
    ['result-unsigned', async () => smallPdf('chua ky').toString('base64'), {}],
    ['result-signature-open', async () => {
      const stranger = await foundAuthority(new Date('2015-01-01'), new Date('2049-01-01'))
      return system.signed('nguoi la', await stranger.issue({ name: 'Bộ Thử nghiệm', from: new Date('2015-01-01'), to: new Date('2049-01-01') }))
    }, {}],
    ['result-signature-invalid', async () => {
      const bytes = Buffer.from(await system.signed('bi sua'), 'base64')
      bytes.write('BI SUA', bytes.indexOf('bi sua'))
      return bytes.toString('base64')
    }, {}],
    ['result-changed-after', async () => {
      const bytes = Buffer.from(await system.signed('them vao'), 'base64')
      return Buffer.concat([bytes, appendToPdf(openPdfFile(bytes), new Map())]).toString('base64')
    }, {}],
    ['sector-result-early', async () => system.signed('ngay mai'), { issueDateStr: '01/12/2026' }],
    ['file-kind-not-allowed', async () => Buffer.from('khong phai PDF').toString('base64'), {}],
  ] as const)('a result is held with %s', async (fault, content, more) => {
    const { publicId, number } = await received()
    await move(number, '5', await certificate(await content(), more))
    const held = await caseOf(publicId)
    expect([held?.result, (await desk.dossier(publicId)).state]).toEqual([null, 'received'])
    expect(held?.fault).toBe(fault)
    expect((await system.in()).at(-1)).toMatchObject({ state: 'held', fault })
  })
})

describe('a result of whose signature nobody could be sure', () => {
  const whole = [new Date('2015-01-01'), new Date('2049-01-01')] as const
  /** Held, of an authority that is unknown here until `trusted`. */
  const held = async () => {
    const authority = await foundAuthority(...whole)
    let isTrusted = false
    await system.close()
    const trust: Province['keys']['trust'] = async (at) => {
      const { roots, revocation } = await province.keys.trust(at)
      if (!isTrusted) return { roots, revocation }
      const lists = [await authority.revocationList(at), await authority.rootList(at), ...revocation.lists]
      return { roots: [new X509Certificate(authority.root), ...roots], revocation: { ...revocation, lists } }
    }
    system = await openSector({ ...province, keys: { ...province.keys, trust } }, machine, SYSTEM, { agency: '000.00.00.H00' })
    const { publicId, number } = await received()
    const key = await authority.issue({ name: 'Bộ Thử nghiệm', from: whole[0], to: whole[1] })
    await move(number, '5', await certificate(await system.signed(`con mo ${String(nth)}`, key)))
    expect(await caseOf(publicId)).toMatchObject({ state: 'sent', fault: 'result-signature-open', result: null })
    return { publicId, trusted: () => { isTrusted = true } }
  }
  const handledAgain = async () => {
    const { rows: [row] } = await sql<{ publicId: string }>`select public_id from integration.message_in where state = 'held'`
      .execute(province.database.owner)
    later()
    await province.inOneGo(async (ctx) => handleAgain(ctx, row?.publicId ?? ''))
    await system.hear()
    return (await system.in()).at(-1)
  }

  test('is held again while the signer is unknown, and issued when it is handled after somebody trusts them', async () => {
    const { publicId, trusted } = await held()
    expect(await handledAgain()).toMatchObject({ state: 'held', fault: 'result-signature-open' })
    trusted()
    expect(await handledAgain()).toMatchObject({ state: 'done', fault: null })
    const known = await caseOf(publicId)
    expect(known).toMatchObject({ state: 'finished', fault: null, result: { file: { signer: 'Bộ Thử nghiệm' } } })
    // What the desk shows of the file says the same.
    const { sha256 = '' } = known?.result?.file ?? {}
    expect((await listSignatures(province.db, [sha256])).get(sha256)?.verdict).toBe('valid')
    await worked(publicId)
    expect(await issueSectorResults(province)).toBe(1)
    expect((await desk.dossier(publicId)).state).toBe('settled')
  })

  test('is taken, too, when the certificate has run out since it came', async () => {
    const { publicId, trusted } = await held()
    trusted()
    province.clock.set('2049-06-01T08:00+07:00')
    expect(await handledAgain()).toMatchObject({ state: 'done', fault: null })
    expect(await caseOf(publicId)).toMatchObject({ state: 'finished' })
  })
})

describe('a system that', () => {
  test.each([
    ['is down', { down: true }], ['answers nonsense', { garbage: true }], ['has errors', { errors: true }],
  ])('%s loses nothing: the dossier goes when it is back, and its word comes', async (_, faults) => {
    await system.faults(faults)
    const { publicId, number } = await received()
    expect((await system.out()).map(({ state }) => state)).toEqual(['waiting'])
    expect((await system.hear()).fault).not.toBeNull()
    expect(await caseOf(publicId)).toBeUndefined()
    await system.faults({})
    for (let minute = 0; minute < 6; minute += 1) later()
    await system.tell()
    expect((await system.out()).map(({ state }) => state)).toEqual(['acknowledged'])
    await move(number, '4')
    expect(await caseOf(publicId)).toMatchObject({ state: 'in-process' })
  })
})
