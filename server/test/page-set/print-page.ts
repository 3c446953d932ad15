import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontPaths } from '../../src/platform/pdf/fonts.ts'
import type { SetPage } from './papers.ts'

/** One page of A4 as offices set it (NĐ 30/2020/NĐ-CP, annex I): two heads side by side, then the paper. */
const PAGE = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.issuer)
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 15mm))
#set text(font: d.font, size: if d.font.contains("Serif") or d.font == "Tinos" { 13pt } else { 11.5pt }, lang: "vi", hyphenate: false, fallback: false)
#set par(justify: true, leading: 0.6em, spacing: 0.9em)
#set par(justify: false)
#text(size: 0.9em, grid(columns: (2fr, 3fr), column-gutter: 5mm, align: center,
  [#strong(upper(d.issuer.slice(0, d.issuer.position("dân") + 4))) \\ #strong(upper(d.issuer.slice(d.issuer.position("dân") + 5))) \\ #d.numberLine],
  [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc* \\ #emph(d.placeLine)]))
#set par(justify: true)
#align(center, strong(d.title))
#for (label, value) in d.labelled [#label: #value \\ ]
#for text in d.paragraphs { par(text) }
#align(right, box(width: 60mm, align(center)[#strong(d.signedAs) #v(8mm) #strong(d.signer)]))`

let compiler: NodeCompiler | undefined

/** A page of the set as a PDF, in one of three fonts that come with packages; Libertinus is Typst's own. */
export function printSetPage(page: SetPage): Buffer {
  compiler ??= NodeCompiler.create({ workspace: '/nowhere', fontArgs: [{ fontBlobs: fontFiles() }] })
  const pdf = compiler.pdf(
    { mainFileContent: PAGE, inputs: { data: JSON.stringify(page) } }, { creationTimestamp: 0 },
  )
  compiler.evictCache(3)
  return Buffer.from(pdf)
}

function fontFiles(): Buffer[] {
  const of = (name: string) => fileURLToPath(import.meta.resolve(name))
  const vietnam = of('@expo-google-fonts/be-vietnam-pro/package.json').replace('package.json', '')
  const faces = ['400Regular/BeVietnamPro_400Regular', '400Regular_Italic/BeVietnamPro_400Regular_Italic', '700Bold/BeVietnamPro_700Bold']
  return [
    ...[...fontPaths(), ...faces.map((face) => `${vietnam}${face}.ttf`)].map((path) => readFileSync(path)),
    ...fontsOfBrowser(of('@sparticuz/chromium').replace(/(?<=chromium\/).*/, 'bin/fonts.tar.br')),
  ]
}

/** Open Sans, which comes with the browser of the tests, in an archive (ustar: heads of 512 bytes, sizes in octal). */
function fontsOfBrowser(path: string): Buffer[] {
  const archive = brotliDecompressSync(readFileSync(path))
  const fonts: Buffer[] = []
  for (let at = 0; archive[at];) {
    const name = archive.toString('latin1', at, archive.indexOf(0, at))
    const size = parseInt(archive.toString('latin1', at + 124, at + 136), 8)
    if (name.endsWith('.ttf')) fonts.push(archive.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return fonts
}
