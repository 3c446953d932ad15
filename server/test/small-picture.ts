import { Readable } from 'node:stream'
import { sql } from 'kysely'
import sharp from 'sharp'
import { keepRendition } from '../src/modules/documents/public.ts'
import type { PortalServer } from './portal-server.ts'

/** Does for a paper of a Kho what the worker does after a while: a small picture of page one. Answers its bytes. */
export async function drawSmall({ rooms, province }: PortalServer, kept: string): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 170, height: 240, channels: 3, background: '#c8c8c8' } }).jpeg().toBuffer()
  const put = await rooms.storage.put(Readable.from([bytes]), Infinity)
  const { rows: [paper] } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from documents.paper where public_id = ${kept}`.execute(province.database.owner)
  if (!put.ok || !paper) throw new Error(`no small picture of ${kept}`)
  await keepRendition(rooms.db, paper.sha256, 'thumbnail', {
    sha256: put.value.sha256, at: province.clock.now(), note: { width: 170, height: 240, size: bytes.length },
  })
  return bytes
}
