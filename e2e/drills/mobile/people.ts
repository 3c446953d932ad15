import type pg from 'pg'
import type { BrowserContext, Page } from 'playwright-core'
import { openClient } from '../../client.ts'
import { MOTHER } from '../../journey/birth.ts'
import { goOn } from '../../journey/citizen.ts'
import type { Person } from '../../journey/stage.ts'
import { codeTo, newestMessage, openVisitor } from '../portal-visitor.ts'

const LETTERS = 'bcdghklmnpqrstvx'
const BIRTH = '1996-04-15'

/** Somebody with a word of their own in the name, of letters only and in no language. */
export interface Marked extends Person { readonly word: string }

/** The nth of a run; there are a hundred phones in the reserved range. */
export function markedPerson(n: number): Marked {
  const letter = (k: number) => LETTERS[Math.floor(n / LETTERS.length ** k) % LETTERS.length] ?? ''
  const word = `Zx${letter(2)}${letter(1)}${letter(0)}xz`
  return {
    ...MOTHER, word, fullName: `Nguyễn Thị ${word}`, number: `00019699${String(3_000 + n)}`,
    phone: `05000000${String(n % 100).padStart(2, '0')}`,
  }
}

/** An account, opened elsewhere and before. */
export async function openAccount(url: string, truth: pg.Pool, { fullName, number, phone }: Person): Promise<void> {
  const [nam = '', thang = '', ngay = ''] = BIRTH.split('-')
  const client = openClient(url, `127.0.60.${String(1 + Number(number.slice(-2)))}`)
  const fields = { 'ho-ten': fullName, 'so': number, ngay, thang, nam, 'dien-thoai': phone, 'tiep': '/ho-so' }
  const visitor = openVisitor(client)
  await visitor.get('/dang-ky')
  const before = await newestMessage(truth, phone)
  await visitor.post('/dang-ky', fields)
  const { status } = await visitor.post('/dang-ky/ma', { ...fields, ma: await codeTo(truth, phone, before) })
  client.close()
  if (status !== 303) throw new Error(`${number} could not register: ${status}`)
}

/** From the head of any page. */
export async function signInAt(page: Page, url: string, truth: pg.Pool, { number, phone }: Person): Promise<void> {
  await page.goto(`${url}/dang-nhap`)
  const before = await newestMessage(truth, phone)
  await page.getByLabel('Số định danh cá nhân').fill(number)
  await goOn(page, 'Gửi mã')
  await page.getByLabel('Mã xác thực').fill(await codeTo(truth, phone, before))
  await goOn(page, 'Đăng nhập')
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
}

export async function signOutAt(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByRole('link', { name: 'Đăng nhập', exact: true }).waitFor()
  await page.close()
}

/** Everybody has gone away for sixteen minutes of the fifteen. */
export async function letSessionsEnd(truth: pg.Pool, { number }: Person): Promise<void> {
  const { rowCount } = await truth.query(`
    update identity.session set last_seen_at = last_seen_at - interval '16 minutes' where ended_at is null
      and account_id = (select a.id from identity.account a join identity.person p on p.id = a.person_id
        where p.personal_number = $1)`, [number])
  if (rowCount === 0) throw new Error(`${number} has no session that could end`)
}
