import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { WEBHOOK_HEADERS, type WebhookJudgement, judgeWebhook, webhookKeyOf } from '../platform/webhook-signature.ts'
import type { Clock } from '../platform/clock.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { whyUnreadable } from './read-file.ts'
import { readMoment } from './read-moment.ts'
import { refuseDeed, refuseUse } from './refuse.ts'

const HELP = `motcua webhook verify BODY --headers FILE --secret-file FILE [--seen FILE] [--at ISO] [--json]

Is this call of a webhook ours, and new (Standard Webhooks 1.0)? BODY is a file with the body just as it came, byte for
byte. It is valid; forged, where nobody signed it who has the secret; stale, where it was signed more than five minutes
before or after; replayed, where its id was seen before.

  --headers FILE      the headers as they came, a line each, or as one object of JSON
  --secret-file FILE  the secret of the endpoint, whsec_…
  --seen FILE         ids that were seen, a line each; that of a valid call is added
  --at ISO            judge as of this moment; now, if nothing is said
  --json              {"id", "timestamp", "verdict": "valid" | "forged" | "stale" | "replayed"} or {"error": {"code", "text"}}

Exit 0 = valid; 1 = anything else, or a file cannot be read; 2 = wrong use.`

type Verdict = WebhookJudgement | 'replayed'

const WORDS: Readonly<Record<Verdict, string>> = {
  valid: 'đúng là thông báo của hệ thống', forged: 'chữ ký không đúng: không phải do hệ thống gửi, hoặc đã bị sửa',
  stale: 'ký cách đây hơn 5 phút, hoặc đồng hồ hai bên lệch nhau', replayed: 'đã nhận thông báo này rồi',
}
const LARGEST = 1_000_000

/** `motcua webhook verify`: `args` is what stands after these two words. */
export function runWebhookVerify(args: readonly string[], io: CommandIo, clock: Clock): ExitCode {
  const use = readUse(args, clock)
  if (typeof use === 'string') return refuseUse(io, args, use, HELP)
  if (use === null) { io.stdout(HELP); return 0 }
  const read = readCall(use)
  if ('error' in read) return refuseDeed(io, use.isJson, read.error.code, read.error.text)
  const { id, timestamp, signature, body, key, seen } = read
  const judged = judgeWebhook(key, { id, timestamp, body }, signature, use.at)
  // Only of what is ours is it worth asking whether it came before.
  const verdict: Verdict = judged === 'valid' && seen.has(id) ? 'replayed' : judged
  if (verdict === 'valid' && use.seen !== undefined) appendFileSync(use.seen, `${id}\n`)
  io.stdout(use.isJson ? JSON.stringify({ id, timestamp, verdict }) : `${verdict}: ${WORDS[verdict]}`)
  return verdict === 'valid' ? 0 : 1
}

interface Use {
  readonly body: string
  readonly headers: string
  readonly secretFile: string
  readonly seen: string | undefined
  readonly at: Date
  readonly isJson: boolean
}

function readUse(args: readonly string[], clock: Clock): Use | string | null {
  const text = { type: 'string' } as const
  const options = {
    headers: text, 'secret-file': text, seen: text, at: text, json: { type: 'boolean' }, help: { type: 'boolean' },
  } as const
  try {
    const { values, positionals: [body, ...more] } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.help) return null
    const { headers, 'secret-file': secretFile, seen, json: isJson = false } = values
    if (body === undefined || more.length > 0 || headers === undefined || secretFile === undefined)
      return 'Cần: motcua webhook verify BODY --headers FILE --secret-file FILE'
    const at = values.at === undefined ? clock.now() : readMoment(values.at)
    return at ? { body, headers, secretFile, seen, at, isJson } : '--at phải là một thời điểm, như 2026-11-30T08:00:00+07:00'
  } catch (error) {
    return explainUse(error)
  }
}

interface Call {
  readonly id: string
  readonly timestamp: string
  readonly signature: string
  readonly body: string
  readonly key: Buffer
  readonly seen: ReadonlySet<string>
}

function readCall({ body, headers, secretFile, seen }: Use): Call | ReturnType<typeof answerError> {
  const texts: string[] = []
  for (const file of [body, headers, secretFile]) {
    try {
      const text = readFileSync(file, 'utf8')
      if (text.length > LARGEST) return answerError('file-too-large', `${file}: tệp quá lớn`)
      texts.push(text)
    } catch (error) {
      return answerError('file-unreadable', whyUnreadable(file, error))
    }
  }
  const [said = '', lines = '', secret = ''] = texts
  const key = webhookKeyOf(secret.trim())
  if (!key) return answerError('secret-wrong', 'Khóa bí mật phải có dạng whsec_… như lúc đăng ký')
  const of = headersIn(lines)
  const known = seen !== undefined && existsSync(seen) ? readFileSync(seen, 'utf8').split('\n') : []
  const [id, timestamp, signature] = [WEBHOOK_HEADERS.id, WEBHOOK_HEADERS.timestamp, WEBHOOK_HEADERS.signature]
    .map((name) => of.get(name) ?? '')
  return { id: id ?? '', timestamp: timestamp ?? '', signature: signature ?? '', body: said, key, seen: new Set(known) }
}

/** Headers by their names in small letters, of lines `Name: value` or of an object of JSON; none twice. */
function headersIn(text: string): ReadonlyMap<string, string> {
  const pairs = text.trimStart().startsWith('{') ? ofJson(text) : text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^([\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value ?? ''] as const]
  })
  const found = new Map<string, string>()
  for (const [name, value] of pairs) found.set(name.toLowerCase(), found.has(name.toLowerCase()) ? '' : value)
  return found
}

function ofJson(text: string): (readonly [string, string])[] {
  try {
    const read: unknown = JSON.parse(text)
    return Object.entries(Object(read) as object).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [])
  } catch {
    return []
  }
}
