import { motcuaOf } from '../motcua.ts'

interface Finding {
  readonly code: string
  readonly seal?: number
  readonly event?: string
  readonly record?: string
  readonly rows?: readonly string[]
  readonly file?: string
}

export interface Report {
  readonly ok: boolean
  readonly findings: readonly Finding[]
  readonly seals: number
  readonly rows: number
  readonly files: number
  readonly unsealed: { readonly events: number; readonly oldestSeconds: number }
  readonly rowsPerSecond: number
}

const LONGEST = 300_000

/** `motcua audit verify --json` on a data folder, as an inspector runs it; throws if it says nothing of that kind. */
export async function verify(entry: string, folder: string, ...flags: readonly string[]): Promise<Report> {
  const motcua = motcuaOf(entry, LONGEST)
  const { code, said, complained } = await motcua('audit', 'verify', '--json', '--data', folder, ...flags)
  const report = readReport(said)
  if (!report) throw new Error(`verify told nothing: ${complained}`)
  if (report.ok !== (code === 0)) throw new Error(`verify said ${String(report.ok)} and ended otherwise: ${complained}`)
  return report
}

function readReport(said: string): Report | undefined {
  try {
    return JSON.parse(said) as Report
  } catch {
    return undefined
  }
}

/** What was found and where, one text a place; beside it the seal that says so. */
export function labelsOf({ findings }: Report): Map<string, number | undefined> {
  return new Map(findings.flatMap(({ code, seal, event, record, rows, file }) => {
    const places = rows?.map((row) => `${record ?? ''} ${row}`) ?? [event ?? file ?? record ?? `seal ${seal ?? 0}`]
    return places.map((place): [string, number | undefined] => [`${code} ${place}`, seal])
  }))
}
