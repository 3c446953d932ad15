import type { Clock } from '../../../platform/clock.ts'
import { type CheckedSignatures, type FoundSignatures, type JudgingRooms, judgeStoredFile } from '../../documents/public.ts'
import type { InMessage } from '../domain/inbox.ts'
import type { CameSeal, CameState } from './handle-state.ts'

/** The program itself, for whose files the judges of signatures take turns. */
const PROGRAM = 1n

/** What the signatures of a file are worth now, and what was found of each. */
export interface JudgedAnew extends CheckedSignatures { readonly seal: CameSeal }

/** What a file is worth by its signatures; of one that nobody signed there is no verdict. */
export function sealOf(found: FoundSignatures | undefined): CameSeal {
  const reports = found?.reports ?? []
  return {
    verdict: found?.verdict ?? null,
    signer: reports.findLast(({ isOfDocument }) => !isOfDocument)?.signer ?? '',
    isWhole: reports.at(-1)?.coversWholeFile ?? false,
  }
}

/**
 * Judges the file of a result anew where its signatures were not found good when it was read: whoever signed may be
 * trusted since, and whether a certificate was withdrawn may be known. Undefined where there is nothing to judge.
 */
export async function judgeOpen(
  { clock, ...rooms }: JudgingRooms & { readonly clock: Clock }, { body, receivedAt }: InMessage,
): Promise<JudgedAnew | undefined> {
  const { sha256, verdict } = (body as unknown as CameState).result?.file ?? {}
  if (sha256 === undefined || typeof verdict !== 'string' || verdict === 'valid') return undefined
  const found = await judgeStoredFile(rooms, { sha256, actorId: PROGRAM, at: clock.now(), provenAt: receivedAt })
  return { sha256, reports: found?.reports ?? [], seal: sealOf(found) }
}
