import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readResultQr } from '@motcua/contracts/result-qr.ts'
import { type Answer, tellVerification } from '@motcua/contracts/tell-verification.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import { type Held, type Verification, verifySealed, verifyText } from '@motcua/contracts/verify-result.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { whyUnreadable } from './read-file.ts'
import { type SealedReader, openSealedReader } from './read-sealed.ts'

export const RESULT_VERIFY_HELP = `motcua result verify FILE|QR-TEXT… [--offline] [--lists FOLDER] [--data FOLDER] [--json]

Is this result true, and does it still hold? Of a signed PDF, a file with the text of a QR code, or that text. One JSON
object a line, in order: {"file" or "text", "verdict", "qr", "seal", "claims", "ended", "asked", "known", "listedAt",
"checked", "notChecked", "warning", "said"}, or {"file", "error": {"code", "text"}}. "verdict" is valid, ended, invalid or unknown;
"said" says it in Vietnamese. Where an installation is at hand (DATABASE_URL, or --data FOLDER), its register is asked,
and the list of keys and that of ended results are kept.

  --offline       asks nobody: by the two lists as they were kept last, or as FOLDER has them
  --lists FOLDER  where khoa.json and thu-hoi.json of /xac-minh lie
  --data FOLDER   of the demonstration that is asked

Exit 0 = judged, whatever the verdict; 1 = a file cannot be opened, or no list of keys is at hand; 2 = wrong use.`

export interface ResultVerifyUse {
  readonly what: readonly string[]
  readonly isOffline: boolean
  readonly lists: string | undefined
  readonly data: string | undefined
}

/** What stands after `result verify`; a text says what is wrong with it. */
export function readResultVerifyUse(args: readonly string[]): ResultVerifyUse | string {
  try {
    const { values, positionals: what } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        offline: { type: 'boolean' }, lists: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' },
      },
    })
    if (what.length === 0) return 'Thiếu tệp hoặc nội dung mã QR.'
    return { what, isOffline: values.offline ?? false, lists: values.lists, data: values.data }
  } catch (error) {
    return explainUse(error)
  }
}

/** What a result is judged by. */
export interface VerifyBy {
  readonly held: Held
  /** Asks the register; undefined where there is none to be asked. */
  readonly ask: (code: string, digest: string) => Promise<Answer | undefined>
  readonly now: Date
}

/** `motcua result verify`, once the lists are at hand. */
export async function runResultVerify(
  { what }: Pick<ResultVerifyUse, 'what'>, io: CommandIo, by: VerifyBy,
): Promise<ExitCode> {
  const reader = openSealedReader()
  let exit: ExitCode = 0
  for (const one of what) {
    const isFile = existsSync(one) || !one.includes('#') && readResultQr(one) === undefined
    const found = isFile ? await verifyFile(reader, one, by.held) : await verifyText(one, by.held)
    if ('code' in found) exit = 1
    io.stdout(JSON.stringify({
      ...isFile ? { file: one } : { text: one },
      ...'code' in found ? answerError(...whyNot(one, found)) : await show(found, by),
    }))
  }
  reader.close()
  return exit
}

async function verifyFile(
  reader: SealedReader, path: string, held: Held,
): Promise<Verification | { readonly code: string }> {
  const answer = await reader.read(path)
  if ('code' in answer) return answer
  return 'pdf' in answer ? verifySealed(answer.pdf, held) : verifyText(answer.text, held)
}

function whyNot(file: string, { code }: { readonly code: string }): [code: string, text: string] {
  if (code === 'file-too-heavy')
    return [code, 'Tệp quá nặng, đọc quá lâu hoặc tốn quá nhiều bộ nhớ nên đã dừng lại.']
  const text = whyUnreadable(file, { code })
  return ['file-unreadable', code === 'ENOENT' ? `${text} Cũng không phải nội dung mã QR của một kết quả.` : text]
}

async function show(found: Verification, { held, ask, now }: VerifyBy) {
  const { qr, file, seal, claims } = found
  const asked = claims && await ask(claims.code, claims.digest)
  const { verdict, headline, checked, notChecked, warning } = tellVerification(found, held, now, sayIn('vi'), asked)
  const ended = asked && asked !== 'not-known' ? asked.end : found.ended
  return {
    verdict, qr, ...file && { seal: { verdict: file, name: seal?.name ?? null } }, claims: claims ?? null,
    ended: ended ? { kind: ended[1], day: ended[2] } : null, asked: asked !== undefined,
    known: asked ? asked !== 'not-known' : null, listedAt: held.ends?.madeAt ?? null, checked, notChecked, warning: warning ?? null, said: headline,
  }
}
