import { fileURLToPath } from 'node:url'
import bwip from 'bwip-js/node'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import { qrSvg } from '../../platform/qr.ts'
import { type Separator, separatorText } from './domain/separator.ts'

export interface SeparatorSheet {
  readonly separator: Separator
  /** What a person reads on it: the kind of paper or the component, and of which dossier. */
  readonly title: string
  readonly detail: string
}

const templates = readTemplates(fileURLToPath(new URL('separators', import.meta.url)))

/**
 * Separator sheets as a PDF, a page each: a QR code and a Code 128 with the same text, so that one is read where the
 * other is creased, and two bars by which a sheet is known when neither is.
 */
export async function printSeparators(
  sheets: readonly SeparatorSheet[], { author, at }: { readonly author: string; readonly at: Date },
): Promise<Uint8Array> {
  const texts = sheets.map(({ separator }) => separatorText(separator))
  const pictures = Object.fromEntries(texts.flatMap((text, n) => [
    [`qr${String(n)}`, qrSvg(text)],
    [`bar${String(n)}`, bwip.toSVG({ bcid: 'code128', text, height: 12, paddingwidth: 10 })],
  ]))
  return compilePaper({
    templates, main: 'separator.typ', pictures, at,
    data: { author, sheets: sheets.map(({ title, detail }, n) => ({ title, detail, text: texts[n] })) },
  })
}
