import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  type CheckedFile, type CopyFinding, checkCopies, listNoted, noteChecked,
} from '../modules/documents/public.ts'
import type { Clock } from '../platform/clock.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import { CopyFaulty, type StoreFault } from '../platform/store/copy.ts'
import { type CommandIo, type ExitCode, quoted } from './batch.ts'
import { explainUse } from './explain-use.ts'

export const STORE_HELP = `motcua store verify [--repair] [--data FOLDER] [--json]

Reads every file that a row names, in both stores, and holds it against its name, the SHA-256 of its content: what is
missing, altered, cut or swapped for another is told, and so is what lies there and nothing names. --repair replaces a
bad copy by the good one, and says so in the event log. Work may go on meanwhile.

motcua store rotate [--data FOLDER] [--json]
Enciphers with the newest key what lies there plain or by an older one. After it an older key may go when no backup needs
it any more.

motcua store key [--json]
Makes the next key in the folder MOTCUA_STORE_KEYS; from then on it is the newest. Keep a copy elsewhere: without it
nobody reads the files.

Exit 0 = every copy is right, or was restored; 1 = something is lost, or not restored; 2 = wrong use.`

export interface StoreUse {
  readonly command: 'verify' | 'rotate' | 'key'
  readonly isRepairing: boolean
  readonly data: string | undefined
  readonly json: boolean
}

/** Reads the words after `motcua store`; a text says what is wrong with them. */
export function readStoreUse(args: readonly string[]): StoreUse | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { repair: { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } },
    })
    const command = (['verify', 'rotate', 'key'] as const).find((one) => one === positionals.join(' '))
    if (command === undefined) return `motcua store không có lệnh ${quoted(positionals.join(' '))}.`
    const { repair: isRepairing = false, data, json = false } = values
    if (isRepairing && command !== 'verify') return '--repair chỉ dùng với motcua store verify.'
    return { command, isRepairing, data, json }
  } catch (error) {
    return explainUse(error)
  }
}

export interface StoreRooms extends Backing {
  readonly storage: Storage
  readonly machineClock: Clock
  /** Notes what other rooms name, too. */
  noteContents(): Promise<void>
  /** Whether any room has this content. */
  isNamed(sha256: string): Promise<boolean>
}

/** Files looked at together, and read together. */
const [PAGE, AT_ONCE] = [400, 4]
const DAY = 86_400_000

/** `motcua store verify` and `rotate`. */
export async function runStore(use: StoreUse, io: CommandIo, rooms: StoreRooms): Promise<ExitCode> {
  return use.command === 'rotate' ? rotate(use, io, rooms.storage) : verify(use, io, rooms)
}

async function verify({ isRepairing, json }: StoreUse, io: CommandIo, rooms: StoreRooms): Promise<ExitCode> {
  const begun = performance.now()
  await rooms.noteContents()
  const findings: CopyFinding[] = []
  let [files, lost] = [0, 0]
  for (let after = ''; ;) {
    const page = await listNoted(rooms.db, after, PAGE)
    for (let n = 0; n < page.length; n += AT_ONCE) {
      const done = await Promise.all(page.slice(n, n + AT_ONCE).map(async (file) => checkCopies(rooms.storage, file, {
        isRepairing, isNamed: (sha256) => rooms.isNamed(sha256),
      })))
      for (const one of done) {
        findings.push(...one.findings)
        if (one.isLost) lost += 1
        if (isRepairing) await keep(rooms, one)
      }
    }
    files += page.length
    const last = page.at(-1)
    if (!last) break
    after = last.sha256
  }
  const nameless = await namelessIn(rooms)
  const left = findings.filter(({ isRestored }) => !isRestored).length
  const isOk = left === 0 && lost === 0
  const seconds = Math.round(performance.now() - begun) / 1000
  const copies = rooms.storage.copies.map(({ place }) => place.name)
  if (json) {
    const found = findings.map(({ sha256, copy, fault, isRestored }) => ({ sha256, copy, fault, restored: isRestored }))
    io.stdout(JSON.stringify({
      ok: isOk, copies, files, findings: found, restored: findings.length - left, lost, nameless, seconds,
    }))
    return isOk ? 0 : 1
  }
  for (const one of findings)
    io.stdout(`${one.isRestored ? 'ĐÃ SỬA ' : 'HỎNG   '} ${one.sha256} ${COPIES[one.copy]}: ${FAULTS[one.fault]}`)
  for (const { copy, sha256 } of nameless) io.stdout(`CHÚ Ý   ${sha256} ${COPIES[copy]}: không còn giấy tờ nào dùng tệp này`)
  io.stdout(`${files} tệp, ${copies.length} bản lưu trong ${seconds.toFixed(1)} giây: ${copies.join(', ')}`)
  io.stdout(isOk
    ? `Mọi tệp đều nguyên vẹn${findings.length > 0 ? `, ${findings.length} bản đã được khôi phục` : ''}.`
    : lost > 0
      ? `${lost} tệp không còn bản nào tốt. Hãy lấy lại từ bản sao lưu, xem docs/runbook/backup-and-restore.md.`
      : `${left} bản hỏng còn bản tốt. Hãy chạy lại với --repair.`)
  return isOk ? 0 : 1
}

