/**
 * Need D7: nothing leaves that does not open, is no PDF/A, or is not validly signed (NĐ 45/2020/NĐ-CP Đ.13, 14; NĐ
 * 30/2020/NĐ-CP Đ.12). A real result is broken in each of these ways; and a key that signs something else issues
 * nothing.
 */
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Day } from '../../kernel/work-calendar.ts'
import type { SigningKey } from '../../platform/signing/signing-key.ts'
import { foundAuthority } from '../../platform/signing/stand-in-authority.ts'
import type { ResultCheck } from '../documents/public.ts'
import { checkMadeResult } from './check-made-result.ts'
import { findResult } from './store/result-store.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
/** As the officers of the desk, with the keys of the province or others in their place. */
let opened: (SigningKey | undefined)[] = []
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())

let nth = 0
async function approved(): Promise<string> {
  const desk = openDesk(province)
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(nth += 1), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  return publicId
}
/** A province whose keys are watched, or sign as `sign` has them. */
function withKeys(sign?: (key: SigningKey, bytes: Buffer) => Promise<Buffer>): Province {
  const { keys } = province
  return {
    ...province,
    keys: {
      ...keys,
      async open(...asked: Parameters<typeof keys.open>) {
        const found = await keys.open(...asked)
        if (!found.ok) return found
        opened.push(found.value)
        const { value } = found
        return sign ? { ...found, value: { ...value, sign: async (bytes) => sign(value, bytes) } } : found
      },
    },
  }
}

describe('what was made is looked at before it is released', () => {
  let bytes: Buffer
  let made: Parameters<typeof checkMadeResult>[1]
  beforeAll(async () => {
    const publicId = await approved()
    opened = []
    await openDesk(withKeys()).act('issue', publicId, ['clerk', COMMUNE])
    const { rows: [row] } = await sql<{
      sha256: string; code: string; number: string; issuedOn: Day; check: ResultCheck
    }>`
      select encode(p.sha256, 'hex') as sha256, s.code, r.number, r.issued_on, slip.data -> 'check' as check
      from dossiers.signed_result s join dossiers.result r using (dossier_id) join documents.paper p on p.id = s.paper_id
        join dossiers.slip on slip.id = r.slip_id join dossiers.dossier d on d.id = r.dossier_id
      where d.public_id = ${publicId}`.execute(province.db)
    const [person, agency] = opened
    if (!row || !person || !agency) throw new Error('nothing was issued')
    bytes = await buffer(province.storage.open(row.sha256))
    const at = province.clock.now()
    made = {
      prepared: row, check: row.check, trust: await province.keys.trust(at), at, keys: [person, agency],
      isStamped: true,
    }
  })
  const faultOf = (broken: Buffer, how: Partial<typeof made> = {}) => {
    const looked = checkMadeResult(broken, { ...made, ...how })
    return looked.ok ? undefined : looked.refusal.fault
  }
  /** The same file with one text instead of another as long, at its last place or its first. */
  const changed = (from: string, to: string, where: 'first' | 'last' = 'first') => {
    const at = where === 'first' ? bytes.indexOf(from, 0, 'latin1') : bytes.lastIndexOf(from, undefined, 'latin1')
    expect([at >= 0, to.length]).toEqual([true, from.length])
    const copy = Buffer.from(bytes)
    copy.write(to, at, 'latin1')
    return copy
  }

  test('as it is, it is sound', () => expect(faultOf(bytes)).toBeUndefined())

  test('one that does not open is not released', () => {
    expect(faultOf(bytes.subarray(0, bytes.length >> 1))).toBe('unreadable')
    expect(faultOf(Buffer.from('không phải PDF'))).toBe('unreadable')
    expect(faultOf(Buffer.alloc(0))).toBe('unreadable')
  })

  test('one whose table of objects is lost, though its pages could be found again, is not released', () => {
    const [, place = ''] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1')) ?? []
    expect(faultOf(changed(`startxref\n${place}`, `startxref\n${'1'.repeat(place.length)}`, 'last'))).toBe('unreadable')
  })

  test('one to which something was added after the last signature is not released', () => {
    expect(faultOf(Buffer.concat([bytes, Buffer.from('% thêm vào sau\n')]))).toBe('signature')
  })

  test('one that is no PDF/A-2b is not released', () => {
    expect(faultOf(changed('<pdfaid:part>2<', '<pdfaid:part>9<'))).toBe('not-declared')
  })

  test('one whose signature is broken, missing, of another or not trusted is not released', () => {
    const sign = bytes.lastIndexOf('/Contents <', undefined, 'latin1')
    const broken = Buffer.from(bytes)
    broken.write(bytes.toString('latin1', sign + 700, sign + 701) === '0' ? '1' : '0', sign + 700, 'latin1')
    expect(faultOf(broken)).toBe('signature')
    const [person, agency] = made.keys
    expect(faultOf(bytes, { keys: [agency, person] })).toBe('signature')
    expect(faultOf(bytes, { trust: { ...made.trust, roots: [] } })).toBe('signature')
  })

  test('one that says another number or code than the register is not released', () => {
    expect(faultOf(bytes, { prepared: { ...made.prepared, number: '999/2021' } })).toBe('words')
    expect(faultOf(bytes, { prepared: { ...made.prepared, code: 'H46.KQ.20210625.999999' } })).toBe('words')
  })
})

test('a key that signs something else issues nothing: no result, no paper, the step stays', async () => {
  const publicId = await approved()
  const desk = openDesk(province)
  const before = await desk.dossier(publicId)
  const refused = await openDesk(withKeys((key) => key.sign(Buffer.from('một văn bản khác'))))
    .tryTo('issue', publicId, ['clerk', COMMUNE])
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'result-unsound', fault: 'signature' } })
  const { rows } = await sql`select from dossiers.signed_result where dossier_id = ${before.id}`.execute(province.db)
  expect([(await desk.dossier(publicId)).version, await findResult(province.db, before.id), rows.length])
    .toEqual([before.version, undefined, 0])
})

test('a time-stamp of an authority that nobody here trusts lets no result leave as if it had none', async () => {
  const publicId = await approved()
  const stranger = await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))
  const at = { ...province, keys: { ...province.keys, timeStamp: async (now: () => Date) => stranger.timeStamp(now) } }
  expect(await openDesk(at).tryTo('issue', publicId, ['clerk', COMMUNE]))
    .toMatchObject({ ok: false, refusal: { code: 'result-unsound', fault: 'time-stamp' } })
  await openDesk(province).act('issue', publicId, ['clerk', COMMUNE])
})
