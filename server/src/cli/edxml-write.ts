import { createReadStream, readFileSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { EdxmlFault } from '../platform/edxml/edxml-fault.ts'
import { messageOfJson } from '../platform/edxml/message-of-json.ts'
import { type Attached, writeEdxml } from '../platform/edxml/write-edxml.ts'
import { KeyFault, type UnlockedKey } from '../platform/signing/signing-key.ts'
import { softwareToken } from '../platform/signing/software-token.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { showRefusal } from './edxml-read.ts'
import { explainUse } from './explain-use.ts'
import { readNamedFile, whyUnreadable } from './read-file.ts'
import { readJsonObject } from './read-json-option.ts'
import { refuseUse } from './refuse.ts'
import { writeWhole } from './write-new-file.ts'

const EXAMPLE = '{"kind": "document", "from": {"id": "H00.12"}, "to": [{"id": "H00.13"}], "documentId": "…", "business": {"kind": "new"}}'

const HELP = `motcua edxml write JSON [--out FILE] [--key FILE.p12 --pin-file FILE]

Writes a package of the document axis (edXML, QCVN 102:2016). JSON is an object, or a file that holds one: a message as
"motcua edxml read" tells it, moments in ISO 8601 with an offset, and "attachments": [{"path", "name", "type",
"description", "contentId"}], of which only "path" is needed; paths are beside the file. The package goes to stdout, or
with --out into a file that is not there yet, and {"file", "bytes", "signed", "attachments"} is told. What may not be
sent is {"accepted": false, "refusal": {"code", "field", "text"}}, and nothing is written.

  --out FILE       where the package goes
  --key FILE       a file of PKCS#12 to sign with, and --pin-file the file that holds its PIN

Exit 0 = written, or refused by the answer; 1 = a file cannot be opened, or the key does not sign; 2 = wrong use.`

/** `motcua edxml write`: `args` is what stands after these two words. */
export async function runEdxmlWrite(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, HELP)
  if (use === null) { io.stdout(HELP); return 0 }
  const { json, out } = use
  try {
    const { attachments: named = [], ...row } = json
    const attachments = attachedOf(named, use.folder)
    const key = await keyOf(use)
    const message = messageOfJson(row)
    const pieces = writeEdxml(message, { attachments, ...key && { key } })
    if (out === undefined) {
      // A refusal comes before the first piece; the last line ends by itself.
      for await (const piece of pieces) io.stdout(piece.replace(/\n$/, ''))
      return 0
    }
    const bytes = await writeWhole(out, pieces)
    io.stdout(JSON.stringify({
      file: out, bytes, signed: key !== undefined,
      attachments: attachments.map(({ contentId, name, path }) => ({ contentId, name, bytes: statSync(path).size })),
    }))
    return 0
  } catch (error) {
    if (error instanceof EdxmlFault) { io.stdout(JSON.stringify(showRefusal(error.refusal))); return 0 }
    const failed = (why: string, text: string): ExitCode => {
      io.stdout(JSON.stringify(answerError(why, text)))
      return 1
    }
    if (error instanceof KeyFault) return failed(error.code, 'Khóa ký số không ký được: xem lại tệp khóa và mã PIN.')
    const { code, path = out ?? '' } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const isThere = code === 'EEXIST'
    return failed('file-unreadable', isThere ? `Đã có tệp ${path}; hãy chọn tên khác.` : whyUnreadable(path, error))
  }
}

function attachedOf(named: unknown, folder: string): readonly (Attached & { readonly path: string })[] {
  if (!Array.isArray(named)) throw new EdxmlFault('edxml-value-unknown', 'attachments')
  return named.map((one: unknown, nth) => {
    const at = `attachments.${String(nth)}`
    if (typeof one !== 'object' || one === null) throw new EdxmlFault('edxml-value-unknown', at)
    const { path, name, type, description, contentId, ...more } = one as Readonly<Record<string, unknown>>
    const [unknown] = Object.keys(more)
    if (unknown !== undefined) throw new EdxmlFault('edxml-value-unknown', `${at}.${unknown.slice(0, 60)}`)
    if (typeof path !== 'string') throw new EdxmlFault('edxml-field-missing', `${at}.path`)
    const given = { name, type, description, contentId }
    for (const [key, value] of Object.entries(given)) {
      if (value !== undefined && typeof value !== 'string') throw new EdxmlFault('edxml-value-unknown', `${at}.${key}`)
    }
    const { name: called, type: kind, description: words, contentId: id } = given as Given
    const whole = resolve(folder, path)
    statSync(whole)
    return {
      path: whole, name: called ?? basename(whole).normalize('NFC'), type: kind ?? 'application/octet-stream',
      contentId: id ?? `tep-${String(nth + 1)}`, ...words !== undefined && { description: words },
      open: () => createReadStream(whole) as AsyncIterable<Uint8Array>,
    }
  })
}

async function keyOf({ key, pinFile }: Use): Promise<UnlockedKey | undefined> {
  if (key === undefined || pinFile === undefined) return undefined
  const opened = await softwareToken(readFileSync(key)).unlock(readFileSync(pinFile, 'utf8').trim())
  if (!opened.ok) throw new KeyFault(opened.refusal.code)
  return opened.value
}

/** What may stand beside the path of an attachment, once it is known that all are texts. */
type Given = Readonly<Record<'name' | 'type' | 'description' | 'contentId', string | undefined>>

interface Use {
  readonly json: Readonly<Record<string, unknown>>
  readonly folder: string
  readonly out: string | undefined
  readonly key: string | undefined
  readonly pinFile: string | undefined
}

function readUse(args: readonly string[]): Use | string | null {
  try {
    const { values, positionals: [given, ...more] } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        out: { type: 'string' }, key: { type: 'string' }, 'pin-file': { type: 'string' }, json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return null
    if (given === undefined || more.length > 0) return 'Cần một đối tượng JSON, hoặc một tệp có đối tượng đó.'
    const { out, key, 'pin-file': pinFile } = values
    if ((key === undefined) !== (pinFile === undefined)) return '--key và --pin-file phải đi cùng nhau.'
    const isText = given.trimStart().startsWith('{')
    const text = isText ? given : readNamedFile(given)
    if (typeof text !== 'string' && !text.ok) return text.refusal.text
    const json = readJsonObject('JSON', typeof text === 'string' ? text : text.value, EXAMPLE)
    return typeof json === 'string' ? json : { json, folder: isText ? '.' : dirname(given), out, key, pinFile }
  } catch (error) {
    return explainUse(error)
  }
}
