import { dayOf } from '../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { type SentUpload, type SentUploadRefusal, keepSentUploads } from '../../documents/public.ts'
import type { Directory } from '../../organisation/public.ts'
import type { InquiryRooms } from './hold-inquiry.ts'

/** How many files go with an answer, and how many bytes all of them have together, at most. */
export interface AttachmentLimits { readonly files: number; readonly bytes: number }

const MEGABYTE = 1_048_576

/** By the policy `inquiry-attachments` of a day; without it none go along. */
export function attachmentLimitsOn(directory: Pick<Directory, 'policy'>): AttachmentLimits {
  const policy = directory.policy('inquiry-attachments')?.value as { files: number; megabytes: number } | undefined
  return { files: policy?.files ?? 0, bytes: (policy?.megabytes ?? 0) * MEGABYTE }
}

export type AttachRefusal = SentUploadRefusal | { readonly code: 'inquiry-files-too-large' }

/**
 * Keeps the files that go with an answer, uploads of the actor by their public ids, in their order. Refuses
 * `inquiry-files-too-large` where they are more, or larger together, than the policy lets go along, and as
 * `keepSentUploads`.
 */
export async function attachFiles(
  ctx: Ctx, { directory }: InquiryRooms, uploads: readonly string[],
): Promise<Result<readonly SentUpload[], AttachRefusal>> {
  const most = attachmentLimitsOn(directory.on(dayOf(ctx.now)))
  if (uploads.length > most.files) return refuse({ code: 'inquiry-files-too-large' })
  const kept = await keepSentUploads(ctx, uploads)
  if (!kept.ok) return kept
  const bytes = kept.value.reduce((sum, { size }) => sum + size, 0)
  return bytes > most.bytes ? refuse({ code: 'inquiry-files-too-large' }) : ok(kept.value)
}
