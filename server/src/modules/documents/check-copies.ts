import { rm } from 'node:fs/promises'
import type { Ctx } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Copy, CopyFaulty, StoreFault } from '../../platform/store/copy.ts'
import { recordEvent } from '../audit/public.ts'
import { type NotedFile, setChecked, setCopied } from './store/stored-copies.ts'

export type CopyName = 'first' | 'second'

/** A copy that is not what was put there. */
export interface CopyFinding {
  readonly sha256: string
  readonly copy: CopyName
  readonly fault: StoreFault
  /** Whether it was replaced by the other one. */
  readonly isRestored: boolean
}

export interface CheckedFile {
  readonly file: NotedFile
  readonly findings: readonly CopyFinding[]
  /** No copy is what was put there. */
  readonly isLost: boolean
  /** It was forgotten while it was looked for: nothing is missing. */
  readonly isForgotten?: boolean
}

interface How {
  readonly isRepairing: boolean
  /** Whether a file or an entry has this content now. */
  isNamed(sha256: string): Promise<boolean>
}

const NAMES: readonly CopyName[] = ['first', 'second']

/**
 * Reads all copies of a file and holds them against its name; where one is not what was put there and another is, that
 * one replaces it if asked. What was not brought to the second store yet is not missing there. Throws where a store
 * does not answer.
 */
export async function checkCopies(storage: Storage, file: NotedFile, how: How): Promise<CheckedFile> {
  const { sha256 } = file
  const looked: { readonly copy: Copy; readonly name: CopyName; readonly fault: StoreFault | undefined }[] = []
  for (const [n, copy] of storage.copies.entries()) {
    const faulty = await copy.check(sha256)
    if (n > 0 && faulty?.fault === 'missing' && !file.isCopied) continue
    looked.push({ copy, name: NAMES[n] ?? 'second', fault: faulty && await kindOf(faulty, file, how) })
  }
  const good = looked.find(({ fault }) => fault === undefined)
  if (!good && !await how.isNamed(sha256)) return { file, findings: [], isLost: false, isForgotten: true }
  const findings: CopyFinding[] = []
  for (const { copy, name, fault } of looked) {
    if (fault === undefined) continue
    if (good && how.isRepairing) await restore(sha256, good.copy, copy)
    findings.push({ sha256, copy: name, fault, isRestored: good !== undefined && how.isRepairing })
  }
  return { file, findings, isLost: !good }
}

/** A plain copy tells what lies there instead: too little of it, or another's content. */
async function kindOf({ fault, found }: CopyFaulty, { size }: NotedFile, { isNamed }: How): Promise<StoreFault> {
  if (!found) return fault
  if (await isNamed(found.sha256)) return 'swapped'
  return size !== undefined && found.size < size ? 'cut' : fault
}

async function restore(sha256: string, from: Copy, to: Copy): Promise<void> {
  const plain = await from.fetch(sha256)
  try { await to.take(plain) } finally { await rm(plain.path, { force: true }) }
}

/**
 * Keeps what a check with repair found. Leaves `store.file-restored` for each copy that was replaced, `store.file-lost`
 * when it is found that no copy is left, and `store.file-found` when one is there again.
 */
export async function noteChecked(
  ctx: Ctx, { file: { id, isLost: wasLost, isCopied }, findings, isLost, isForgotten }: CheckedFile, machineNow: Date,
): Promise<void> {
  if (isForgotten) return
  const subject = { subjectKind: 'file', subjectId: id }
  for (const { copy, fault, isRestored } of findings)
    if (isRestored) await recordEvent(ctx, { type: 'store.file-restored', ...subject, data: { copy, fault } })
  const [first] = findings
  if (isLost && !wasLost)
    await recordEvent(ctx, { type: 'store.file-lost', ...subject, data: { fault: first?.fault ?? 'missing' } })
  if (wasLost && !isLost) await recordEvent(ctx, { type: 'store.file-found', ...subject, data: {} })
  await setChecked(ctx.tx, id, machineNow, isLost)
  const isMade = findings.some(({ copy, isRestored }) => copy === 'second' && isRestored)
  if (isMade && !isCopied) await setCopied(ctx.tx, id, { copiedAt: machineNow, dueAt: machineNow })
}
