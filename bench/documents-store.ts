import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type ObjectStore, HAS_RADOSGW, startRadosgw } from '@motcua/server/test/object-store.ts'
import { type Figure, figureOf, tell } from './figure.ts'

const MEGABYTE = 1_000_000
/** Of one upload, and what it may add to the memory of the server at its peak. */
const [BYTES, MOST] = [100 * MEGABYTE, 50]
const RUN = fileURLToPath(new URL('../e2e/run.mjs', import.meta.url))

/**
 * What taking in 100 MB over HTTP adds to the memory of the process that takes it: into an enciphered folder, and into
 * an enciphered bucket where Debian's radosgw is here. The kernel's own peak (VmHWM), begun anew after a first upload.
 */
export async function benchStore(): Promise<Figure[]> {
  const figures = [figureOf('documents', 'upload-100mb', await addedBy(undefined), 'MB', MOST, true)]
  if (!HAS_RADOSGW) {
    tell('documents: no radosgw here, the upload into a bucket is not measured')
    return figures
  }
  const server = await startRadosgw()
  try {
    return [...figures, figureOf('documents', 'upload-100mb-s3', await addedBy(server), 'MB', MOST, true)]
  } finally {
    await server.stop()
  }
}

async function addedBy(server: ObjectStore | undefined): Promise<number> {
  const taker = spawn(process.execPath, [RUN, '../bench/documents-taker.ts', JSON.stringify(server?.at ?? null)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [port] = await once(createInterface(taker.stdout), 'line') as [string]
    await send(port, 2 * MEGABYTE) // what is loaded and compiled once is not of the upload
    const before = memoryOf(taker, 'VmRSS')
    writeFileSync(`/proc/${String(taker.pid)}/clear_refs`, '5') // the peak begins anew
    await send(port, BYTES)
    const added = (memoryOf(taker, 'VmHWM') - before) / MEGABYTE
    tell(`documents: 100 MB into ${server ? 'a bucket' : 'a folder'}: ${added.toFixed(1)} MB of memory more`)
    return Math.max(added, 0.1)
  } finally {
    const gone = once(taker, 'exit')
    taker.kill()
    await gone
  }
}

/** Bytes, as Linux counts them. */
function memoryOf({ pid }: ChildProcess, name: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
  return Number(line?.[1]) * 1024
}

async function send(port: string, bytes: number): Promise<void> {
  const piece = Buffer.alloc(64 * 1024, 'motcua')
  const content = Readable.from((function* pieces() {
    for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, left)
  })())
  const sent = request({ port, method: 'POST' })
  content.pipe(sent)
  const [answer] = await once(sent, 'response') as [NodeJS.ReadableStream & { readonly statusCode: number }]
  answer.resume()
  if (answer.statusCode !== 201) throw new Error(`the upload was answered with ${String(answer.statusCode)}`)
}
