import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

/** Stacked marks above a capital, a dot below a descender. */
const TYPED = 'Ẩỵ'
const FIELDS = 'input:is([type=text], [type=search], [type=tel], [type=email], :not([type])), textarea'

interface Field { readonly name: string; readonly look: string; readonly high: number }

/**
 * Fields that cut what is typed into them: `what: why`. A browser clips the line inside a field, which no style tells:
 * the field is photographed with the letters and without, and what differs is held against the ink that the font has.
 * Of fields that look alike one is taken; what looks like one of `known` is not, and what is taken is added there.
 */
export async function typedInkCut(page: Page, known = new Set<string>()): Promise<string[]> {
  const fields = await inPage(page, markFields, [FIELDS, TYPED, [...known]] as const)
  if (fields.length === 0) return []
  const reader = await page.context().newPage()
  const found: string[] = []
  try {
    for (const [nth, { name, look, high }] of fields.entries()) {
      known.add(look)
      const field = page.locator(`[data-ink="${String(nth)}"]`)
      const pictures: string[] = []
      for (const text of ['', TYPED]) {
        await field.evaluate((one, typed) => { (one as HTMLInputElement).value = typed }, text)
        pictures.push((await field.screenshot({ animations: 'disabled' })).toString('base64'))
      }
      const seen = await inPage(reader, rowsThatDiffer, pictures)
      if (seen < high - 1.5) found.push(`field “${name}”: ${String(seen)} px of ${high.toFixed(0)} px typed are seen`)
    }
  } finally {
    await reader.close()
    await inPage(page, unmarkFields, null)
  }
  return found
}

function markFields([selector, typed, known]: readonly [string, string, readonly string[]]): Field[] {
  const pen = document.createElement('canvas').getContext('2d')
  const alike = new Set(known)
  const fields: Field[] = []
  for (const field of document.querySelectorAll<HTMLInputElement>(selector)) {
    const { fontStyle, fontWeight, fontSize, fontFamily, lineHeight, padding } = getComputedStyle(field)
    const look = [fontStyle, fontWeight, fontSize, fontFamily, lineHeight, padding, field.clientHeight].join()
    if (!pen || alike.has(look) || field.clientHeight < 2 || !field.checkVisibility({ visibilityProperty: true }))
      continue
    alike.add(look)
    field.dataset['ink'] = String(fields.length)
    field.dataset['was'] = field.value
    field.dataset['placeholder'] = field.placeholder
    field.placeholder = ''
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = pen.measureText(typed)
    fields.push({
      name: field.getAttribute('aria-label') ?? field.labels?.[0]?.innerText ?? field.id, look, high: up + down,
    })
  }
  return fields
}

function unmarkFields(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-ink]')) {
    field.value = field.dataset['was'] ?? ''
    field.placeholder = field.dataset['placeholder'] ?? ''
    for (const name of ['ink', 'was', 'placeholder']) Reflect.deleteProperty(field.dataset, name)
  }
}

/** From the highest to the lowest row in which two pictures of one size differ. */
async function rowsThatDiffer(pictures: string[]): Promise<number> {
  const [before, after] = await Promise.all(pictures.map(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0)
    return { width: image.width, height: image.height, data: pen?.getImageData(0, 0, image.width, image.height).data }
  }))
  if (!before?.data || !after?.data) return 0
  const rows: number[] = []
  for (let y = 0; y < before.height; y++) for (let x = 0; x < before.width; x++) {
    const at = (y * before.width + x) * 4
    const differs = [0, 1, 2].some(
      (part) => Math.abs((before.data?.[at + part] ?? 0) - (after.data?.[at + part] ?? 0)) > 48,
    )
    if (differs && rows.at(-1) !== y) rows.push(y)
  }
  return rows.length === 0 ? 0 : (rows.at(-1) ?? 0) - (rows[0] ?? 0) + 1
}
