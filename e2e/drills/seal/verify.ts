import { execFile } from 'node:child_process'

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
export function verify(entry: string, folder: string, ...flags: readonly string[]): Promise<Report> {
  return new Promise((done, fail) => {
    const args = [entry, 'audit', 'verify', '--json', '--data', folder, ...flags]
    execFile(process.execPath, args, { timeout: LONGEST, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      try {
        const report = JSON.parse(stdout) as Report
        const said = `verify said ${String(report.ok)} and ended otherwise: ${stderr}`
        if (report.ok === (error !== null)) fail(new Error(said))
        else done(report)
      } catch {
        fail(new Error(`verify told nothing: ${stderr}`))
      }
    })
  })
}

/** What was found and where, one text a place; beside it the seal that says so. */
export function labelsOf({ findings }: Report): Map<string, number | undefined> {
  return new Map(findings.flatMap(({ code, seal, event, record, rows, file }) => {
    const places = rows?.map((row) => `${record ?? ''} ${row}`) ?? [event ?? file ?? record ?? `seal ${seal ?? 0}`]
    return places.map((place): [string, number | undefined] => [`${code} ${place}`, seal])
  }))
}
