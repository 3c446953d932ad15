import { sql } from 'kysely'
import { thumbnailOf } from '../../src/modules/documents/public.ts'
import type { FileFacts } from '../../src/modules/documents/public.ts'
import type { HttpServer } from './as-user.ts'

/** Draws the small pictures of all papers that were handed in, as the worker does, which does not run here. */
export async function drawThumbnails({ province, storage }: HttpServer): Promise<void> {
  const { rows } = await sql<FileFacts>`
    select distinct encode(sha256, 'hex') as sha256, file.size::float8 as size, file.kind, file.pages
    from documents.paper join documents.file using (sha256)`.execute(province.database.owner)
  for (const file of rows) {
    if (!await storage.has(file.sha256)) continue
    const drawn = await thumbnailOf({ db: province.db, storage }, file, new Date('2021-06-25T02:00:00Z'))
    if (drawn === undefined) throw new Error(`no picture of ${file.sha256}`)
  }
}
