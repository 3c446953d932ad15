import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  type SealFinding, type SealReport, type VerifySeals, readHeldKey, verifySeals,
} from '../modules/audit/public.ts'
import type { Storage } from '../platform/storage.ts'
import { type CommandIo, type ExitCode, quoted } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { readMoment } from './read-moment.ts'

export const AUDIT_HELP = `motcua audit verify [--key FILE] [--from MOMENT] [--to MOMENT] [--files] [--data FOLDER] [--json]

Holds events, dossiers and papers against their seals, and those against the log outside of the database (MOTCUA_SEALS):
what was changed, taken away or put in past the program is named. Work may go on meanwhile. What is not sealed yet is told
with its age. --files reads every file that a paper names, too. --from and --to: only what was sealed between. --key: a
public key that you hold (PEM, or 64 hexadecimal digits), which must stand for the whole log by itself and by the keys
handed over from it; without it the log is taken to be signed by whom it says.

motcua audit new-key [--key-file FILE] [--data FOLDER] [--json]
Lets another key sign from here on, told in the log and signed with the one before, which counts no more. The key of the
folder of the log is replaced; where MOTCUA_SEAL_KEY is given, FILE is the new one (made if it is not there): set
MOTCUA_SEAL_KEY to it then, and start the workers again.

motcua audit restored [--data FOLDER] [--json]
After an outside database was restored, and before anybody works on it: opens an era, and says in the log, signed, that
seals after the last one here hold no longer. motcua restore does this by itself.

Exit 0 = everything fits, or done; 1 = something does not, or refused; 2 = wrong use.`

export interface AuditUse {
  readonly command: 'verify' | 'new-key' | 'restored'
  readonly keyFile: string | undefined
  /** Of the public key that must stand for the log. */
  readonly heldKeyFile: string | undefined
  readonly data: string | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
  readonly files: boolean
  readonly json: boolean
}

/** Reads the words after `motcua audit`; a text says what is wrong with them. */
export function readAuditUse(args: readonly string[]): AuditUse | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true, options: {
        'from': { type: 'string' }, 'to': { type: 'string' }, 'files': { type: 'boolean' }, 'data': { type: 'string' },
        'json': { type: 'boolean' }, 'key-file': { type: 'string' }, 'key': { type: 'string' },
      },
    })
    const command = (['verify', 'new-key', 'restored'] as const).find((one) => one === positionals.join(' '))
    if (command === undefined) return `motcua audit không có lệnh ${quoted(positionals.join(' '))}.`
    const [from, to] = [values.from, values.to].map((text) => (text === undefined ? undefined : readMoment(text)))
    for (const [name, given, read] of [['from', values.from, from], ['to', values.to, to]] as const)
      if (given !== undefined && !read)
        return `--${name} không nhận ${quoted(given)}. Cần một thời điểm, ví dụ 2021-06-25T08:00.`
    const { data, files = false, json = false, 'key-file': keyFile, key: heldKeyFile } = values
    return { command, keyFile, heldKeyFile, data, from, to, files, json }
  } catch (error) {
    return explainUse(error)
  }
}

export interface AuditRooms extends Omit<VerifySeals, 'from' | 'to' | 'hashOfFile' | 'heldKey'> {
  readonly storage: Storage
  /** Whether a file was infected, and its bytes taken away: then it is not missing. */
  readonly isRemoved?: (sha256: string) => Promise<boolean>
}

/** `motcua audit verify`. */
export async function runAuditVerify(
  { heldKeyFile, from, to, files, json }: AuditUse, io: CommandIo, { storage, isRemoved, ...verify }: AuditRooms,
): Promise<ExitCode> {
  const begun = performance.now()
  const report = await verifySeals({
    ...verify, from, to, heldKey: await heldKeyIn(heldKeyFile),
    ...files && { hashOfFile: (sha256: string) => hashOf(storage, sha256, isRemoved) },
  })
  const seconds = (performance.now() - begun) / 1000
  const isOk = report.findings.length === 0
  if (json) {
    const rowsPerSecond = Math.round(report.rows / seconds)
    io.stdout(JSON.stringify({ ok: isOk, ...report, seconds: Math.round(seconds * 1000) / 1000, rowsPerSecond }))
  } else for (const line of linesOf(report, seconds)) io.stdout(line)
  return isOk ? 0 : 1
}

