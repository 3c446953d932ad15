import { parseArgs } from 'node:util'
import { playNationRounds } from './journey/nation-rounds.ts'
import { play } from './journey/play.ts'

const values = readUse()
const say = (line: string) => void process.stderr.write(`${line}\n`)

try {
  const dataSet = values['data-set']
  const { dossiers, bundle, digital, ...played } = await play({ dataSet, say })
  // The people of the sandbox live in the province whose data come with the program.
  const nation = dataSet === undefined ? await playNationRounds(say) : undefined
  const surprises = [...played.surprises, ...nation?.surprises ?? []]
  const ok = played.ok && surprises.length === 0
  for (const surprise of surprises) say(`surprise: ${surprise}`)
  const told = { dossiers, bundle: bundle ?? null, digital: digital ?? null, nation: nation?.rounds ?? null, ok }
  if (values.json) process.stdout.write(`${JSON.stringify(told)}\n`)
  process.exitCode = ok ? 0 : 1
} catch (error) {
  say(error instanceof Error ? error.stack ?? error.message : String(error))
  if (values.json) process.stdout.write(`${JSON.stringify({ dossiers: [], bundle: null, digital: null, nation: null, ok: false })}\n`)
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
