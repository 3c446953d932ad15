/**
 * Need: in an agency with a registry the head signs a result, then văn thư gives it its number and the seal, each at
 * their own time with their own key (NĐ 30/2020/NĐ-CP Đ.13, Đ.15, Đ.32), or sends it back; nobody has it before.
 */
import { buffer } from 'node:stream/consumers'
import { readResultQr } from '@motcua/contracts/result-qr.ts'
import { readSealedPdf } from '@motcua/contracts/sealed-pdf.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import type { Province } from '../../../test/province-database.ts'
import { provinceWithPolicy } from '../../../test/province-with-policy.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { checkSignatures } from '../../platform/signing/check-signatures.ts'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import { foundAuthority } from '../../platform/signing/stand-in-authority.ts'
import { ok } from '../../kernel/result.ts'
import { findResultDraft } from './store/signed-result-store.ts'
import { findResult } from './store/result-store.ts'
import { findHeadSigned, findSigning, headSignedOf, listToSign, signedAmong } from './store/result-signing-store.ts'
import { listSlips, listSlipsShown } from './store/slip-store.ts'
import { undoDeed } from './undo-deed.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const [HEAD, CLERK, OFFICER]: Who[] = [['agency_head', COMMUNE], ['clerk', COMMUNE], ['officer', COMMUNE]]
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await provinceWithPolicy('result-seal', COMMUNE, { by: 'registry' })
  desk = openDesk(province)
})
afterAll(() => province.drop())

let nth = 0
async function approved(): Promise<string> {
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(nth += 1), territory: 'xa:18856',
  })
  await desk.act('take', publicId, OFFICER as Who)
  await desk.act('propose', publicId, OFFICER as Who)
  await desk.act('approve', publicId, HEAD as Who)
  return publicId
}
const act = async (deed: Parameters<Desk['act']>[0], publicId: string, who: Who | undefined, more = {}) =>
  desk.act(deed, publicId, who as Who, more)
const codeOf = async (deed: Parameters<Desk['act']>[0], publicId: string, who: Who | undefined) => {
  const done = await desk.tryTo(deed, publicId, who as Who)
  return done.ok ? 'done' : done.refusal.code
}
const idOf = async (publicId: string) => (await desk.dossier(publicId)).id

describe('a result of an agency with a registry', () => {
  let publicId = ''
  let [signed, whole]: Buffer[] = []
  beforeAll(async () => {
    publicId = await approved()
    expect(await codeOf('issue', publicId, CLERK)).toBe('result-not-signed')
    await act('sign-result', publicId, HEAD)
    const { signed: draft } = await findSigning(province.db, await idOf(publicId)) ?? {}
    signed = await buffer(province.storage.open(draft?.sha256 ?? ''))
    expect(await findHeadSigned(province.db, draft?.slipId ?? 0n)).toEqual({ sha256: draft?.sha256 })
  })

  test('signed by its head it has no number, its clocks run on, and neither citizen nor counter has it', async () => {
    const dossier = await desk.dossier(publicId)
    expect([dossier.state, dossier.issuedAt]).toEqual(['in-progress', null])
    expect(await findResult(province.db, dossier.id)).toBeUndefined()
    const held = await province.inOneGo(async ({ tx }) => ok({ draft: await findResultDraft(tx, dossier.id) }))
    expect(held.draft).toBeUndefined()
    const { clocks } = await desk.standing(publicId)
    expect(clocks.find(({ kind }) => kind === 'dossier')?.stoppedAt).toBeNull()
    const forms = (await listSlips(province.db, dossier.id)).map(({ form }) => form)
    const shown = (await listSlipsShown(province.db, dossier.id, { isHeld: false })).map(({ form }) => form)
    expect([forms.includes('result-draft'), shown.includes('result-draft')]).toEqual([true, false])
    expect(await codeOf('return-result', publicId, ['reception', `${COMMUNE}:one-stop`])).toBe('action-not-allowed')
    expect(await signedAmong(province.db, [dossier.id])).toEqual(new Set([dossier.id]))
    const at = province.clock.now()
    const trust = await province.keys.trust(at)
    const [report, more] = checkSignatures(openPdfFile(signed ?? Buffer.alloc(0)), { ...trust, at })
    expect([report?.verdict, report?.level, more]).toEqual(['valid', 'B-T', undefined])
  })

  test('days later the registry gives the number and seals the same file: both signatures hold, and the code is read from the seal', async () => {
    province.clock.set('2021-06-28T10:00+07:00')
    await act('issue', publicId, CLERK)
    const dossier = await desk.dossier(publicId)
    const { rows: [row] } = await sql<{ sha256: string }>`select encode(p.sha256, 'hex') as sha256
      from dossiers.signed_result r join documents.paper p on p.id = r.paper_id where r.dossier_id = ${dossier.id}`
        .execute(province.db)
    whole = await buffer(province.storage.open(row?.sha256 ?? ''))
    expect(whole.subarray(0, signed?.length).equals(signed ?? Buffer.alloc(0))).toBe(true)
    const at = province.clock.now()
    const reports = checkSignatures(openPdfFile(whole), { ...await province.keys.trust(at), at })
    expect(reports.map(({ verdict, level, signer, why }) => [verdict, level, signer, why])).toEqual([
      ['valid', 'B-LT', (await province.viewerAs('agency_head', COMMUNE, 'dossier.approve')).fullName, null],
      ['valid', 'B-LT', province.unit(COMMUNE).name, null],
    ].map(([verdict, level, signer]) => [verdict, level, signer, reports[0]?.why]))
    const result = await findResult(province.db, dossier.id)
    const { state, qr } = await readSealedPdf(new Uint8Array(whole))
    expect([state, readResultQr(qr ?? '')?.claims]).toMatchObject(['sealed', {
      number: result?.number, day: '2021-06-28', issuer: province.unit(COMMUNE).name,
    }])
    expect([dossier.state, await findSigning(province.db, dossier.id)]).toEqual(['settled', undefined])
  })

  test('what its head signed is destroyed with the dossier', async () => {
    const files = await province.inOneGo(async ({ tx }) => ok(await headSignedOf(tx, [await idOf(publicId)])))
    expect(files).toHaveLength(1)
  })
})

