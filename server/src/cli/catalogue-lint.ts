import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { textOfError } from '../kernel/text-of-error.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'
import { readForms } from './read-forms.ts'
import { readProcedures } from './read-procedures.ts'

const HELP = `motcua catalogue lint [FILE…] [--data-set FOLDER]

What would be refused, or had to be completed, if it were published? Each FILE is a file of forms (forms.yaml); without one the
forms and the procedures of a data set are looked through. One JSON object a line: {"file", "problems": [{"place", "code", "text"}]};
"place" names form, page, section and field, or rule. Nothing is changed, no database is needed.

  --data-set FOLDER  another data set than the one that comes with the program

Exit 0 = looked through, whatever was found; 1 = a file cannot be read; 2 = wrong use.`

interface Problem { readonly place: string; readonly code: string; readonly text: string }

/** `motcua catalogue lint`: `args` is what stands after these two words; the same checks as those of an import. */
export function runCatalogueLint(args: readonly string[], io: CommandIo): ExitCode {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args], allowPositionals: true,
      options: { 'data-set': { type: 'string' }, 'json': { type: 'boolean' }, 'help': { type: 'boolean' } },
    })
  } catch (error) {
    io.stderr(`${explainUse(error)}\nXem cách dùng: motcua catalogue lint --help`)
    return 2
  }
  const { values: { help, 'data-set': folder = defaultDataSet() }, positionals } = parsed
  if (help) { io.stdout(HELP); return 0 }
  const asked = positionals.length > 0 ? positionals.map((file) => () => lintForms(file)) : dataSet(folder)
  const exits = asked.map((look): ExitCode => {
    try {
      io.stdout(JSON.stringify(look()))
      return 0
    } catch (error) {
      io.stderr(`Không đọc được: ${textOfError(error)}`)
      return 1
    }
  })
  return exits.includes(1) ? 1 : 0
}

function dataSet(folder: string): (() => { file: string; problems: readonly Problem[] })[] {
  const own = join(folder, 'forms.yaml')
  return [
    () => lintForms(existsSync(own) ? own : join(defaultDataSet(), 'forms.yaml')),
    () => ({
      file: folder,
      problems: readProcedures(folder).notes.map(({ subject, code, text }) => ({ place: subject, code, text })),
    }),
  ]
}

function lintForms(file: string) {
  const { problems } = readForms(readFileSync(file, 'utf8'))
  return { file, problems: problems.map(({ place, code, text }) => ({ place, code, text })) }
}
