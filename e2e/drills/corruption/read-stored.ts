import { createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [HEAD, PIECE, TAG] = [96, 65_536, 16]

/**
 * SHA-256 of what an enciphered file of the store holds, read by the description of its format alone (ADR 0053) and by
 * nothing of the program; undefined where it is not there or cannot be opened.
 */
export function hashOfStored(place: string, name: string, keyFile: string): string | undefined {
  const path = join(place, name.slice(0, 2), name.slice(2, 4), name)
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'hex')
  const fileKey = Buffer.from(hkdfSync('sha256', key, bytes.subarray(64, HEAD), bytes.subarray(0, HEAD), 32))
  const hash = createHash('sha256')
  try {
    for (let n = 0, at = HEAD; at < bytes.length; n += 1, at += PIECE + TAG) {
      const piece = bytes.subarray(at, at + PIECE + TAG)
      const nonce = Buffer.alloc(12)
      nonce.writeUInt32BE(n, 8)
      const cipher = createDecipheriv('aes-256-gcm', fileKey, nonce)
      cipher.setAuthTag(piece.subarray(-TAG))
      hash.update(Buffer.concat([cipher.update(piece.subarray(0, -TAG)), cipher.final()]))
    }
  } catch {
    return undefined
  }
  return hash.digest('hex')
}