test('nobody signs for whoever approved, and they sign once', async () => {
  const publicId = await approved()
  const head = await province.viewerAs('agency_head', COMMUNE, 'dossier.approve')
  expect(await codeOf('sign-result', publicId, { ...head, accountId: head.accountId + 1_000n })).toBe('result-not-to-sign')
  await act('sign-result', publicId, HEAD)
  expect(await codeOf('sign-result', publicId, HEAD)).toBe('result-not-to-sign')
})

test('the registry sends it back with a reason: it is approved and signed anew, and what was signed is never sealed', async () => {
  const publicId = await approved()
  await act('sign-result', publicId, HEAD)
  const before = (await findSigning(province.db, await idOf(publicId)))?.signed?.sha256
  await act('return-step', publicId, CLERK)
  expect((await desk.dossier(publicId)).decidedAt).toBeNull()
  expect(await findSigning(province.db, await idOf(publicId))).toBeUndefined()
  await act('approve', publicId, HEAD)
  expect(await codeOf('issue', publicId, CLERK)).toBe('result-not-signed')
  province.clock.set('2021-06-28T11:00+07:00')
  await act('sign-result', publicId, HEAD)
  const after = (await findSigning(province.db, await idOf(publicId)))?.signed?.sha256
  expect(after).not.toBe(before)
  await act('issue', publicId, CLERK)
  const { rows } = await sql<{ ending: string }>`select ending from dossiers.result_signing
    where dossier_id = ${await idOf(publicId)} order by id`.execute(province.db)
  expect(rows.map(({ ending }) => ending)).toEqual(['sent-back', 'sealed'])
})

test('what would say something else than what was signed is not sealed', async () => {
  const publicId = await approved()
  await act('sign-result', publicId, HEAD)
  await sql`update dossiers.dossier set applicant_name = 'Người Khác', number = number || 'X' where public_id = ${publicId}`
    .execute(province.database.owner)
  expect(await codeOf('issue', publicId, CLERK)).toBe('result-signed-otherwise')
})

test('the list of whoever approved has it while it waits for them, and an approval that is undone asks nobody', async () => {
  const publicId = await approved()
  const head = await province.viewerAs('agency_head', COMMUNE, 'dossier.undo')
  const { accountId } = head
  const waits = async () => (await listToSign(province.db, accountId, 100)).map(({ dossierId }) => dossierId)
  expect(await waits()).toContain(await idOf(publicId))
  await act('sign-result', publicId, HEAD)
  expect(await waits()).not.toContain(await idOf(publicId))
  const undone = await approved()
  await province.inOneGo((ctx) => undoDeed(ctx, province, { publicId: undone, viewer: head }), { actorId: accountId })
  expect(await findSigning(province.db, await idOf(undone))).toBeUndefined()
})

