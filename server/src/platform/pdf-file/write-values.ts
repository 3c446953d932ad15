import { PdfName, PdfRef, PdfStream, PdfString, type PdfValue, isDictionary } from './values.ts'

/** Signs that a name may not hold as they are (7.3.5). */
const UNPLAIN = /[^!-~]|[#/%()<>[\]{}]/g

/** A value as it stands in a file. A stream can stand only as an object of its own: of it the dictionary alone. */
export function writeValue(value: PdfValue): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberOf(value)
  if (value instanceof PdfName) return nameOf(value.name)
  if (value instanceof PdfString) return `<${value.bytes.toString('hex')}>`
  if (value instanceof PdfRef) return `${String(value.number)} ${String(value.generation)} R`
  if (value instanceof PdfStream) return writeValue(value.dictionary)
  if (isDictionary(value)) {
    return `<<${[...value].map(([key, one]) => `${nameOf(key)} ${writeValue(one)}`).join('')}>>`
  }
  return `[${value.map(writeValue).join(' ')}]`
}

function nameOf(name: string): string {
  return `/${name.replace(UNPLAIN, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`
}

/** Never with an exponent, which a PDF does not know. */
function numberOf(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : value.toFixed(6).replace(/\.?0+$/, '')
}

/** A text as a string of a file: UTF-16 with its mark, which every reader knows. */
export function textValue(text: string): PdfString {
  return new PdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]))
}
