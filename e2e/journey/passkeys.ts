import type { Page } from 'playwright-core'
import type { Look } from './identity.ts'
import type { OpenedStage } from './open-stage.ts'
import { openFactors, signOut, typePassword } from './two-steps.ts'

/** The machine's own authenticator, as Chromium plays it: unlocked by a finger that is always there, or never. */
async function plugIn(page: Page): Promise<{ unlock(isUnlocked: boolean): Promise<void> }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    async unlock(isUserVerified) {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
  }
}

/** A passkey is added, signs in by itself, does not where nobody unlocks it, and is taken away. */
export async function usePasskeys(stage: OpenedStage, username: string, look: Look): Promise<void> {
  const page = await openFactors(stage, username)
  const finger = await plugIn(page)
  const own = page.getByRole('region', { name: 'Khóa truy cập' })
  await own.getByText('Chưa có khóa truy cập nào.').waitFor()
  await own.getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  const adding = own.getByRole('form', { name: 'Thêm khóa truy cập' })
  await adding.getByLabel('Tên gọi của khóa').fill('Máy ở quầy')
  await adding.getByLabel('Mật khẩu đang dùng', { exact: true }).fill(stage.province.password)
  await look(page, 'khoa-truy-cap-them')
  await adding.getByRole('button', { name: 'Tiếp tục' }).click()
  const kept = page.getByRole('region', { name: 'Mười mã khôi phục' })
  await kept.getByRole('button', { name: 'Đã ghi lại, đóng' }).click()
  await own.getByText('Máy ở quầy').first().waitFor()
  await look(page, 'khoa-truy-cap')

  await signOut(page)
  await look(page, 'khoa-truy-cap-dang-nhap')
  await finger.unlock(false)
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
  await page.getByText(/^Chưa dùng được khóa truy cập/).waitFor()
  await finger.unlock(true)
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()

  await signOut(page)
  await typePassword(page, stage, username)
  const second = page.getByRole('form', { name: 'Bước hai' })
  await second.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  await page.goto(`${stage.url}/ban-lam-viec/dang-nhap-hai-buoc`)
  await own.getByRole('button', { name: 'Gỡ khóa Máy ở quầy' }).click()
  const removing = own.getByRole('form', { name: 'Gỡ khóa truy cập Máy ở quầy?' })
  await removing.getByLabel('Mật khẩu đang dùng', { exact: true }).fill(stage.province.password)
  await look(page, 'khoa-truy-cap-go')
  await removing.getByRole('button', { name: 'Gỡ khóa' }).click()
  await own.getByText('Chưa có khóa truy cập nào.').waitFor()
  await page.context().close()
}
