import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import type { SignatureReport, Why } from '../platform/signing/check-signatures.ts'
import { readTrust } from '../platform/signing/read-trust.ts'
import { type SignatureAnswer, openSignatureReader } from '../platform/signing/signature-reader.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { whyUnreadable } from './read-file.ts'
import { readMoment, writeMoment } from './read-moment.ts'

const HELP = `motcua signature check FILE… [--trust FOLDER] [--at ISO]

What are the signatures of these PDFs worth (PAdES, EN 319 102-1)? One JSON object a line, in order: {"file",
"signatures": [{"signer", "time", "level", "intact", "coversWholeFile", "changesAfter", "chain", "verdict", "why", "text"}]},
or {"file", "error": {"code", "text"}}. "verdict" is valid, invalid or indeterminate; "why" names the worst that was
found, "text" says it in Vietnamese. Nobody is asked: all that is known lies in the file and in the folder.

  --trust FOLDER  certificates of whom we trust (pem, crt, cer, der), their lists of withdrawals (crl), answers (ocsp)
  --at ISO        judge as of this moment; now, if nothing is said

Exit 0 = judged, whatever the verdict; 1 = a file cannot be opened, is no PDF or too heavy; 2 = wrong use.`

/** `motcua signature check`: `args` is what stands after these two words. */
export async function runSignatureCheck(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') { io.stderr(`${use}\n\n${HELP}`); return 2 }
  if (use === null) { io.stdout(HELP); return 0 }
  const reader = openSignatureReader()
  let exit: ExitCode = 0
  for (const file of use.files) {
    const answer = await reader.check({ path: file, trust: use.trust, at: use.at })
    if ('code' in answer) exit = 1
    io.stdout(JSON.stringify({ file, ...say(file, answer) }))
  }
  reader.close()
  return exit
}

interface Use { readonly files: readonly string[]; readonly trust: string | null; readonly at: Date }

function say(file: string, answer: SignatureAnswer) {
  if ('signatures' in answer) return { signatures: answer.signatures.map(show) }
  switch (answer.code) {
    case 'file-broken':
      return answerError(answer.code, 'Tệp không phải PDF hoặc đã hỏng, không đọc được.')
    case 'file-too-heavy':
      return answerError(answer.code, 'Tệp quá nặng, đọc quá lâu hoặc tốn quá nhiều bộ nhớ nên đã dừng lại.')
    default:
      return answerError('file-unreadable', whyUnreadable(file, answer))
  }
}

function show(report: SignatureReport) {
  const { time, why, changesAfter } = report
  return {
    ...report, time: time ? writeMoment(time) : null,
    text: why !== null ? TEXTS[why] : changesAfter.includes('covers-page') ? COVERED : 'Chữ ký hợp lệ.',
  }
}

const COVERED = 'Chữ ký hợp lệ. Một chữ ký thêm sau nằm đè lên trang đã ký, hãy xem lại bản trước khi có chữ ký đó.'
const TEXTS: Readonly<Record<Why, string>> = {
  'range-wrong': 'Chữ ký không bao phủ nội dung tệp.',
  'hole-wrong': 'Có phần của tệp bị giấu khỏi chữ ký.',
  unreadable: 'Không đọc được chữ ký.',
  'no-signer': 'Chữ ký không kèm chứng thư của người ký.',
  'digest-differs': 'Nội dung đã bị sửa sau khi ký.',
  'signature-wrong': 'Chữ ký sai, không phải do khóa của chứng thư này tạo ra.',
  'other-certificate': 'Chữ ký ghi một chứng thư khác với chứng thư đi kèm.',
  weak: 'Chữ ký dùng thuật toán đã yếu (SHA-1), không còn bảo đảm.',
  untrusted: 'Chứng thư của người ký không do tổ chức đáng tin cậy cấp.',
  expired: 'Chứng thư của người ký đã hết hạn vào lúc ký.',
  'not-yet-valid': 'Chứng thư của người ký chưa có hiệu lực vào lúc ký.',
  'wrong-usage': 'Chứng thư này không dùng để ký.',
  revoked: 'Chứng thư của người ký đã bị thu hồi trước lúc ký.',
  'revocation-unknown': 'Chưa biết chứng thư của người ký có bị thu hồi hay không.',
  'changed-after': 'Tệp bị sửa sau khi ký, ngoài những gì được phép.',
  'time-stamp-wrong': 'Dấu thời gian không đúng hoặc không đáng tin cậy.',
  'time-stamp-late': 'Dấu thời gian ở tương lai.',
}

function readUse(args: readonly string[]): Use | string | null {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        trust: { type: 'string' }, at: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' },
      },
    })
    if (values.help) return null
    if (files.length === 0) return 'Thiếu tệp.'
    const at = values.at === undefined ? systemClock.now() : readMoment(values.at)
    if (!at) return '--at phải là thời điểm ISO 8601, ví dụ 2025-03-01T09:00.'
    const { trust = null } = values
    const unread = trust === null ? undefined : whyUnread(trust)
    return unread ?? { files, trust, at }
  } catch (error) {
    return explainUse(error)
  }
}

/** A folder that nobody can read is wrong use, and told before the first file. */
function whyUnread(folder: string): string | undefined {
  try {
    readTrust(folder)
    return undefined
  } catch (error) {
    return whyUnreadable(folder, error)
  }
}
