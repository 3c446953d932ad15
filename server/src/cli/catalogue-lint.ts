import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PackageFile } from '@motcua/contracts/package-deeds.ts'
import { compileFeeRule } from '@motcua/forms/compile-fee-rule.ts'
import { lookAtForms } from '@motcua/forms/look-at-forms.ts'
import { Value } from 'typebox/value'
import { type Day, dayOf, isDay } from '../kernel/civil-day.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import { type PackageData, type Readers, lookThroughPackage } from '../modules/packages/public.ts'
import { FACT_NAMES } from '../modules/payments/public.ts'
import { messagesThrown, openBpmnReader } from '../modules/workflow/public.ts'
import { systemClock } from '../platform/clock.ts'
import { openFeel } from '../platform/feel/open-feel.ts'
import { type CommandIo, type ExitCode, answerError, quoted } from './batch.ts'
import { type DataSet, readDataSet } from './data-set/read-data-set.ts'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'
import { type LintedProvince, packagesOf, provinceOf } from './lint-packages.ts'
import { readCatalogue } from './load-catalogue.ts'
import { readForms } from './read-forms.ts'
import { readProcedures } from './read-procedures.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua catalogue lint [CODE|FILE…] [--data-set FOLDER] [--on DAY] [--json]

What would be refused, or had to be completed, if it were published? By the linter of publication, staff of the province included.
CODE is a code of the catalogue or the id of the data; FILE a package (.motcua.json) or a file of forms (forms.yaml). Without
any the whole data set is looked through: its forms, what its procedures lacked, and every procedure. One JSON object a line:
{"file", "problems": [{"place", "code", "text"}]} of forms, {"procedure", "code", "name", "errors", "warnings", "findings":
[{"code", "severity", "pointer", "element", "text"}]} of procedures; of messages, packages named together know each other. Nothing is changed, no database is needed.

  --data-set FOLDER  another data set than the one that comes with the program
  --on DAY           the province and the versions of that day (today, or the last day on which no level of the data had ended)

Exit 0 = looked through, whatever was found; 1 = a file cannot be read, a code is unknown; 2 = wrong use.`

interface Problem { readonly place: string; readonly code: string; readonly text: string }

const HINT = 'Xem cách dùng: motcua catalogue lint --help'

/** `motcua catalogue lint`: `args` is what stands after these two words; the same checks as those of publication. */
export async function runCatalogueLint(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        'data-set': { type: 'string' }, 'on': { type: 'string' }, 'json': { type: 'boolean' },
        'help': { type: 'boolean' },
      },
    })
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HINT)
  }
  const { help, 'data-set': folder = defaultDataSet(), on } = parsed.values
  if (help) { io.stdout(HELP); return 0 }
  if (on !== undefined && !isDay(on)) return refuseUse(io, args, `${quoted(on)} không phải ngày, ví dụ 2021-06-25.`, HINT)
  const reader = openBpmnReader()
  const feel = openFeel()
  const looking = looksOf(folder, on, {
    feel,
    // Of other processes that it calls nothing is known without a database.
    readDrawn: async ({ xml, decisions }) => ({ ...await reader.read(xml), decisions }),
    sentBy: async (names) => {
      const models = await Promise.all(drawnIn(parsed.positionals).map(async (xml) => (await reader.read(xml)).model))
      const sent = new Set(models.flatMap((model) => model ? messagesThrown(model) : []))
      return new Set(names.filter((name) => sent.has(name)))
    },
  })
  const asked = parsed.positionals.length > 0 ? parsed.positionals.map(looking.one) : looking.all()
  const exits: ExitCode[] = []
  for (const look of asked) {
    try {
      const lines = await look()
      for (const line of lines) io.stdout(JSON.stringify(line))
      exits.push(lines.some((line) => 'error' in line) ? 1 : 0)
    } catch (error) {
      io.stderr(`Không đọc được: ${textOfError(error)}`)
      exits.push(1)
    }
  }
  await Promise.all([reader.close(), feel.close()])
  return exits.includes(1) ? 1 : 0
}

type Look = () => Promise<readonly object[]> | readonly object[]

function looksOf(folder: string, on: string | undefined, readers: Readers) {
  let read: LintedProvince | undefined
  const province = () => {
    if (read) return read
    const data = readDataSet(folder)
    return read = provinceOf(data, readCatalogue(folder).rows, on ?? lastWholeDay(data))
  }
  const own = join(folder, 'forms.yaml')
  const shipped = (asked?: string) => Promise.all(packagesOf(province(), asked).map(async (one) =>
    lineOf(province(), one, readers, { withPapers: false })))
  return {
    all: (): Look[] => [
      () => [lintFile(existsSync(own) ? own : join(defaultDataSet(), 'forms.yaml'))], () => [completedIn(folder)],
      async () => (await shipped()).filter(({ errors, warnings }) => errors + warnings > 0),
    ],
    one: (what: string): Look => async () => {
      if (/\.ya?ml$/i.test(what)) return [lintFile(what)]
      if (/\.json$/i.test(what)) return [await lineOf(province(), packageIn(what), readers, {})]
      const found = await shipped(what)
      return found.length > 0 ? found
        : [answerError('procedure-unknown', `Ngày ${province().day} danh mục không có thủ tục ${quoted(what)}.`)]
    },
  }
}

/** Today; of data whose units end before, the last day on which every level that steps name was there. */
function lastWholeDay({ province: { levels } }: DataSet): Day {
  return [dayOf(systemClock.now()), ...levels.flatMap(({ validTo }) => validTo ?? [])].sort()[0] ?? ''
}

async function lineOf(province: LintedProvince, one: PackageData, readers: Readers, scope: { withPapers?: boolean }) {
  const { findings } = await lookThroughPackage(one, {
    province: province.province, readers, scope,
    lookAtForms: (forms, resultName) => lookAtForms(forms, province.dictionary, resultName),
    compileFees: ({ items, subjects }) =>
      compileFeeRule(items, FACT_NAMES, new Set(subjects.map(({ code: subject }) => subject))),
  })
  const count = (of: string) => findings.filter(({ severity }) => severity === of).length
  const { procedure, code, content: { name } } = one
  return { procedure, code, name, errors: count('error'), warnings: count('warning'), findings }
}

/** The drawings of the packages among these; what is no package says so where it is looked through. */
function drawnIn(files: readonly string[]): string[] {
  return files.filter((file) => /\.json$/i.test(file)).flatMap((file) => {
    try {
      return packageIn(file).process.bpmn ?? []
    } catch {
      return []
    }
  })
}

/** A package as another installation exported it. Throws where it is none. */
function packageIn(file: string): PackageData {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Value.Check(PackageFile, read)) throw new Error(`${file}: không phải tệp gói thủ tục`)
  return read.package
}

function completedIn(folder: string): { file: string; problems: readonly Problem[] } {
  return {
    file: folder,
    problems: readProcedures(folder).notes.map(({ subject, code, text }) => ({ place: subject, code, text })),
  }
}

function lintFile(file: string): { file: string; problems: readonly Problem[] } {
  const { problems } = readForms(readFileSync(file, 'utf8'))
  return { file, problems: problems.map(({ place, code, text }) => ({ place, code, text })) }
}
