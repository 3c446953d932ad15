import { createHash } from 'node:crypto'
import { appendToPdf, nextNumber, refTo } from '../pdf-file/append-to-pdf.ts'
import { type PdfFile, dictionaryIn, listIn, openPdfFile } from '../pdf-file/open-pdf-file.ts'
import {
  type PdfDictionary, PdfFault, PdfName, PdfRef, PdfString, type PdfValue, isDictionary,
} from '../pdf-file/values.ts'
import { textValue, writeValue } from '../pdf-file/write-values.ts'
import { type VisibleSignature, drawAppearance } from './draw-appearance.ts'
import { makeCms } from './make-cms.ts'
import type { SigningKey, TimeStamp } from './signing-key.ts'

/** Bytes kept for the signature: a chain of three with a time-stamp has some 7,000. */
const ROOM = 16_384
/** Digits that stand where the range will be said, until it is known. */
const UNKNOWN = 9_999_999_999
/** Flags of a form that bears signatures: it does, and whoever saves it must write behind it (12.7.2). */
const SIGNATURES_EXIST = 3
/** Flags of a field's note: printed, locked (12.5.3). */
const PRINTED_AND_LOCKED = 132

export interface SignPdf {
  /** Who signs, as readers show it; the certificate is what counts. */
  readonly name: string
  readonly reason?: string
  readonly location?: string
  /** When, as the signer's machine says. */
  readonly at: Date
  readonly timeStamp?: TimeStamp
  /** Shown on the first page, if it is; else it is in the file alone. */
  readonly visible?: VisibleSignature
}

/** A PDF that lacks only the signature itself. */
export interface PreparedPdf {
  readonly whole: Buffer
  /** Where the signature goes, brackets included. */
  readonly hole: readonly [number, number]
  /** SHA-256 of all around it. */
  readonly digest: Buffer
}

/**
 * A PDF with one signature more (PAdES, EN 319 142-1), of level B-B, or B-T with a time-stamp: written behind it, so
 * that those before stay valid. Throws `PdfFault` for what is no sound PDF or is encrypted.
 */
export async function signPdf(bytes: Buffer, key: SigningKey, what: SignPdf): Promise<Buffer> {
  return signPrepared(preparePdf(bytes, what), key, what.timeStamp)
}

/**
 * The first half of `signPdf`: all that opens the file, and needs no key, so that it may be done in another process.
 * Throws `PdfFault` for what is no sound PDF or is encrypted.
 */
export function preparePdf(bytes: Buffer, what: Omit<SignPdf, 'timeStamp'>): PreparedPdf {
  const file = openPdfFile(bytes)
  if (file.trailer.has('Encrypt')) throw new PdfFault('encrypted')
  const whole = Buffer.concat([bytes, appendToPdf(file, fieldFor(file, what))])
  const { hole, range } = placesIn(whole, bytes.length)
  const [start, end] = hole
  const said = `[0 ${String(start)} ${String(end)} ${String(whole.length - end)}]`
  whole.write(said.padEnd(range[1] - range[0]), range[0], 'latin1')
  const digest = createHash('sha256').update(whole.subarray(0, start)).update(whole.subarray(end)).digest()
  return { whole, hole, digest }
}

/** The second half: the signature is made and put into its place; nothing of the file is looked at. */
export async function signPrepared(
  { whole, hole: [start], digest }: PreparedPdf, key: SigningKey, timeStamp?: TimeStamp,
): Promise<Buffer> {
  const cms = await makeCms(digest, key, timeStamp)
  if (cms.length > ROOM) throw new Error(`a signature of ${String(cms.length)} bytes is longer than its place`)
  whole.write(cms.toString('hex'), start + 1, 'latin1')
  return whole
}

