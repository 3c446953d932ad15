/** Need: pages photographed one after the other are one paper (II.2.4); read here by the reader of a browser. */
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { pagesToPdf } from './pages-to-pdf.ts'

/** Of one grey pixel, from the standard (ITU-T T.81): small, and every reader opens it. */
const DOT = Uint8Array.from(Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////'
  + 'wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z', 'base64'))

test('each photograph is a page as large as a sheet, in the order in which it was taken', async () => {
  const pdf = pagesToPdf([{ jpeg: DOT, width: 3000, height: 4000 }, { jpeg: DOT, width: 4000, height: 2000 }])
  expect(Buffer.from(pdf).includes(Buffer.from(DOT))).toBe(true) // byte for byte
  const opened = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0, stopAtErrors: true }).promise
  expect(opened.numPages).toBe(2)
  const sizes: number[][] = []
  for (const nth of [1, 2]) {
    const page = await opened.getPage(nth)
    sizes.push([...page.view])
    const { fnArray } = await page.getOperatorList()
    expect(fnArray.filter((one) => one === OPS.paintImageXObject)).toHaveLength(1)
  }
  // 297 mm are 841.89 points on the long side: 841.89 · 3000 / 4000 = 631.42, and 841.89 / 2 = 420.95 (rounded).
  expect(sizes).toEqual([[0, 0, 631.42, 841.89], [0, 0, 841.89, 420.94]])
})
