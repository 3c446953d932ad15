import type { Db } from '../../../platform/db.ts'
import type { CameBody } from '../document-axis/package-body.ts'
import { cameById } from '../store/came-by-id.ts'
import type { Inquiry } from '../store/inquiries.ts'

export interface FileOfInquiry { readonly name: string; readonly sha256: string; readonly size: number }

/** The files of the document whose words stand, in their order there. */
export async function filesOfInquiry(db: Db, { saidBy }: Pick<Inquiry, 'saidBy'>): Promise<FileOfInquiry[]> {
  const came = (await cameById(db, [saidBy])).get(saidBy)
  const { files = [] } = (came?.body ?? {}) as unknown as Partial<CameBody>
  return files.flatMap(({ name, sha256, size }) =>
    sha256 === undefined || size === undefined ? [] : [{ name, sha256, size }])
}