/** As the program; the daily check leaves the same. */
async function keep(rooms: StoreRooms, checked: CheckedFile): Promise<void> {
  const sender = { actorId: 1n, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('store-verify') }
  const done = await inTransaction(rooms, sender, async (ctx) => {
    await noteChecked(ctx, checked, rooms.machineClock.now())
    return ok(null)
  }, () => ({ status: 200, body: null }))
  if (!done.ok) throw new Error(done.refusal.code)
}

interface Nameless { readonly copy: CopyFinding['copy']; readonly sha256: string }

/** What lies there and no row names, for longer than a day: a row that is on its way comes sooner. */
async function namelessIn({ isNamed, storage, machineClock }: StoreRooms): Promise<Nameless[]> {
  const found: Nameless[] = []
  for (const [n, { place }] of storage.copies.entries()) {
    for await (const sha256 of place.list()) {
      if (await isNamed(sha256)) continue
      const there = await place.find(sha256)
      const isOld = there && machineClock.now().getTime() - there.at.getTime() > DAY
      if (isOld) found.push({ copy: n === 0 ? 'first' : 'second', sha256 })
    }
  }
  return found
}

async function rotate({ json }: StoreUse, io: CommandIo, { copies }: Storage): Promise<ExitCode> {
  let [files, sealed] = [0, 0]
  const faulty: { readonly sha256: string; readonly fault: StoreFault }[] = []
  for (const copy of copies) {
    for await (const sha256 of copy.place.list()) {
      files += 1
      if (!['plain', 'older'].includes(await copy.sealed(sha256) ?? '')) continue
      try {
        const plain = await copy.fetch(sha256)
        try { await copy.take(plain) } finally { await rm(plain.path, { force: true }) }
        sealed += 1
      } catch (error) {
        if (!(error instanceof CopyFaulty)) throw error
        faulty.push({ sha256, fault: error.fault })
      }
    }
  }
  const isOk = faulty.length === 0
  if (json) io.stdout(JSON.stringify({ ok: isOk, files, sealed, faulty }))
  else {
    for (const { sha256, fault } of faulty) io.stdout(`HỎNG    ${sha256}: ${FAULTS[fault]}, chưa mã hóa lại`)
    io.stdout(`${files} bản lưu, ${sealed} bản vừa được mã hóa lại bằng khóa mới nhất.`)
  }
  return isOk ? 0 : 1
}

const COPIES: Readonly<Record<CopyFinding['copy'], string>> = { first: 'ở kho thứ nhất', second: 'ở kho thứ hai' }
const FAULTS: Readonly<Record<StoreFault, string>> = {
  'missing': 'mất tệp', 'altered': 'nội dung đã bị sửa', 'cut': 'bị cắt cụt', 'swapped': 'là nội dung của tệp khác',
  'key-unknown': 'mã hóa bằng khóa không có trong MOTCUA_STORE_KEYS',
}
