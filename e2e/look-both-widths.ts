import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { environment } from './environment.ts'
import { takePicture } from './gallery.ts'

const PICTURES = environment()['GUIDES_PICTURES']
/**
 * A page of the desk wide and narrow: nothing hangs out to the side, and nothing is wrong for whoever listens. Kept as
 * pictures where GUIDES_PICTURES names a folder.
 */
export async function lookBothWidths(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect([name, width, over]).toEqual([name, width, 0])
    if (PICTURES !== undefined) await takePicture(page, `${PICTURES}/${name}-${String(width)}.png`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
