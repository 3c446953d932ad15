import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { OpenedStage } from './open-stage.ts'
import { UNTIL_OPEN, until } from './until.ts'

/** A page worth a picture, by name. */
export type Look = (page: Page, name: string) => Promise<void>

/** From 01/07/2024 on criminal records are asked for online by whoever has an identity of level 2 (policies.yaml). */
export const DAY_OF_LEVELS = '2024-07-02'
/** What a refused sign-in is answered with. */
export const REFUSED_SIGN_IN = /^GET \/dang-nhap\/dinh-danh\/ve 422$/

/** Until the provider of an instance in this folder answers: it opens with the sandbox, after the program is ready. */
export async function untilProviderAnswers(
  folder: string, name: 'identity-provider' | 'staff-identity' = 'identity-provider',
): Promise<void> {
  await until('the provider answers', async () => {
    const partners = readFileSync(join(folder, 'partners.json'), 'utf8')
    const { url } = (JSON.parse(partners) as Record<typeof name, { url: string }>)[name]
    return fetch(`${url}/.well-known/openid-configuration`).then(({ ok }) => ok, () => false)
  }, UNTIL_OPEN)
}

async function choose(page: Page, level: 1 | 2, button = 'Đăng nhập'): Promise<void> {
  await page.getByRole('radio', { name: /^Nguyễn Văn An/ }).check()
  await page.getByRole('radio', { name: `Mức ${String(level)}`, exact: true }).check()
  await page.getByRole('button', { name: button, exact: true }).click()
}

/** Signed in by electronic identity, one sees one's own dossiers, and is signed out on both sides. */
export async function signInByIdentity({ url }: OpenedStage, page: Page, look: Look): Promise<void> {
  await page.goto(`${url}/dang-nhap`)
  await look(page, 'dinh-danh-dang-nhap')
  await page.getByRole('link', { name: /^Đăng nhập bằng VNeID/ }).click()
  await page.getByRole('radio', { name: /^Nguyễn Văn An/ }).waitFor()
  await look(page, 'dinh-danh-chon-nguoi')
  await choose(page, 2)
  await page.waitForURL(`${url}/ho-so`)
  await page.getByText('Chưa có hồ sơ nào').waitFor()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.waitForURL(/\/session\/end/)
  await look(page, 'dinh-danh-dang-xuat')
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.waitForURL(`${url}/`)
}

/** A procedure that asks for level 2 leads up and back; whoever declines is told each way on. */
export async function stepUpForProcedure({ url }: OpenedStage, page: Page, look: Look): Promise<void> {
  await page.goto(`${url}/tim-thu-tuc?q=l%C3%BD+l%E1%BB%8Bch+t%C6%B0+ph%C3%A1p`)
  await page.getByRole('link', { name: /^Cấp Phiếu lý lịch tư pháp cho công dân/ }).first().click()
  const start = `${page.url()}/nop-ho-so`
  await page.goto(start)
  await page.getByText('Không có định danh mức 2?').waitFor()
  await look(page, 'dinh-danh-nang-muc')
  await page.getByRole('link', { name: /^Đăng nhập bằng VNeID/ }).click()
  await choose(page, 2, 'Không đăng nhập')
  const refused = page.locator('main')
  await refused.getByText('Mã: declined').waitFor()
  await refused.getByText('đến quầy của bộ phận một cửa').first().waitFor()
  await look(page, 'dinh-danh-khong-thanh')
  await page.getByRole('link', { name: 'Thử lại bằng định danh điện tử' }).click()
  await choose(page, 2)
  await page.waitForURL(start)
  await page.getByRole('main').getByRole('button', { name: 'Tiếp tục' }).waitFor()
}
