import { parseArgs } from 'node:util'
import { play } from './journey/play.ts'

const values = readUse()
const say = (line: string) => void process.stderr.write(`${line}\n`)

try {
  const { dossiers, bundle, digital, surprises, ok } = await play({ dataSet: values['data-set'], say })
  for (const surprise of surprises) say(`surprise: ${surprise}`)
  if (values.json) process.stdout.write(`${JSON.stringify({ dossiers, bundle: bundle ?? null, digital: digital ?? null, ok })}\n`)
  process.exitCode = ok ? 0 : 1
} catch (error) {
  say(error instanceof Error ? error.stack ?? error.message : String(error))
  if (values.json) process.stdout.write(`${JSON.stringify({ dossiers: [], bundle: null, digital: null, ok: false })}\n`)
  process.exitCode = 1
}

/** What is wanted; ends with 2 on words that it does not know. */
function readUse() {
  try {
    return parseArgs({
      options: { 'json': { type: 'boolean', default: false }, 'data-set': { type: 'string' } },
    }).values
  } catch {
    process.stderr.write('npm run journey [-- --json] [--data-set FOLDER]\n')
    process.exit(2)
  }
}
