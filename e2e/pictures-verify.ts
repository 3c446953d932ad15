import pg from 'pg'
import type { Page } from 'playwright-core'
import { openPhone } from './journey/citizen.ts'
import { openCounter } from './journey/counter.ts'
import { revokeResult } from './journey/end-result.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import { settle } from './journey/settle.ts'

/** The text of the QR code of the result of a dossier. */
export async function qrOf(stage: OpenedStage, number: string): Promise<string> {
  const database = new pg.Client(stage.instance.databaseUrl('postgres'))
  await database.connect()
  const { rows: [row] } = await database.query<{ qr: string }>(`
    select s.data -> 'check' ->> 'qr' as qr from dossiers.dossier d
      join dossiers.result r on r.dossier_id = d.id join dossiers.slip s on s.id = r.slip_id where d.number = $1`, [number])
  await database.end()
  if (!row) throw new Error(`${number} has no result`)
  return row.qr
}

async function check(page: Page, stage: OpenedStage, qr: string): Promise<void> {
  await page.goto(`${stage.url}/xac-minh`)
  await page.getByLabel('Nội dung mã QR').fill(qr)
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  await page.locator('.verdict').waitFor()
}

/** Whoever checks a result, and those who end one, for docs/huong-dan/xac-minh.md. */
export async function takeVerify(stage: OpenedStage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const counter = await openCounter(stage)
  const number = await counter.receive()
  counter.close()
  let officer: Account | undefined
  await settle(stage, number, async ({ account }) => {
    if (account.role === 'officer') officer = account
  })
  if (!officer) throw new Error('no officer')
  const qr = await qrOf(stage, number)
  const { context, page } = await openPhone(stage, 'verifier')
  await check(page, stage, qr)
  await take(page, 'xac-minh')
  await revokeResult(stage, officer, number)
  await check(page, stage, qr)
  await take(page, 'xac-minh-thu-hoi')
  await context.close()
}
