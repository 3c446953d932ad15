import type { Page } from 'playwright-core'
import { deskOf } from './journey/desk.ts'
import { openHall, openTicket, sitDown, takeNumber } from './journey/hall.ts'
import type { OpenedStage } from './journey/open-stage.ts'

/** The hall of a section, for docs/huong-dan/sanh-cho.md: kiosk, ticket, calling, board, and as its head sees it. */
export async function takeHall(stage: OpenedStage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const hall = await openHall(stage)
  const { commune } = stage.province.counters
  const { page: clerk } = await deskOf(stage, commune)
  await sitDown(clerk, stage.url)
  await take(hall.kiosk, 'sanh-may-lay-so')
  for (const service of ['Nộp hồ sơ', 'Nhận kết quả']) {
    await takeNumber(hall.kiosk, [service])
    await clerk.keyboard.press('g')
    await clerk.getByRole('region', { name: 'Ở quầy' }).getByRole('heading', { name: /^\d{4}$/ }).waitFor()
    await clerk.keyboard.press('d')
    // Its button is there before; it does nothing until the service has begun.
    await clerk.getByRole('region', { name: 'Ở quầy' }).getByText('Đang phục vụ').first().waitFor()
    await clerk.keyboard.press('x')
    await clerk.getByText('Chưa có ai ở quầy').first().waitFor()
  }
  await takeNumber(hall.kiosk, ['Nộp hồ sơ', 'Nhận kết quả'])
  const old = await takeNumber(hall.kiosk, ['Nộp hồ sơ', 'Hỏi thủ tục'], 'Người từ 80 tuổi')
  const phone = await openTicket(stage, (await takeNumber(hall.kiosk, ['Nộp hồ sơ'])).ticket)
  await take(phone, 'sanh-phieu')
  await clerk.keyboard.press('g')
  await clerk.getByRole('region', { name: 'Ở quầy' }).getByText(old.number).first().waitFor()
  await take(clerk, 'sanh-goi-so')
  await hall.board.locator('.board-now', { hasText: old.number }).waitFor()
  await take(hall.board, 'sanh-bang')
  const { page: admin } = await deskOf(stage, stage.province.adminOf(commune))
  await admin.setViewportSize({ width: 1280, height: 800 })
  await admin.goto(`${stage.url}/ban-lam-viec/sanh-cho`)
  await admin.getByRole('table').first().waitFor()
  await take(admin, 'sanh-cho')
  await phone.context().close()
  await hall.close()
}