/** Throws, in words, where the file is there and holds no such key, or is not there: nothing was verified then. */
async function heldKeyIn(path: string | undefined): Promise<Buffer | undefined> {
  if (path === undefined) return undefined
  const key = readHeldKey(await readFile(path, 'utf8').catch(() => ''))
  if (key) return key
  throw new Error(`${path} không phải khóa công khai Ed25519 (PEM hoặc 64 chữ số thập lục phân). Hãy xem lại --key.`)
}

async function hashOf(
  storage: Storage, sha256: string, isRemoved: AuditRooms['isRemoved'],
): Promise<string | undefined> {
  if (!await storage.has(sha256)) return await isRemoved?.(sha256) ? sha256 : undefined
  const hash = createHash('sha256')
  for await (const part of storage.open(sha256)) hash.update(part as Buffer)
  return hash.digest('hex')
}

const TEXTS: Readonly<Record<SealFinding['code'], string>> = {
  'log-missing': 'Không thấy nhật ký niêm phong ngoài cơ sở dữ liệu. Hãy kiểm tra MOTCUA_SEALS.',
  'log-line-broken': 'Dòng niêm phong bên ngoài bị hỏng',
  'log-order-broken': 'Dòng niêm phong bên ngoài không nối với dòng trước',
  'log-signature-wrong': 'Dòng niêm phong bên ngoài có chữ ký sai',
  'log-key-unknown': 'Dòng niêm phong bên ngoài ký bằng khóa lạ',
  'log-key-retired': 'Dòng niêm phong bên ngoài ký bằng khóa đã được thay',
  'log-key-unexpected': 'Từ dòng này, nhật ký niêm phong bên ngoài không do khóa của --key ký, '
    + 'cũng không do khóa mà nó giao lại',
  'log-ahead': 'Nhật ký niêm phong bên ngoài đi trước cơ sở dữ liệu: cơ sở dữ liệu đã bị đưa về trước dòng này. '
    + 'Nếu chính cơ quan vừa khôi phục, hãy chạy motcua audit restored; nếu không, đó là dấu vết cần xem',
  'log-behind': 'Niêm phong chưa được ghi ra ngoài quá 5 phút',
  'seal-missing': 'Niêm phong có ở bên ngoài nhưng mất trong cơ sở dữ liệu',
  'seal-unknown': 'Niêm phong trong cơ sở dữ liệu không có ở bên ngoài',
  'seal-changed': 'Dòng niêm phong trong cơ sở dữ liệu đã bị sửa',
  'seal-list-changed': 'Danh sách lá của niêm phong đã bị sửa',
  'event-missing': 'Sự kiện đã bị xóa',
  'event-inserted': 'Sự kiện bị chèn vào phần đã niêm phong',
  'event-changed': 'Sự kiện đã bị sửa',
  'record-missing': 'Hồ sơ đã bị xóa',
  'record-unsealed': 'Hồ sơ có mà không sự kiện nào tạo ra',
  'record-changed': 'Hồ sơ đã bị sửa ngoài chương trình',
  'record-rewritten': 'Phần không bao giờ sửa của hồ sơ khác lần niêm phong trước',
  'file-missing': 'Mất tệp',
  'file-changed': 'Nội dung tệp đã bị sửa',
}

function linesOf(
  { findings, seals, rows, files, unsealed, unpublished, restores, keys }: SealReport, seconds: number,
): string[] {
  const found = findings.map(({ code, rows: tables, ...where }) =>
    `HỎNG    ${TEXTS[code]}: ${[...Object.entries(where).map(([name, value]) => `${name} ${value}`), ...tables ?? []].join(', ')}`)
  return [
    ...found,
    ...restores.map(({ at, keeps, until, era }) =>
      `CHÚ Ý   Đã khôi phục lúc ${at.toISOString()}: các niêm phong ${keeps + 1} đến ${until - 1} không còn hiệu lực, kỷ nguyên ${era}`),
    `${seals} niêm phong, ${rows} dòng${files > 0 ? `, ${files} tệp` : ''} trong ${seconds.toFixed(1)} giây; khóa ${keys.join(', ')}`,
    `Chưa niêm phong: ${unsealed.events} sự kiện, lâu nhất ${unsealed.oldestSeconds} giây; chưa ghi ra ngoài: ${unpublished}`,
    findings.length === 0 ? 'Không thấy thay đổi nào.' : `${findings.length} chỗ không khớp.`,
  ]
}
