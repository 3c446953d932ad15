import { openPageReader } from '../platform/scan/open-page-reader.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { whyUnreadable } from './read-file.ts'
import { readFilesUse } from './read-files-use.ts'
import { limitsIn } from './read-guides.ts'
import { readDataSet } from './data-set/read-data-set.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua document ocr FILE… [--data-set FOLDER]

Reads the pictures of the pages of PDFs, JPEGs and PNGs as Vietnamese text, without a network. One JSON object a line, in
order: {"file", "kind", "confidence", "text", "pages": [{"page", "text", "confidence", "skew", "turn", "foundDpi",
"lines": [[{"text", "confidence", "box": {"left", "top", "width", "height"}}]]}]}, or {"file", "refused": CODE}, or {"file",
"error": {"code", "text"}}. Confidence is 0 to 1, boxes are shares of the upright page, skew is degrees by which lines rose,
turn is degrees clockwise by which the page was turned, because it lay upside down or on its side.

  --data-set FOLDER  whose policy upload-limits says how many pages are read; otherwise that of the program

A page may take 512 MB and 30 seconds of processor time, a file 30 seconds and 15 a page; what takes more is refused as
file-too-heavy, and the next file is read. Exit 0 = answered; 1 = a file cannot be opened; 2 = wrong use.`

/** `motcua document ocr`: `args` is what stands after these two words. */
export async function runDocumentOcr(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readFilesUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, HELP)
  if (use === null) { io.stdout(HELP); return 0 }
  const limits = limitsIn(readDataSet(use.folder).province.policies)
  const reader = openPageReader()
  let exit: ExitCode = 0
  for (const file of use.files) {
    const answer = await reader.readText(file, limits)
    if ('code' in answer) exit = 1
    io.stdout(JSON.stringify({
      file, ...'code' in answer ? answerError('file-unreadable', whyUnreadable(file, answer))
        : 'refused' in answer ? answer : { kind: answer.kind, ...together(answer.pages), pages: answer.pages },
    }))
  }
  reader.close()
  return exit
}

function together(pages: readonly { readonly text: string; readonly confidence: number }[]) {
  const letters = pages.reduce((sum, { text }) => sum + text.length, 0)
  const sure = pages.reduce((sum, page) => sum + page.text.length * page.confidence, 0)
  return { confidence: Number((sure / Math.max(1, letters)).toFixed(2)), text: pages.map(({ text }) => text).join('\n\n') }
}
