import { createReadStream, createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readEdxml } from '@motcua/server/src/platform/edxml/read-edxml.ts'
import { writeEdxml } from '@motcua/server/src/platform/edxml/write-edxml.ts'
import { foundAuthority } from '@motcua/server/src/platform/signing/stand-in-authority.ts'

const MEGABYTE = 1_000_000
const BYTES = Number(process.argv[2])
const PIECE = Buffer.alloc(64 * 1024, 'motcua')

/**
 * A process of its own: writes a signed package with one attachment of so many bytes to the disk, reads it again, and
 * says how many bytes of memory that took at its peak, beyond what it had when all was loaded.
 */
async function main(): Promise<void> {
  const [from, to] = [new Date('2020-01-01'), new Date('2040-01-01')]
  const key = await (await foundAuthority(from, to)).issue({ name: 'Văn thư', from, to })
  const path = join(tmpdir(), `edxml-${String(process.pid)}.edxml`)
  const before = memoryOf('VmRSS')
  writeFileSync('/proc/self/clear_refs', '5') // the peak begins anew
  try {
    await pipeline(Readable.from(writeEdxml({
      kind: 'document', from: { id: 'H00.12' }, to: [{ id: 'H00.13' }], documentId: 'H00.12,2021/06/25,1/A', business: { kind: 'new' },
    }, { key, attachments: [{ contentId: 'tep-1', name: 'tep.bin', type: 'application/octet-stream', open: content }] })), createWriteStream(path))
    const read = await readEdxml(createReadStream(path), {
      trustOf: () => 'trusted', isTrustNeeded: true, sinkOf: () => ({ write: () => undefined, end: () => undefined }),
    })
    const bytes = read.ok ? read.value.attachments[0]?.bytes : read.refusal.code
    if (bytes !== BYTES) throw new Error(`the package was read as ${String(bytes)}`)
  } finally {
    rmSync(path, { force: true })
  }
  process.stdout.write(`${String((memoryOf('VmHWM') - before) / MEGABYTE)}\n`)
}

async function* content() {
  for (let left = BYTES; left > 0; left -= PIECE.length) yield PIECE.subarray(0, left)
}

/** Bytes, as Linux counts them. */
function memoryOf(name: 'VmRSS' | 'VmHWM'): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
}

await main()
