/**
 * Need: one declaration for several procedures, each with a result of its own: the residence's does not wait for what
 * only the birth certificate says (NĐ 63/2024/NĐ-CP Đ.5), and what its agency was not given is not told there.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL, BIRTH, type BundleDesk, openBundleDesk } from '../../test/bundle-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { findDossierById } from '../modules/dossiers/store/dossier-store.ts'
import { contentOfResult, saidOfResult } from './result-rows.ts'

const BUNDLE = 'lt-khai-sinh-3'
let province: Province
let bundles: BundleDesk
beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
})
afterAll(() => province.drop())

test('what a declaration marks for the first procedure of several is needed by no other', async () => {
  const formVersionId = province.catalogue.formFor(BUNDLE, '2021-06-25')?.version.id ?? null
  expect(formVersionId).not.toBeNull()
  const child = { 'child.fullName': 'Nguyễn Văn Sen', 'child.birthDate': '2021-06-20', 'child.sex': 'nam' }
  const { lead } = await bundles.submit(BUNDLE, 1, { ...BIRTH, ...ALL, ...child }, 0, [], { formVersionId })
  await bundles.issueFirst(lead.publicId)
  await bundles.work(lead.publicId)
  const [birth, residence] = await Promise.all((await bundles.membersOf(lead.publicId))
    .map(({ dossierId }) => findDossierById(province.db, dossierId ?? 0n)))
  if (!birth || !residence) throw new Error('no members')
  const missing = async (of: typeof birth) =>
    (await saidOfResult(province.db, province, of)).missing.map(({ key }) => key).sort()
  expect(await missing(birth)).toEqual(['child.birthPlace', 'child.ethnicity', 'child.nationality', 'child.placeOfOrigin'])
  expect(await missing(residence)).toEqual([])
  const told = (await contentOfResult(province.db, province, residence))?.fields.map(({ field: { key } }) => key)
  expect(told).toEqual(['child.fullName', 'child.birthDate', 'child.sex'])
})
