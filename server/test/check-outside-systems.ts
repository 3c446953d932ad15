/** Says what the check of each named system says: a process of its own, since trust is read when one begins. */
import { OUTSIDE_SYSTEMS } from '../src/app/outside-systems.ts'
import { SendFault } from '../src/platform/send-fault.ts'

const settings = JSON.parse(process.argv[2] ?? '{}') as Readonly<Record<string, Readonly<Record<string, unknown>>>>
const said = await Promise.all(OUTSIDE_SYSTEMS.flatMap(({ partner, check }) => {
  const given = settings[partner]
  return given ? [check(given).then(() => 'well', (error: unknown) => error instanceof SendFault ? error.code : String(error))] : []
}))
process.stdout.write(JSON.stringify([...new Set(said)]))
