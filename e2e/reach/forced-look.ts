import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

/**
 * What still moves on a page whose reader wants no motion, and which of the places has no edge that is seen where the
 * system chooses the colours: a box told by its ground alone is gone there.
 */
export async function faultsOfForcedLook(page: Page, places: readonly string[]): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
  try {
    return await inPage(page, movesOrMelts, places)
  } finally {
    await page.emulateMedia({ reducedMotion: null, forcedColors: null })
  }
}

function movesOrMelts(places: readonly string[]): string[] {
  const moving = [...document.querySelectorAll('*')].filter((one) => {
    const { animationName, transitionDuration } = getComputedStyle(one)
    return animationName !== 'none' || /[1-9]/.test(transitionDuration)
  })
  const melting = places.filter((place) => {
    const one = document.querySelector(place)
    if (!one) return true
    const { borderLeftStyle, borderLeftWidth } = getComputedStyle(one)
    return borderLeftStyle !== 'solid' || parseFloat(borderLeftWidth) < 2
  })
  return [
    ...moving.map((one) => `${one.tagName.toLowerCase()}.${one.className} moves`),
    ...melting.map((place) => `${place} has no edge`),
  ]
}
