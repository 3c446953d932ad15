import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import type { PagePicture } from '../../src/platform/scan/pictures.ts'
import { chanceOf } from './papers.ts'

/** A stamp on a page: a circle, in pixels of the picture before it was made larger. */
export interface Stamp { readonly x: number; readonly y: number; readonly radius: number }

/** What the issue asks: low resolution, skew, noise, compression. */
export const DEGRADED = { fromDpi: 150, toDpi: 200, skew: 1.5, sigma: 12, quality: 45 } as const

/**
 * A page as a bad scanner gives it: with a red stamp over it, made larger from 150 to 200 dots an inch, turned, with
 * noise of its own in each colour, and compressed. The same for the same `seed`.
 */
export async function degrade(picture: PagePicture, stamp: Stamp | undefined, seed: number): Promise<Buffer> {
  const stamped = stamp ? await stampOn(picture, stamp) : picture.pixels
  const scale = DEGRADED.toDpi / DEGRADED.fromDpi
  const { data, info } = await sharp(stamped, { raw: shapeOf(picture) })
    .resize({ width: Math.round(picture.width * scale), height: Math.round(picture.height * scale), kernel: 'cubic' })
    .rotate(seed % 2 === 0 ? DEGRADED.skew : -DEGRADED.skew, { background: 'white' })
    .raw().toBuffer({ resolveWithObject: true })
  const chance = chanceOf(seed)
  for (let n = 0; n < data.length; n += 2) { // Box and Muller: two at a time
    const far = DEGRADED.sigma * Math.sqrt(-2 * Math.log(1 - chance()))
    const turn = 2 * Math.PI * chance()
    data[n] = clamped((data[n] ?? 0) + far * Math.cos(turn))
    if (n + 1 < data.length) data[n + 1] = clamped((data[n + 1] ?? 0) + far * Math.sin(turn))
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .withMetadata({ density: DEGRADED.toDpi }).jpeg({ quality: DEGRADED.quality }).toBuffer()
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)))
}

function shapeOf({ width, height }: PagePicture): { width: number; height: number; channels: 3 } {
  return { width, height, channels: 3 }
}

/** A seal as agencies have it: two circles, a star, words around; ink over print, so that dark stays dark. */
async function stampOn(picture: PagePicture, { x, y, radius }: Stamp): Promise<Buffer> {
  const canvas = createCanvas(picture.width, picture.height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.strokeStyle = pen.fillStyle = 'rgb(214, 38, 48)'
  for (const [share, wide] of [[1, 0.05], [0.92, 0.02], [0.6, 0.02]] as const) {
    pen.lineWidth = radius * wide
    pen.beginPath()
    pen.arc(x, y, radius * share, 0, 2 * Math.PI)
    pen.stroke()
  }
  pen.beginPath()
  for (let n = 0; n < 10; n += 1) {
    const [far, turn] = [radius * (n % 2 === 0 ? 0.35 : 0.14), Math.PI * n / 5 - Math.PI / 2]
    pen.lineTo(x + far * Math.cos(turn), y + far * Math.sin(turn))
  }
  pen.fill()
  const words = 'UBND * MAU THU NGHIEM * KHONG CO GIA TRI * '
  pen.font = `bold ${String(Math.round(radius * 0.22))}px sans-serif`
  for (const [n, letter] of Array.from(words).entries()) {
    pen.save()
    pen.translate(x, y)
    pen.rotate(2 * Math.PI * n / words.length)
    pen.fillText(letter, 0, -radius * 0.68)
    pen.restore()
  }
  const { data } = pen.getImageData(0, 0, picture.width, picture.height)
  const ink = await sharp(Buffer.from(data.buffer), { raw: { ...shapeOf(picture), channels: 4 } })
    .removeAlpha().raw().toBuffer()
  const mixed = Buffer.from(picture.pixels)
  for (let n = 0; n < mixed.length; n += 1) mixed[n] = Math.round((mixed[n] ?? 0) * (ink[n] ?? 255) / 255)
  return mixed
}
