import type { Page } from 'playwright-core'

/** Parts of a day: day, month, year. */
export type DayParts = readonly [day: string, month: string, year: string]
export interface AddressWords { readonly units: readonly string[]; readonly detail: string }
/** Answers in the words that stand on the screen, by the key of the field. */
export type Typed = string | boolean | DayParts | AddressWords

/** Types a declaration on the desk, field by field in the order given: an answer may call up the next field. */
export async function typeDeclaration(page: Page, answers: Readonly<Record<string, Typed>>): Promise<void> {
  for (const [key, value] of Object.entries(answers)) {
    const field = page.locator(`[id="o-${key.replaceAll('.', '-')}"]`)
    await field.waitFor()
    if (typeof value === 'boolean') {
      if (await field.evaluate((element) => element.tagName) === 'INPUT') await field.setChecked(value)
      else await field.getByRole('radio', { name: value ? 'Có' : 'Không', exact: true }).check()
    } else if (Array.isArray(value)) {
      for (const [nth, label] of ['Ngày', 'Tháng', 'Năm'].entries())
        await field.getByLabel(label, { exact: true }).fill(String(value[nth]))
    } else if (typeof value === 'object' && 'units' in value) {
      const selects = field.getByRole('combobox')
      for (const [nth, unit] of value.units.entries()) {
        await selects.nth(nth).and(page.locator(':enabled')).fill(unit)
        await field.getByRole('option', { name: unit }).first().waitFor()
        await selects.nth(nth).press('Enter')
      }
      await field.getByLabel('Số nhà, đường, thôn, tổ').fill(value.detail)
    } else {
      const [text, tag] = [String(value), await field.evaluate((element) => element.tagName)]
      if (tag === 'SELECT') await field.selectOption({ label: text })
      else if (tag === 'FIELDSET') await field.getByRole('radio', { name: text, exact: true }).check()
      else await field.fill(text)
    }
  }
}
