/**
 * Need: whatever somebody brings is looked at as pictures of its pages, upright and as fine as it is, or refused with a
 * word.
 */
import { createCanvas } from '@napi-rs/canvas'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPages } from './open-pages.ts'
import { NoPictures, type PagePicture } from './pictures.ts'

/** A sheet of A4 at 100 dots an inch: white, a black bar along its upper edge, a red corner at the lower right. */
function sheet(): { png: Buffer; width: number; height: number } {
  const [width, height] = [827, 1_169]
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = 'black'
  pen.fillRect(0, 0, width, 50)
  pen.fillStyle = 'red'
  pen.fillRect(width - 50, height - 50, 50, 50)
  return { png: canvas.toBuffer('image/png'), width, height }
}

function colourAt({ width, channels, pixels }: PagePicture, x: number, y: number): number[] {
  const at = (y * width + x) * channels
  return [...pixels.subarray(at, at + channels)]
}

async function scanned(png: Buffer, turn = 0): Promise<Buffer> {
  const file = await PDFDocument.create()
  const page = file.addPage([595.28, 841.89])
  page.drawImage(await file.embedPng(png), { x: 0, y: 0, width: 595.28, height: 841.89 })
  if (turn > 0) page.setRotation({ type: 'degrees', angle: turn } as never)
  return Buffer.from(await file.save())
}

/** A picture laid on a page as large as a sheet of A4 lets it be, as desk and page editor lay photographs. */
async function laid(width: number, height: number, onto: readonly [number, number], turn = 0): Promise<Buffer> {
  const file = await PDFDocument.create()
  const jpeg = await sharp({ create: { width, height, channels: 3, background: '#889' } }).jpeg().toBuffer()
  const page = file.addPage([...onto])
  page.drawImage(await file.embedJpg(jpeg), { x: 0, y: 0, width: onto[0], height: onto[1] })
  if (turn > 0) page.setRotation({ type: 'degrees', angle: turn } as never)
  return Buffer.from(await file.save())
}

describe('a PDF', () => {
  test.each([
    ['a frame of 16:9 along A4', 1920, 1080, [841.89, 473.56], 0, true, 164.2],
    ['the same, turned on its page', 1920, 1080, [841.89, 473.56], 90, true, 164.2],
    ['a frame of 4:3 across A4', 1600, 1200, [793.7, 595.28], 0, true, 145.1],
    ['a sheet of A4 as a scanner gives it', 1240, 1754, [595.28, 841.89], 0, false, 150],
    ['the same, turned on its page', 1240, 1754, [595.28, 841.89], 180, false, 150],
    ['a sheet of letter paper', 1275, 1650, [612, 792], 0, false, 150],
  ] as const)('%s: whether it may be a photograph, and how fine it is', async (_, wide, high, onto, turn, isPhoto, dpi) => {
    const picture = await (await openPages(await laid(wide, high, onto, turn))).picture(1, 100)
    expect(picture.mayBePhoto).toBe(isPhoto)
    expect(picture.foundDpi).toBeCloseTo(dpi, 0)
  })

  test('whose page is one picture gives that picture, pixel by pixel, and says how fine it is', async () => {
    const { png, width, height } = sheet()
    const file = await openPages(await scanned(png))
    expect(file).toMatchObject({ kind: 'application/pdf', pages: 1 })
    const picture = await file.picture(1, 200)
    expect(picture).toMatchObject({ width, height, channels: 3, isGuessed: false })
    expect(picture.foundDpi).toBeCloseTo(100, 0)
    expect(picture.pixels.equals(await sharp(png).removeAlpha().raw().toBuffer())).toBe(true)
  })

  test('a finer scan is made as coarse as was asked', async () => {
    const { png } = sheet()
    const picture = await (await openPages(await scanned(png))).picture(1, 50)
    expect([picture.width, picture.height]).toEqual([413, 585])
    expect(picture.dpi).toBeCloseTo(50, 0)
  })

  test('that is turned is drawn turned', async () => {
    const picture = await (await openPages(await scanned(sheet().png, 90))).picture(1, 72)
    expect([picture.width, picture.height]).toEqual([842, 595])
    expect(colourAt(picture, 835, 300)).toEqual([0, 0, 0]) // what was above is to the right
  })

  test('of drawings is drawn at what is asked, and has no fineness of its own', async () => {
    const picture = await (await openPages(pdfOf(PAGES))).picture(1, 144)
    expect(picture).toMatchObject({ width: 1_224, height: 1_584, foundDpi: null }) // letter: 612 by 792 points
    expect(colourAt(picture, 600, 700)).toEqual([255, 255, 255])
  })

  test('of absurd size is drawn no larger than 24 million pixels', async () => {
    const vast = PAGES.map((object) => object.replace('/Type/Page/', '/Type/Page/MediaBox[0 0 14400 14400]/'))
    const picture = await (await openPages(pdfOf(vast))).picture(1, 200)
    expect(picture.width * picture.height).toBeLessThanOrEqual(24_010_000)
    expect(picture.dpi).toBeLessThan(25)
  })
})

describe('a photograph', () => {
  test('is turned as its EXIF says, and taken for a sheet of A4 where it tells no density', async () => {
    const { png, width, height } = sheet()
    // Tag 6: whoever shows it turns it a quarter to the right, so it is stored turned to the left.
    const left = await sharp(png).rotate(270).toBuffer()
    const jpeg = await sharp(left).withMetadata({ orientation: 6, density: 72 }).jpeg().toBuffer()
    const picture = await (await openPages(jpeg)).picture(1, 200)
    expect(picture).toMatchObject({ width, height, isGuessed: true })
    expect(picture.foundDpi).toBeCloseTo(100, 0)
    expect(colourAt(picture, 400, 10)[0]).toBeLessThan(20)
  })

  test('that tells a density of paper is believed, and never made larger', async () => {
    const jpeg = await sharp(sheet().png).withMetadata({ density: 100 }).jpeg().toBuffer()
    const picture = await (await openPages(jpeg)).picture(1, 200)
    expect(picture).toMatchObject({ width: 827, dpi: 100, foundDpi: 100, isGuessed: false })
  })
})

test.each([
  ['a text', Buffer.from('xin chào'), 'file-kind-not-allowed'],
  ['a PDF without pages', Buffer.from('%PDF-1.7\nnothing'), 'file-broken'],
  ['half a PNG', sheet().png.subarray(0, 300), 'file-broken'],
])('%s is refused as %s', async (_, bytes, reason) => {
  const failed = openPages(bytes).then(async (file) => file.picture(1, 200))
  await expect(failed).rejects.toSatisfy((error) => error instanceof NoPictures && error.reason === reason)
})

test('a picture of a milliard pixels is not opened', async () => {
  const { png } = sheet()
  const claims = Buffer.from(png)
  claims.writeUInt32BE(40_000, 16)
  claims.writeUInt32BE(40_000, 20)
  await expect(openPages(claims)).rejects.toBeInstanceOf(NoPictures)
})
