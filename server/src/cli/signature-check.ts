import { SIGNATURE, SIGNATURE_WHY } from '@motcua/contracts/signature-texts.ts'
import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import type { SignatureReport } from '../platform/signing/check-signatures.ts'
import { readTrust } from '../platform/signing/read-trust.ts'
import { type SignatureAnswer, openSignatureReader } from '../platform/signing/signature-reader.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { whyUnreadable } from './read-file.ts'
import { readMoment, writeMoment } from './read-moment.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua signature check FILE… [--trust FOLDER] [--at ISO]

What are the signatures of these PDFs worth (PAdES, EN 319 102-1)? One JSON object a line, in order: {"file",
"signatures": [{"signer", "time", "level", "timeStamp", "intact", "coversWholeFile", "changesAfter", "chain", "verdict",
"why", "text"}]}, or {"file", "error": {"code", "text"}}. "verdict" is valid, invalid or indeterminate; "why" names the worst that was
found, "text" says it in Vietnamese; "isOfDocument": true stands where it is a time-stamp of the whole file; "timeStamp" is none, proves, unusable (no proof of time) or wrong. Nobody is asked: all that is known lies in the file and in the folder.

  --trust FOLDER  certificates of whom we trust (pem, crt, cer, der), their lists of withdrawals (crl), answers (ocsp)
  --at ISO        judge as of this moment; now, if nothing is said

Exit 0 = judged, whatever the verdict; 1 = a file cannot be opened, is no PDF or too heavy; 2 = wrong use.`

/** `motcua signature check`: `args` is what stands after these two words. */
export async function runSignatureCheck(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, HELP)
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
  return { ...report, time: report.time ? writeMoment(report.time) : null, text: textOf(report) }
}

function textOf({ isOfDocument, why, changesAfter, timeStamp }: SignatureReport): string {
  const said = isOfDocument ? [SIGNATURE.ofDocument.vi] : []
  if (why !== null) return [SIGNATURE_WHY[why].vi, ...said].join(' ')
  return [
    ...isOfDocument ? said : ['Chữ ký hợp lệ.'], ...timeStamp === 'unusable' ? [SIGNATURE.stampUnusable.vi] : [],
    ...changesAfter.includes('covers-page') ? [SIGNATURE.covered.vi] : [],
  ].join(' ')
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
