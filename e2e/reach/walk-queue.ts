import type { Page } from 'playwright-core'
import { walkPost } from './walk-post.ts'
import { walkProxiesOfDesk } from './walk-proxies.ts'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/**
 * The queue of a hall: a counter that a clerk takes, works while nobody waits, sees from other screens and leaves; and
 * the kiosks, with one that is added in error and rightly, its code, and the question before it is revoked. Then the
 * post of the same counter.
 */
export async function walkQueue(
  clerk: Page, { page: keeper }: { readonly page: Page }, { visit, look }: Looks,
): Promise<void> {
  await visit(clerk, '/goi-so', 'counters to take')
  await clerk.getByRole('button', { name: /^Ngồi quầy \d+$/ }).first().click()
  await clerk.getByRole('group', { name: 'Việc làm được' }).waitFor()
  await look(clerk, 'nobody at the counter')
  await clerk.keyboard.press('g')
  await clerk.getByText('Không còn ai chờ ở các dịch vụ của quầy.').first().waitFor()
  await look(clerk, 'nobody to call')
  await visit(clerk, '/khay-quet', 'with the bar of the counter')
  await clerk.getByRole('region', { name: 'Quầy của bạn' }).getByRole('link').click()
  await clerk.getByRole('button', { name: /^Rời quầy/ }).click()
  await clerk.getByRole('button', { name: /^Ngồi quầy \d+$/ }).first().waitFor()

  await visit(clerk, '/man-hinh-phu', 'as it is')
  const adding = clerk.getByRole('form', { name: 'Thêm màn hình' })
  await adding.getByRole('button').click()
  await adding.locator('[aria-invalid=true]').waitFor()
  await look(clerk, 'nothing typed', { isFaulty: true })
  await adding.getByLabel('Tên màn hình').fill('Quầy 1')
  await adding.getByRole('button').click()
  await clerk.getByRole('heading', { name: 'Mã của màn hình Quầy 1' }).waitFor()
  await look(clerk, 'a code')
  await clerk.getByRole('button', { name: 'Đã nhập xong' }).click()
  await clerk.getByRole('button', { name: 'Thu hồi màn hình Quầy 1' }).click()
  await clerk.getByRole('heading', { name: 'Thu hồi màn hình Quầy 1?' }).waitFor()
  await look(clerk, 'asked before it is revoked')
  await clerk.getByRole('button', { name: 'Thu hồi', exact: true }).click()
  await clerk.getByText('Đã thu hồi màn hình Quầy 1.').first().waitFor()

  await walkProxiesOfDesk(clerk, { visit, look })

  await visit(keeper, '/sanh-cho', 'a hall in which nobody was served')
  await visit(clerk, '/lich-hen-sanh', 'nobody is expected')
  const booking = clerk.getByRole('form', { name: 'Đặt hẹn cho người gọi điện' })
  await booking.getByRole('button', { name: 'Đặt giờ này' }).click()
  await booking.locator('[aria-invalid=true]').first().waitFor()
  await look(clerk, 'nothing said of who calls', { isFaulty: true })
  await visit(keeper, '/bo-phan', 'as it is')
  const thing = keeper.getByRole('form', { name: 'Thêm thiết bị' })
  await thing.getByRole('button').click()
  await thing.locator('[aria-invalid=true]').waitFor()
  await look(keeper, 'no label typed', { isFaulty: true })
  await visit(clerk, '/quay-ngoai-tuyen', 'nothing was refused')
  await visit(keeper, '/quay-ngoai-tuyen', 'as it is')
  const device = keeper.getByRole('form', { name: 'Thêm thiết bị' })
  await device.getByRole('button').click()
  await device.locator('[aria-invalid=true]').waitFor()
  await look(keeper, 'no device named', { isFaulty: true })
  await visit(keeper, '/thiet-bi-sanh', 'as it is')
  const form = keeper.getByRole('form', { name: 'Thêm máy' })
  await form.getByRole('button').click()
  await form.locator('[aria-invalid=true]').waitFor()
  await look(keeper, 'nothing typed', { isFaulty: true })
  await form.getByLabel('Tên máy').fill('Cửa chính')
  await form.getByRole('button').click()
  await keeper.getByRole('heading', { name: 'Mã của máy Cửa chính' }).waitFor()
  await look(keeper, 'a code')
  await keeper.getByRole('button', { name: 'Đã nhập xong' }).click()
  await keeper.getByRole('button', { name: 'Thu hồi máy Cửa chính' }).click()
  await keeper.getByRole('heading', { name: 'Thu hồi máy Cửa chính?' }).waitFor()
  await look(keeper, 'asked before it is revoked')
  await keeper.getByRole('button', { name: 'Thu hồi', exact: true }).click()
  await keeper.getByText('Đã thu hồi máy Cửa chính.').first().waitFor()
  await walkRoster(clerk, keeper, { visit, look })
  await walkPost(clerk, { visit, look })
}

/** The roster: empty, with a duty typed wrong and rightly, one that is looked at again, and a week to be copied. */
async function walkRoster(clerk: Page, keeper: Page, { visit, look }: Looks): Promise<void> {
  await visit(keeper, '/lich-truc', 'an empty week')
  // Days that are over are closed: the one on which the program stands is open.
  await keeper.getByRole('button', { name: /^Thêm ca trực của .*25\/06\/2021/ }).first().click()
  const form = keeper.getByRole('form', { name: /^Thêm ca trực/ })
  await form.getByLabel('Từ giờ').fill('sáng')
  await form.getByRole('button', { name: 'Ghi' }).click()
  await form.locator('[aria-invalid=true]').waitFor()
  await look(keeper, 'a time that is none', { isFaulty: true })
  await form.getByLabel('Từ giờ').fill('07:30')
  await form.getByRole('button', { name: 'Ghi' }).click()
  await keeper.getByRole('button', { name: /^Sửa ca/ }).first().click()
  await keeper.getByRole('form', { name: /^Sửa ca trực/ }).getByRole('button', { name: 'Bỏ ca này' }).waitFor()
  await look(keeper, 'a duty to be changed')
  await keeper.keyboard.press('Escape')
  await keeper.getByRole('button', { name: 'Chép từ tuần trước' }).click()
  await keeper.getByRole('heading', { name: /^Chép lịch tuần/ }).waitFor()
  await look(keeper, 'asked before a week is copied')
  await visit(clerk, '/lich-truc', 'of a clerk')
  await visit(clerk, '/nang-suat', 'of a clerk')
}
