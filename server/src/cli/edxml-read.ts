import {
  closeSync, createReadStream, existsSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import type { EdxmlRefusal } from '../platform/edxml/edxml-fault.ts'
import type { AttachmentSink, ReadAttachment } from '../platform/edxml/read-attachments.ts'
import { type ReadEdxml, readEdxml } from '../platform/edxml/read-edxml.ts'
import { checkChain, nameOf } from '../platform/signing/check-chain.ts'
import { type Trust, readTrust } from '../platform/signing/read-trust.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { EDXML_TEXTS } from './edxml-texts.ts'
import { explainUse } from './explain-use.ts'
import { whyUnreadable } from './read-file.ts'
import { readMoment, writeMoment } from './read-moment.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua edxml read FILE… [--trust FOLDER] [--at ISO] [--out FOLDER]

What do these packages of the document axis say (edXML, QCVN 102:2016)? One JSON object a line, in order: {"file",
"accepted": true, "message", "attachments": [{"contentId", "name", "type", "description", "bytes", "sha256"}],
"signature": {"signer", "trust"} | null}; {"file", "accepted": false, "refusal": {"code", "field", "text"}} where a package
is hostile or broken; or {"file", "error": {"code", "text"}}. "trust" is trusted only by what lies in the folder of
--trust; of a signed package only what was signed is told.

  --trust FOLDER  certificates of whom we trust (pem, crt, cer, der), their lists of withdrawals (crl), answers (ocsp)
  --at ISO        judge as of this moment; now, if nothing is said
  --out FOLDER    keep the attachments of accepted packages there, in a folder for each package; "kept" is their path

Exit 0 = judged, accepted or not; 1 = a file cannot be opened; 2 = wrong use.`

/** `motcua edxml read`: `args` is what stands after these two words. */
export async function runEdxmlRead(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, HELP)
  if (use === null) { io.stdout(HELP); return 0 }
  let exit: ExitCode = 0
  for (const file of use.files) {
    const answer = await answerOf(file, use)
    if ('error' in answer) exit = 1
    io.stdout(JSON.stringify({ file, ...answer }))
  }
  return exit
}

interface Use {
  readonly files: readonly string[]
  readonly trust: Trust
  readonly at: Date
  readonly out: string | undefined
}

/** A refusal in the words of `--json`, with what to do. */
export function showRefusal({ code, field }: EdxmlRefusal) {
  return { accepted: false, refusal: { code, ...field !== undefined && { field }, text: EDXML_TEXTS[code] } }
}

async function answerOf(file: string, { trust, at, out }: Use) {
  const keeper = out === undefined ? undefined : openKeeper(out)
  try {
    const found = await readEdxml(createReadStream(file), {
      trustOf: (signer, others) => checkChain(signer, { ...trust, others, at, usage: 'sign' }).state, isTrustNeeded: false,
      ...keeper && { sinkOf: keeper.sinkOf },
    })
    if (!found.ok) return showRefusal(found.refusal)
    return { accepted: true, ...show(found.value, keeper?.keep(found.value.attachments)) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return answerError('file-unreadable', whyUnreadable(file, error))
  } finally {
    keeper?.drop()
  }
}

function show({ message, attachments, signature }: ReadEdxml, kept: readonly string[] | undefined) {
  return {
    message: JSON.parse(JSON.stringify(message, inVietNam)) as unknown,
    attachments: attachments.map(({ contentId, name, type, description, bytes, sha256 }, nth) =>
      ({ contentId, name, type, description, bytes, sha256, ...kept && { kept: kept[nth] } })),
    signature: signature && { signer: nameOf(signature.signer), trust: signature.trust },
  }
}

/** Moments as they are told everywhere: a Date is a text already when JSON asks for it, so its holder is looked at. */
function inVietNam(this: unknown, key: string, value: unknown): unknown {
  const own = (this as Readonly<Record<string, unknown>>)[key]
  return own instanceof Date ? writeMoment(own) : value
}

/** Attachments lie in a folder beside the place where they will be until the whole package was accepted. */
function openKeeper(out: string) {
  mkdirSync(out, { recursive: true })
  const folder = mkdtempSync(join(out, '.dang-doc-'))
  const open = new Set<number>()
  const at = (place: number) => join(folder, String(place))
  return {
    sinkOf(place: number): AttachmentSink {
      const file = openSync(at(place), 'wx')
      open.add(file)
      return {
        write: (bytes) => { writeSync(file, bytes) },
        end: () => { open.delete(file); closeSync(file) },
      }
    },
    keep(attachments: readonly ReadAttachment[]): readonly string[] {
      const kept = newFolder(out)
      return attachments.map(({ name, place }, nth) => {
        const to = join(kept, `${String(nth + 1)}-${name}`)
        renameSync(at(place), to)
        return to
      })
    },
    drop() {
      for (const file of open) closeSync(file)
      rmSync(folder, { recursive: true })
    },
  }
}

function newFolder(out: string): string {
  for (let nth = 1; ; nth += 1) {
    const folder = join(out, `goi-${String(nth)}`)
    if (existsSync(folder)) continue
    mkdirSync(folder)
    return folder
  }
}

const NOBODY: Trust = { roots: [], revocation: { lists: [], answers: [] } }

function readUse(args: readonly string[]): Use | string | null {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        trust: { type: 'string' }, at: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return null
    if (files.length === 0) return 'Thiếu tệp.'
    const at = values.at === undefined ? systemClock.now() : readMoment(values.at)
    if (!at) return '--at phải là thời điểm ISO 8601, ví dụ 2025-03-01T09:00.'
    const trust = values.trust === undefined ? NOBODY : trustIn(values.trust)
    return typeof trust === 'string' ? trust : { files, trust, at, out: values.out }
  } catch (error) {
    return explainUse(error)
  }
}

/** A folder that nobody can read is wrong use, and told before the first file. */
function trustIn(folder: string): Trust | string {
  try {
    return readTrust(folder)
  } catch (error) {
    return whyUnreadable(folder, error)
  }
}
