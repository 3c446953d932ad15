import { type DocumentCheck, openDocumentReader } from '../modules/documents/public.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { whyUnreadable } from './read-file.ts'
import { readFilesUse } from './read-files-use.ts'
import { limitsIn } from './read-guides.ts'
import { readDataSet } from './data-set/read-data-set.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua document check FILE… [--data-set FOLDER]

What are these files, and can they be taken as papers? One JSON object a line, in order: {"file", "kind", "pages",
"encrypted", "activeContent": […], "verdict": "accepted"|"inert"|"refused", "reasons": […]}, or {"file", "error": {"code",
"text"}}. "inert" is taken and shown only as pictures of its pages. Judged by content, never by name; nothing is run.

  --data-set FOLDER  whose policy upload-limits holds; otherwise that of the program

Exit 0 = judged, whatever the verdict; 1 = a file cannot be opened; 2 = wrong use.`

/** `motcua document check`: `args` is what stands after these two words. */
export async function runDocumentCheck(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readFilesUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, HELP)
  if (use === null) { io.stdout(HELP); return 0 }
  const limits = limitsIn(readDataSet(use.folder).province.policies)
  const reader = openDocumentReader()
  let exit: ExitCode = 0
  for (const file of use.files) {
    const answer = await reader.check(file, limits)
    if ('code' in answer) exit = 1
    io.stdout(JSON.stringify({
      file, ...'code' in answer ? answerError('file-unreadable', whyUnreadable(file, answer)) : shown(answer.check),
    }))
  }
  reader.close()
  return exit
}

function shown({ kind, pages, encrypted, activeContent, verdict, reasons }: DocumentCheck) {
  return { kind, pages, encrypted, activeContent, verdict, reasons }
}