/** The signature with its field, on the first page, and all that must know of it. */
function fieldFor(file: PdfFile, { name, reason, location, at, visible }: SignPdf): Map<number, PdfValue> {
  const root = refOf(file.trailer.get('Root'))
  const catalogue = dictionaryOf(file, root)
  const page = firstPage(file, catalogue)
  const changes = new Map<number, PdfValue>()
  const signature = nextNumber(file)
  const field = signature + 1
  const pageDictionary = dictionaryOf(file, page)
  const shown = visible && drawAppearance(file, pageDictionary, field + 1, { name, at, visible })
  for (const [number, value] of shown?.objects ?? []) changes.set(number, value)
  changes.set(signature, new Map<string, PdfValue>([
    ['Type', new PdfName('Sig')], ['Filter', new PdfName('Adobe.PPKLite')],
    ['SubFilter', new PdfName('ETSI.CAdES.detached')], ['M', new PdfString(Buffer.from(dateOf(at)))],
    ['Name', textValue(name)], ...reason ? [['Reason', textValue(reason)] as const] : [],
    ...location ? [['Location', textValue(location)] as const] : [],
    ['ByteRange', [0, UNKNOWN, UNKNOWN, UNKNOWN]], ['Contents', new PdfString(Buffer.alloc(ROOM))],
  ]))

  const form = dictionaryIn(file, catalogue.get('AcroForm'))
  const fields = listIn(file, form.get('Fields'))
  changes.set(field, new Map<string, PdfValue>([
    ['Type', new PdfName('Annot')], ['Subtype', new PdfName('Widget')], ['FT', new PdfName('Sig')],
    ['T', textValue(`Ký ${String(fields.length + 1)}`)], ['V', refTo(signature)], ['F', PRINTED_AND_LOCKED],
    ['Rect', shown?.rect ?? [0, 0, 0, 0]], ['P', page],
    ...shown ? [['AP', new Map([['N', refTo(shown.drawing)]])] as const] : [],
  ]))
  const newForm = new Map<string, PdfValue>([
    ...form, ['Fields', [...fields, refTo(field)]], ['SigFlags', SIGNATURES_EXIST],
  ])
  const formRef = catalogue.get('AcroForm')
  if (formRef instanceof PdfRef) changes.set(formRef.number, newForm)
  else changes.set(root.number, new Map<string, PdfValue>([...catalogue, ['AcroForm', newForm]]))

  const notes = pageDictionary.get('Annots')
  const allNotes = [...listIn(file, notes), refTo(field)]
  if (notes instanceof PdfRef) changes.set(notes.number, allNotes)
  else changes.set(page.number, new Map<string, PdfValue>([...pageDictionary, ['Annots', allNotes]]))
  return changes
}

/** Where the signature goes, brackets included, and where its range is said. */
function placesIn(whole: Buffer, from: number) {
  const range = Buffer.from(`/ByteRange ${writeValue([0, UNKNOWN, UNKNOWN, UNKNOWN])}`, 'latin1')
  const contents = Buffer.from(`/Contents ${writeValue(new PdfString(Buffer.alloc(ROOM)))}`, 'latin1')
  const [rangeAt, contentsAt] = [whole.indexOf(range, from), whole.indexOf(contents, from)]
  const start = contentsAt + '/Contents '.length
  return {
    hole: [start, contentsAt + contents.length] as const,
    range: [rangeAt + '/ByteRange '.length, rangeAt + range.length] as const,
  }
}

function refOf(value: PdfValue | undefined): PdfRef {
  if (value instanceof PdfRef) return value
  throw new PdfFault('a reference is missing')
}

function dictionaryOf(file: PdfFile, ref: PdfRef): PdfDictionary {
  const value = file.follow(ref)
  if (isDictionary(value)) return value
  throw new PdfFault(`object ${String(ref.number)} is no dictionary`)
}

/** The first leaf of the tree of pages. */
function firstPage(file: PdfFile, catalogue: PdfDictionary): PdfRef {
  let ref = refOf(catalogue.get('Pages'))
  for (let depth = 0; depth < 100; depth += 1) {
    const node = dictionaryOf(file, ref)
    const [first] = listIn(file, node.get('Kids'))
    if (!node.has('Kids')) return ref
    ref = refOf(first)
  }
  throw new PdfFault('pages in a circle')
}

/** A moment as PDF writes it (7.9.4), in UTC. */
function dateOf(at: Date): string {
  return `D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
}
