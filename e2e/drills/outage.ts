import { goOn } from '../journey/citizen.ts'
import type { Stage } from '../journey/stage.ts'
import { openStart } from './fill-draft.ts'

/** A citizen in the middle of a declaration, who goes on when the database is gone. */
export interface TypedStep {
  /** Types and sends the step now. Whether the page that comes says what happened and shows what was typed. */
  isKept(): Promise<boolean>
  /** Presses the button of that page, or lets the script go on. Whether the step then has what was typed. */
  isTaken(): Promise<boolean>
}

const NAME = '[name="requester.fullName"]'
const MOST_STEPS = 5
/** Milliseconds; the script tries again after eight seconds. */
const PATIENCE = 12_000
const SOON = 3_000

/** A phone without script, or with it, on the step that asks for one's name. */
export async function openStep(
  stage: Stage, { hasScript, tell }: { readonly hasScript: boolean; readonly tell: (line: string) => void },
): Promise<TypedStep> {
  const page = await openStart(stage, hasScript)
  await goOn(page, 'Tiếp tục')
  for (let nth = 0; nth < MOST_STEPS && await page.locator(NAME).count() === 0; nth += 1) await goOn(page, 'Tiếp tục')
  const step = page.url()
  let [typed, nth] = ['', 0]
  return {
    async isKept() {
      typed = `Nguyễn Thị ${hasScript ? 'Hồng' : 'Thu'} ${'Nhạn'.repeat(++nth)}`
      await page.locator(NAME).fill(typed)
      await page.getByRole('main').getByRole('button', { name: 'Tiếp tục', exact: true }).last()
        // oxlint-disable-next-line typescript/no-deprecated -- until it is so by itself
        .click({ timeout: PATIENCE, noWaitAfter: true })
      const isShown = await page.getByRole('main').getByRole('listitem').filter({ hasText: typed })
        .waitFor({ timeout: SOON }).then(() => true, () => false)
      // A script that has heard of the outage holds the form back, with what was typed in it.
      const isHeld = async () => await page.locator(NAME).inputValue({ timeout: SOON }).catch(() => '') === typed
      // Where the database was back sooner than the button was pressed, the step has gone on.
      if (isShown || hasScript && await isHeld() || page.url().startsWith(stage.url) && page.url() !== step) return true
      tell(`not kept at ${page.url()}: ${(await page.locator('body').innerText()).slice(0, 300)}`)
      return false
    },
    async isTaken() {
      const again = page.getByRole('button', { name: 'Gửi lại' })
      if (await again.count() > 0) await again.click()
      await page.waitForURL((url) => url.href !== step, { timeout: PATIENCE }).catch(() => undefined)
      await page.goto(step)
      const found = await page.locator(NAME).inputValue({ timeout: SOON }).catch(() => '')
      if (found !== typed) tell(`not taken at ${page.url()}: ${found}`)
      return found === typed
    },
  }
}
