/** Need D2: a text that is lost holds up no other paper; it is read anew, and looked at then. */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { recordEvent } from '../modules/audit/public.ts'
import { keepRendition, storeUpload, takePapers } from '../modules/documents/public.ts'
import { suggestNext } from './suggest-facts.ts'

let province: Province
beforeAll(async () => { province = await createProvince() })
afterAll(async () => province.drop())

async function put(content: string): Promise<{ readonly sha256: string; readonly size: number }> {
  const stored = await province.storage.put(Readable.from([Buffer.from(content)]), Infinity)
  if (!stored.ok) throw new Error(stored.refusal.code)
  return stored.value
}

/** A scanned paper that was read: its file, and the text that was kept. */
async function readPaper(nth: number): Promise<{ readonly file: string; readonly text: string }> {
  const file = await put(`scan ${String(nth)}`)
  const text = await put(JSON.stringify([{ text: `paper ${String(nth)}`, lines: [] }]))
  const { id: ownerId } = await province.aPerson(nth)
  const [paper] = await province.inOneGo(async (ctx) => {
    const stored = await storeUpload(ctx, { name: 'a.pdf', ...file, kind: 'application/pdf', pages: 1 })
    if (!stored.ok) return stored
    const { publicId: uploadId } = stored.value
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    return takePapers(ctx, { ownerId, items: [{ uploadId, documentType: 'don' }] })
  }, { actorId: 31n })
  const { id: unitId } = province.directory.on('2021-06-25').units[0] ?? { id: 0n }
  await sql`insert into documents.paper_review (paper_id, unit_id) values (${paper?.paperId ?? 0n}, ${unitId})
    on conflict do nothing`.execute(province.database.owner)
  await keepRendition(province.db, file.sha256, 'text', { sha256: text.sha256, at: province.clock.now(), note: {} })
  await sql`update documents.reading set due_at = null, outcome = 'read', ended_at = now(), is_signed = false
    where sha256 = decode(${file.sha256}, 'hex')`.execute(province.database.owner)
  return { file: file.sha256, text: text.sha256 }
}

const stateOf = async (file: string) => {
  interface State { isSuggested: boolean; outcome: string | null; tries: number; text: Buffer | null }
  const { rows: [row] } = await sql<State>`
    select v.fields is not null as is_suggested, r.outcome, r.tries, t.sha256 as text
    from documents.paper p join documents.paper_review v on v.paper_id = p.id
    join documents.reading r on r.sha256 = p.sha256
    join documents.rendition t on t.of_sha256 = p.sha256 and t.kind = 'text'
    where p.sha256 = decode(${file}, 'hex')`.execute(province.db)
  return row
}

test('of two papers the text of the first is lost: the second is looked at, the first read anew', async () => {
  const [first, second] = [await readPaper(1), await readPaper(2)]
  await province.storage.remove(first.text, new Date('2100-01-01'))
  await suggestNext(province)
  expect(await stateOf(second.file)).toMatchObject({ isSuggested: true, outcome: 'read' })
  expect(await stateOf(first.file)).toEqual({ isSuggested: false, outcome: null, tries: 0, text: null })

  // Read again, as the worker does it, it is looked at as any other.
  const again = await put(JSON.stringify([{ text: 'paper 1 again', lines: [] }]))
  await keepRendition(province.db, first.file, 'text', { sha256: again.sha256, at: province.clock.now(), note: {} })
  await suggestNext(province)
  expect(await stateOf(first.file)).toMatchObject({ isSuggested: true })
})
