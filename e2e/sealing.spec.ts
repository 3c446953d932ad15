/**
 * Need: where an agency has a registry, its head signs what they approved, many with one PIN; then văn thư numbers and
 * seals what was signed, or sends it back with a reason (NĐ 30/2020/NĐ-CP Đ.13, Đ.15, Đ.32; issue D4).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf } from './journey/desk.ts'
import { approved, doFromList, openRegistryStage, results } from './journey/registry.ts'

let opened: Awaited<ReturnType<typeof openRegistryStage>>
beforeAll(async () => {
  opened = await openRegistryStage()
})
afterAll(async () => (opened as typeof opened | undefined)?.close())

test('the head signs in “Chờ ký”, the registry seals in “Chờ đóng dấu”, and only then the dossier has its result', async () => {
  const { stage } = opened
  const { number, head, registry } = await approved(stage)
  const { page: signing } = await deskOf(stage, head)
  await doFromList(stage, signing, { list: 'to-sign', number, deed: 'Ký số kết quả' })
  await results(signing).getByText('Đã ký xong 1 hồ sơ').waitFor()
  expect(await stage.province.stateOf(number)).toBe('in-progress')

  const { page: sealing } = await deskOf(stage, registry)
  await sealing.goto(`${stage.url}/ban-lam-viec/danh-sach?list=to-seal`)
  await sealing.getByRole('link', { name: number, exact: true }).click()
  await sealing.getByRole('link', { name: 'Xem bản đã ký' }).waitFor()
  await doFromList(stage, sealing, { list: 'to-seal', number, deed: 'Cấp số và đóng dấu' })
  await results(sealing).getByText('Đã ký xong 1 hồ sơ').waitFor()
  expect(await stage.province.stateOf(number)).toBe('settled')
})
