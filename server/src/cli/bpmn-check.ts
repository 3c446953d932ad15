import { parseArgs } from 'node:util'
import { isDossierMessage } from '../modules/dossiers/public.ts'
import { lintMessages, messagesThrown, openBpmnReader } from '../modules/workflow/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { readNamedFile } from './read-file.ts'
import { type NamedFile, readTogether } from './read-together.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua bpmn check FILE… [--process ID]

Can these processes (BPMN 2.0) be run? One JSON object a line, in order:
{"file", "parsed", "executable", "problems": [{"element", "code", "text"}], "warnings": [{"element", "code", "text"}],
"ignored": [{"element", "kind"}]}; "warnings" name where a process that can be run would wait for a message that none of the
files sends; "ignored" is kept when the file is written again and has no effect. A process may call one of another of the
files. Nothing is stored, no database is needed.

  --process ID  which process of the file; otherwise the first that says it is executable, or the first with steps

Exit 0 = looked through, whatever was found; 1 = a file cannot be opened (file-unreadable); 2 = wrong use.`

/** `motcua bpmn check`: `args` is what stands after these two words. */
export async function runBpmnCheck(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let use
  try {
    use = parseArgs({
      args: [...args], allowPositionals: true,
      options: { process: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    })
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HELP)
  }
  const { values, positionals: files } = use
  if (values.help) { io.stdout(HELP); return 0 }
  if (files.length === 0) return refuseUse(io, args, 'Thiếu tệp.', HELP)
  const reader = openBpmnReader()
  let exit: ExitCode = 0
  const opened = files.map((file) => ({ file, text: readNamedFile(file) }))
  const read = opened.flatMap(({ file, text }): NamedFile[] => text.ok ? [{ file, xml: text.value }] : [])
  const together = await readTogether(reader, read, values.process)
  const sent = new Set(together.flatMap(({ model }) => model ? messagesThrown(model) : []))
  const answers = together[Symbol.iterator]()
  for (const { file, text } of opened) {
    if (!text.ok) {
      exit = 1
      const problems = [{ element: '', ...text.refusal }]
      io.stdout(JSON.stringify({ file, parsed: false, executable: false, problems, warnings: [], ignored: [] }))
      continue
    }
    const { value: answer } = answers.next()
    if (!answer) throw new Error('each file that was opened was read')
    const { parsed, executable, problems, ignored, model } = answer
    const found = model ? lintMessages(model, (name) => sent.has(name) || isDossierMessage(name)) : []
    const warnings = found.map(({ element, code, text }) => ({ element, code, text }))
    io.stdout(JSON.stringify({ file, parsed, executable, problems, warnings, ignored }))
  }
  await reader.close()
  return exit
}
