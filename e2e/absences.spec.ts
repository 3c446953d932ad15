/**
 * Need: whoever is away names a colleague at the desk, and what that colleague does says “thay mặt” (NĐ 30/2020/NĐ-CP
 * Đ.13); a head shares out work by a rule and gives on what somebody holds; and a unit with too few people has an
 * exception from duties, with its days and reason.
 */
import { AxeBuilder } from '@axe-core/playwright'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, headOf } from './journey/account-of.ts'
import { type Counter, nextOf, openCounter } from './journey/counter.ts'
import { act, deskOf, offered, openDossier } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import type { Desk } from './journey/stage.ts'
import { until } from './journey/until.ts'

let stage: OpenedStage
let counter: Counter
let db: pg.Client

beforeAll(async () => {
  stage = await openStage()
  counter = await openCounter(stage)
  db = new pg.Client(stage.instance.databaseUrl('postgres'))
  await db.connect()
})
afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (db as pg.Client | undefined)?.end()
  await (stage as OpenedStage | undefined)?.close()
})

async function seriousOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
async function sitAt(account: Account, path: string, title: string): Promise<Desk> {
  const desk = await deskOf(stage, account)
  await desk.page.goto(`${stage.url}/ban-lam-viec${path}`)
  await desk.page.getByRole('heading', { level: 1, name: title }).waitFor()
  await desk.page.waitForLoadState('networkidle')
  return desk
}

test('who is away names a colleague; that colleague works for them, and each deed says for whom', async () => {
  const number = await counter.receive()
  const absent = await nextOf(stage, number)
  const { page } = await sitAt(absent, '/vang-mat', 'Vắng mặt và làm thay')
  const standIn = page.getByLabel('Người làm thay')
  await standIn.locator('option').nth(1).waitFor({ state: 'attached' })
  await standIn.selectOption({ index: 1 })
  await page.getByRole('group', { name: 'Làm thay các vai trò' }).waitFor()
  expect(await seriousOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByRole('listitem').filter({ hasText: 'làm thay:' }).first().waitFor()

  const colleague = await accountOf(
    stage,
    'join identity.stand_in t on t.stand_in_id = a.id where t.ended_at is null order by t.id desc', [],
  )
  const { fullName } = await accountOf(stage, 'where a.username = $1', [absent.username])
  const desk = await deskOf(stage, colleague)
  await desk.page.reload()
  await desk.page.getByRole('button', { name: new RegExp(`^Việc của ${fullName} `) }).click()
  await desk.page.getByText(`Bạn đang làm thay ${fullName}.`).waitFor()
  expect(await seriousOn(desk.page)).toEqual([])
  await openDossier(desk, stage, number)
  const [deed = ''] = await offered(desk)
  expect(deed).not.toBe('')
  await act(desk, deed)
  await desk.page.getByText(`thay mặt ${fullName}`, { exact: false }).first().waitFor()
  await desk.page.getByRole('button', { name: 'Trở về việc của tôi' }).click()
  await desk.page.getByRole('button', { name: new RegExp(`^Việc của ${fullName} `) }).waitFor()

  await page.bringToFront()
  for (let left = await page.getByRole('button', { name: 'Chấm dứt' }).count(); left > 0; left -= 1) {
    await page.getByRole('button', { name: 'Chấm dứt' }).first().click()
    await until('one less', async () => await page.getByRole('button', { name: 'Chấm dứt' }).count() < left)
  }
  expect(stage.surprises).toEqual([])
})

test('a head makes a rule, by which the next dossier is given; and gives on all that somebody holds', async () => {
  const first = await counter.receive()
  const next = await nextOf(stage, first)
  const head = await accountOf(stage, `where g.unit_id = $1 and g.role = 'unit_head'`, [next.unitId])
  const { page } = await sitAt(head, '/phan-viec', 'Phân việc của đơn vị')
  const form = page.getByRole('button', { name: 'Đặt quy tắc' })
  await form.waitFor()
  const place = page.getByLabel('Vai trò, đơn vị')
  const { role } = await stage.province.findWork(first) ?? {}
  const { rows: [named] } = await db.query<{ name: string }>(`
    select r.name || ', ' || u.name as name from organisation.role r, organisation.unit_version u
    where r.key = $1 and u.unit_id = $2 and r.valid @> $3::date and u.valid @> $3::date`, [role, next.unitId, stage.day])
  await place.selectOption({ label: named?.name ?? '' })
  await form.click()
  await page.getByRole('button', { name: 'Chấm dứt' }).first().waitFor()
  expect(await seriousOn(page)).toEqual([])

  const second = await counter.receive()
  const work = await stage.province.findWork(second)
  expect(work?.holder).not.toBeNull()
  const holder = await accountOf(stage, 'where a.username = $1', [work?.holder])
  await page.reload()
  await page.getByRole('button', { name: `Giao lại việc của ${holder.fullName}` }).first().click()
  const panel = page.getByRole('region', { name: `Giao lại việc của ${holder.fullName}` })
  await panel.getByText(second).waitFor()
  await panel.getByLabel('Giao cho').selectOption({ label: 'Hàng chờ của đơn vị' })
  expect(await seriousOn(page)).toEqual([])
  await panel.getByRole('button', { name: 'Giao lại', exact: true }).click()
  await panel.getByText(/^Đã giao lại \d+ hồ sơ, 0 chưa giao được/).waitFor()
  expect((await stage.province.findWork(second))?.holder).toBeNull()
  expect(stage.surprises).toEqual([])
})

test('whoever keeps the accounts of the province lets one person do both at a unit, with days and reason, and ends it', async () => {
  const { page } = await sitAt(stage.province.adminOf(), '/tach-nhiem-vu', 'Tách nhiệm vụ')
  await page.getByLabel('Đơn vị', { exact: false }).first().fill('không có đơn vị này')
  await page.getByLabel('Lý do').fill('Đơn vị chỉ có hai biên chế, một người nghỉ thai sản')
  await page.getByRole('button', { name: 'Cho phép', exact: true }).click()
  await page.getByText('Hãy chọn một đơn vị trong danh sách.').waitFor()
  const unit = await page.locator('#don-vi-duoc-phep option').first().getAttribute('value') ?? ''
  await page.getByLabel('Đơn vị', { exact: false }).first().fill(unit)
  await page.getByRole('button', { name: 'Cho phép', exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: unit })
  await line.getByText('một người nghỉ thai sản').waitFor()
  expect(await seriousOn(page)).toEqual([])
  await line.getByRole('button', { name: `Kết thúc cho phép tại ${unit}` }).click()
  await line.waitFor({ state: 'detached' })
  expect(stage.surprises).toEqual([])
})

test('a head sees how much is received elsewhere, by counter and procedure, and what is counted', async () => {
  const number = await counter.receive()
  const head = await headOf(stage, number)
  const { page } = await sitAt(head, '/so-lieu-dia-gioi', 'Tiếp nhận không phụ thuộc địa giới')
  await page.getByRole('status').filter({ hasText: /hồ sơ được nhận ở nơi khác: \d/ }).waitFor()
  expect(await page.getByRole('table').count()).toBe(2)
  await page.getByText('Đếm hồ sơ được tiếp nhận').waitFor()
  expect(await seriousOn(page)).toEqual([])
  expect(stage.surprises).toEqual([])
})
