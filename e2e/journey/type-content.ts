import type { Locator, Page } from 'playwright-core'
import type { Keyboard } from './keys.ts'

/** More fields than any result has. */
const MOST_FIELDS = 60
/** What is typed, by what a field is called; of lists the first choice is taken. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Ngày$/, '15'], [/^Tháng$/, '04'], [/^Năm$/, '1996'], [/số$/, '000196990001'], [/^Tỉnh/, 'Quảng Bình'],
  [/^(Quận|Huyện)/, 'Đồng Hới'], [/^(Xã|Phường)/, 'Đồng Phú'],
]

/** What has the cursor: what it is, what it is called, what it says, and whether its question is marked `*`. */
interface Place { readonly kind: string; readonly name: string; readonly value: string; readonly isNeeded: boolean }

/**
 * By keys alone: opens what the result says with its key, goes from field to field, fills in what is needed as the
 * paper would have it, about the applicant, and saves. Nothing where all of it is there.
 */
export async function typeContent(
  { page, keys }: { readonly page: Page; readonly keys: Keyboard },
): Promise<void> {
  const panel = page.getByRole('region', { name: 'Nội dung in trên kết quả' })
  const opener = panel.getByRole('button', { name: /^Ghi nội dung in trên kết quả/ })
  await page.waitForLoadState('networkidle') // what the result says is asked for after the dossier
  if (!await opener.isVisible()) return
  const words = [...WORDS, [/^(Họ|Tên)/, await page.locator('.mc-dossier-head b').first().innerText()]] as const
  await keys.pressKeyOf(opener)
  const form = page.getByRole('form', { name: 'Ghi nội dung in trên kết quả' })
  await keys.isAt(form.locator('input, select, textarea').first())
  for (let nth = 0; nth < MOST_FIELDS; nth++) {
    const at = await placeOf(page.locator(':focus'))
    if (at.kind === 'button') break
    if (!at.isNeeded) {
      await keys.press('Tab')
      continue
    }
    if (at.kind === 'radio') await keys.press('Space')
    else if (at.kind === 'select-one') await keys.press('ArrowDown')
    else if (at.value === '') await keys.type(words.find(([name]) => name.test(at.name))?.[1] ?? 'Xin việc làm')
    // A list that was typed into takes what it found, and goes on by itself.
    if (at.kind === 'combobox') await page.getByRole('listbox').getByRole('option').first().waitFor()
    await keys.press(at.kind === 'combobox' ? 'Enter' : 'Tab')
  }
  await keys.isAt(form.getByRole('button', { name: 'Lưu nội dung in trên kết quả' }))
  await keys.press('Enter')
  await page.getByText('Đã lưu nội dung kết quả.').first().waitFor()
}

async function placeOf(at: Locator): Promise<Place> {
  return at.evaluate((one: HTMLInputElement) => {
    const name = [...one.labels ?? []].map(({ textContent }) => textContent).join(' ')
    const question = one.closest('fieldset, [role=group]')?.querySelector('legend')?.textContent ?? ''
    return {
      kind: one.tagName === 'BUTTON' ? 'button' : one.getAttribute('role') ?? one.type,
      name: name.replace('*', '').trim(), value: one.value, isNeeded: `${question}${name}`.includes('*'),
    }
  })
}
