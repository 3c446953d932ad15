import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ArchiveFault, checkArchiveCopy } from '../pdf-file/check-archive-copy.ts'
import { lookIntoPdf } from '../pdf-file/look-into-pdf.ts'
import { dictionaryIn, listIn, openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { unpackStream } from '../pdf-file/unpack-stream.ts'
import { PdfFault, PdfStream } from '../pdf-file/values.ts'
import { compilePaper } from '../pdf/typst.ts'

export interface ConvertDrawing {
  /** Ghostscript's program, as configured. */
  readonly program: string
  /** The folder of work goes below it; the system's own where it is not said. */
  readonly folder?: string
}

/** Why there is no copy by this way: it took too much, the program failed, or what it made has faults. */
export type NotConverted = 'gave-up' | 'failed' | ArchiveFault

/** Kilobytes of address space, and seconds of processor time, which the kernel keeps; the clock ends it for good. */
const [KILOBYTES, SECONDS, CLOCK] = [512 * 1_024, 30, 90_000]
/** Both limits are set by the shell, which then becomes the program. */
const LIMITED = 'ulimit -v "$1" -t "$2"; shift 2; exec "$@"'

/**
 * A copy that lasts of a PDF that others drew: its letters and lines stay what they are, where Ghostscript is there
 * (`MOTCUA_GHOSTSCRIPT`). It reads nothing but its two files, in a process that the kernel bounds, with no environment
 * of ours. The original is not touched. What it makes is looked at by us (`checkArchiveCopy`): a copy with a fault is
 * none, and pictures of the pages take its place (`makeArchiveCopy`).
 */
export async function convertDrawing(
  pdf: Buffer, { program, folder = tmpdir() }: ConvertDrawing,
): Promise<{ readonly pdf: Buffer } | { readonly not: NotConverted }> {
  const place = await mkdtemp(join(folder, 'motcua-drawing-'))
  try {
    const [from, to, marks, profile] = ['from.pdf', 'to.pdf', 'marks.ps', 'rgb.icc'].map((name) => join(place, name))
    await Promise.all([
      writeFile(from ?? '', pdf), writeFile(profile ?? '', await colourProfile()),
      writeFile(marks ?? '', marksWith(profile ?? '')),
    ])
    const ended = await run(program, [
      '-dSAFER', '-dBATCH', '-dNOPAUSE', '-q', '-dPDFA=2', '-dPDFACompatibilityPolicy=1', '-sDEVICE=pdfwrite',
      '-sColorConversionStrategy=RGB', `--permit-file-read=${profile ?? ''}`, `-sOutputFile=${to ?? ''}`, marks ?? '',
      from ?? '',
    ], place)
    if (ended !== 'well') return { not: ended }
    const made = await readFile(to ?? '').catch(() => Buffer.alloc(0))
    const fault = faultOf(made, pdf)
    return fault ? { not: fault } : { pdf: made }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

/** A copy must have the pages of its original: the program leaves out what it cannot read, and says nothing. */
function faultOf(made: Buffer, original: Buffer): NotConverted | undefined {
  try {
    const file = openPdfFile(made)
    const [{ pages }, { pages: asked }] = [lookIntoPdf(file), lookIntoPdf(openPdfFile(original))]
    return pages === asked ? checkArchiveCopy(file)[0] : 'failed'
  } catch (error) {
    if (error instanceof PdfFault) return 'failed'
    throw error
  }
}

async function run(program: string, args: readonly string[], place: string): Promise<'well' | 'gave-up' | 'failed'> {
  return new Promise((done) => {
    const child = spawn('/bin/sh', ['-c', LIMITED, 'sh', String(KILOBYTES), String(SECONDS), program, ...args], {
      cwd: place, env: { TMPDIR: place }, stdio: 'ignore', timeout: CLOCK, killSignal: 'SIGKILL',
    })
    child.once('error', () => { done('failed') })
    child.once('exit', (code, signal) => { done(code === 0 ? 'well' : signal ? 'gave-up' : 'failed') })
  })
}

/** Marks of PDF/A for Ghostscript's writer: the colours that the output is meant in (ISO 19005-2, 6.2.3). */
function marksWith(profile: string): string {
  return `%!
[/_objdef {colours} /type /stream /OBJ pdfmark
[{colours} <</N 3>> /PUT pdfmark
[{colours} (${profile.replaceAll(/[()\\]/g, String.raw`\$&`)}) (r) file /PUT pdfmark
[/_objdef {intent} /type /dict /OBJ pdfmark
[{intent} <</Type /OutputIntent /S /GTS_PDFA1 /DestOutputProfile {colours} /OutputConditionIdentifier (sRGB)>> /PUT pdfmark
[{Catalog} <</OutputIntents [{intent}]>> /PUT pdfmark
`
}

let kept: Promise<Buffer> | undefined

/** The profile of sRGB that our own papers bear: taken once out of an empty one. */
function colourProfile(): Promise<Buffer> {
  return kept ??= (async () => {
    const paper = await compilePaper({
      templates: new Map([['colours.typ', '#set document(title: "x")\n']]), main: 'colours.typ', data: {}, at: new Date(0),
      isBook: true,
    })
    const file = openPdfFile(Buffer.from(paper))
    const root = dictionaryIn(file, file.trailer.get('Root'))
    const [intent] = listIn(file, root.get('OutputIntents')).map((one) => dictionaryIn(file, one))
    const stream = file.follow(intent?.get('DestOutputProfile'))
    const profile = stream instanceof PdfStream ? unpackStream(stream) : undefined
    if (!profile) throw new Error('a paper of ours bears no colour profile')
    return profile
  })()
}