test('sent back by mistake and taken back: what the head signed is there again, and nothing is issued without it', async () => {
  const publicId = await approved()
  await act('sign-result', publicId, HEAD)
  await act('take', publicId, CLERK)
  const before = await findSigning(province.db, await idOf(publicId))
  await act('return-step', publicId, CLERK)
  expect(await findSigning(province.db, await idOf(publicId))).toBeUndefined()
  const registry = await province.viewerAs('clerk', COMMUNE, 'dossier.undo')
  const actorId = registry.accountId
  await province.inOneGo((ctx) => undoDeed(ctx, province, { publicId, viewer: registry }), { actorId })
  expect(before?.signed).not.toBeNull()
  expect(await findSigning(province.db, await idOf(publicId))).toEqual(before)
})

/** The desk with keys that take so long that something else happens before they sign. */
const whileKeysSign = (happens: () => Promise<unknown>) => withKeys({
  open: async (...asked) => {
    await happens()
    return province.keys.open(...asked)
  },
})
const withKeys = (keys: Partial<KeyRing>) => openDesk({ ...province, keys: { ...province.keys, ...keys } })
const MEANWHILE = {
  'another day began': async () => { province.clock.set('2021-06-29T08:00+07:00') },
  'the dossier changed': async (id: bigint) => asOwner(sql`
    update dossiers.dossier set version = version + 1 where id = ${id}`),
  'it was approved anew': async (id: bigint) => asOwner(sql`
    with before as (
      update dossiers.result_signing set ended_at = asked_at, ending = 'approved-anew' where dossier_id = ${id}
      returning signer_id, asked_at)
    insert into dossiers.result_signing (dossier_id, signer_id, asked_at)
    select ${id}, signer_id, asked_at from before`),
  'another number was held': async (id: bigint) => asOwner(sql`
    update dossiers.result_draft set number = '99/2021' where dossier_id = ${id}`),
}
/** As somebody else's deed would; whose events are no matter here. */
const asOwner = async (change: ReturnType<typeof sql>) => province.database.owner.transaction().execute(async (tx) => {
  await sql`set local session_replication_role = replica`.execute(tx)
  await change.execute(tx)
})

describe('what happened while a key signed lets nothing be kept of it', () => {
  const OF_HEAD = ['another day began', 'the dossier changed', 'it was approved anew'] as const
  test.each(OF_HEAD)('by the head: %s', async (what) => {
    province.clock.set('2021-06-28T11:00+07:00')
    const publicId = await approved()
    const id = await idOf(publicId)
    expect(await whileKeysSign(() => MEANWHILE[what](id)).tryTo('sign-result', publicId, HEAD as Who))
      .toMatchObject({ ok: false, refusal: { code: 'result-outdated' } })
    expect((await findSigning(province.db, id))?.signed).toBeNull()
    await act('sign-result', publicId, HEAD)
  })

  test.each(Object.keys(MEANWHILE) as (keyof typeof MEANWHILE)[])('by the registry: %s', async (what) => {
    province.clock.set('2021-06-28T11:00+07:00')
    const publicId = await approved()
    const id = await idOf(publicId)
    await act('sign-result', publicId, HEAD)
    expect(await whileKeysSign(() => MEANWHILE[what](id)).tryTo('issue', publicId, CLERK as Who))
      .toMatchObject({ ok: false, refusal: { code: 'result-outdated' } })
    expect(await findResult(province.db, id)).toBeUndefined()
    expect((await desk.dossier(publicId)).state).toBe('in-progress')
  })
})

test('a head’s signature that nobody would trust, or with a time-stamp that proves nothing, is not kept', async () => {
  const publicId = await approved()
  const stranger = await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))
  const trust: KeyRing['trust'] = async (at) => ({ ...await province.keys.trust(at), roots: [] })
  for (const [keys, fault] of [
    [{ trust }, 'signature'], [{ timeStamp: async (now: () => Date) => stranger.timeStamp(now) }, 'time-stamp'],
  ] as const) expect(await withKeys(keys).tryTo('sign-result', publicId, HEAD as Who))
    .toMatchObject({ ok: false, refusal: { code: 'result-unsound', fault } })
  await act('sign-result', publicId, HEAD)
})
