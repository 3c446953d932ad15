import { crc32, deflateSync } from 'node:zlib'

/** A stroke as wide as `width` on white, as the script of the pad sends it. */
export function drawing(width: number, down = 100): string {
  const [head, across] = [Buffer.alloc(13), 300]
  head.writeUInt32BE(across, 0)
  head.writeUInt32BE(down, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Array.from({ length: down }, (_, y) => [0, ...Array.from({ length: across }, (_pixel, x) =>
    y > 40 && y < 60 && x >= 50 && x < 50 + width ? [20, 20, 70] : [255, 255, 255]).flat()])
  const part = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), part('IHDR', head), part('IDAT', deflateSync(Buffer.from(rows.flat()))),
    part('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}
