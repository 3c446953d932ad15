import type { Snapshot } from '../../../platform/snapshot.ts'

/**
 * These papers with what is known of their files, as lines by which they are sealed (docs/seal.md):
 * `documents.paper/1`.
 */
export async function paperLines(snapshot: Snapshot, ids: readonly bigint[]): Promise<Map<bigint, Buffer>> {
  const found = new Map<bigint, Buffer>()
  if (ids.length === 0) return found
  await snapshot.each(
    `select p.id, p.public_id, p.sha256, p.name, p.document_type, p.owner_id, p.source, p.upload_id, p.trust, p.added_at,
      p.added_by, f.size, f.kind, f.pages
    from documents.paper p left join documents.file f on f.sha256 = p.sha256
    where p.id = any('{${ids.join()}}'::bigint[]) order by p.id`,
    (line) => { found.set(BigInt(line.toString('latin1', 0, line.indexOf(9))), Buffer.from(line)) },
  )
  return found
}
