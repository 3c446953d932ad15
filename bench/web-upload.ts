import { createHash, randomBytes } from 'node:crypto'
import { openBadLine } from '../e2e/bad-line.ts'
import { pdfOf } from '../e2e/journey/papers-online.ts'
import { type Figure, figureOf, tell } from './figure.ts'

/** A scan of 2 MB, a line of 400 kbit/s, and where it is cut. */
const [BYTES, SLOW, CUTS] = [2_000_000, 50_000, [300_000, 900_000, 1_500_000]]
/** Of the script, `web/src/portal/send-in-pieces.ts`. */
const PIECE = 262_144
/** What the line alone takes, half as much again, and ten seconds for each cut. */
const MOST_SECONDS = 60 + CUTS.length * 10

/** How a file comes through a bad line: how long it takes, what was sent twice, and whether it is the same file. */
export async function benchUploads(): Promise<Figure[]> {
  const line = await openBadLine()
  try {
    const { page, context } = await line.openPapers('bench', [/ 409$/])
    const content = pdfOf(randomBytes(BYTES))
    line.proxy.begin({ bytesPerSecond: SLOW, cuts: CUTS })
    const begun = performance.now()
    await page.locator('section.paper input[type=file]').first()
      .setInputFiles({ name: 'quet.pdf', mimeType: 'application/pdf', buffer: content })
    await page.locator('[data-has] li', { hasText: 'quet.pdf (' }).waitFor({ timeout: 150_000 })
    const seconds = (performance.now() - begun) / 1_000
    const { sent, cuts } = line.proxy.counted
    line.proxy.begin({})
    const [paper] = await line.papersOf(page.url())
    const isSame = paper?.sha256 === createHash('sha256').update(content).digest('hex')
    const came = isSame ? 'the same file' : 'ANOTHER FILE'
    tell(`web: 2 MB at 400 kbit/s, ${String(cuts)} cuts, ${came}, ${String(sent)} bytes sent`)
    if (!isSame || cuts !== CUTS.length) throw new Error('the file did not come through the cuts')
    await context.close()
    return [
      figureOf('web', 'upload-2mb-3-cuts', seconds, 's', MOST_SECONDS, true),
      figureOf('web', 'upload-sent-twice', Math.max(1, sent - content.length), 'bytes', PIECE, true),
    ]
  } finally {
    await line.close()
  }
}
