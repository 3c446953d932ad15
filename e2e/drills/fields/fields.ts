import type pg from 'pg'
import type { Client } from '../../client.ts'
import type { Instance } from '../../instance.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { castOf } from '../rights/cast.ts'
import type { ApiDocument } from '../rights/tables.ts'
import { openTally } from '../rights/tally.ts'
import { COMMUNE, thingsAt } from '../rights/things.ts'
import { withProgram } from '../with-program.ts'
import type { Guard } from '../without-guard.ts'
import { placesOfExtras, powersOf } from './extras.ts'
import { lookAtAnswers } from './look.ts'
import { stuffPortal } from './stuff-portal.ts'
import { stuffApi, stuffIntake } from './stuff.ts'

export const FIELDS: Drill = {
  name: 'fields', tests: 'T9',
  promise:
    'No body gives itself a role, a unit, a state, a fee, a day or an owner, and no answer shows more of a person than the table of fields',
  attack:
    'every body of the API and every form from an account to a dossier that is sent with fields that are not its own, and every answer for every role, held to the table',
  control: 'numbers shown unmasked, and unknown fields dropped instead of refused',
  breaks: ['leaked fields', 'extra fields taken'],
  rounds: { whole: 1, control: 1 }, minutes: 4, run,
}

const GUARDS: readonly Guard[] = [
  {
    file: 'server/src/kernel/mask.ts', text: 'return number.length === 12 ? masked(number, 4) : masked(number, 0)',
    instead: 'return number',
  },
  { file: 'server/src/api/validate.ts', text: 'removeAdditional: false', instead: 'removeAdditional: true' },
]

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? GUARDS : undefined, env: { HASH_MEMORY_KIB: '1024' },
  }, async ({ instance, truth, client }) => {
    return { rounds, ...await attack(instance, truth, client, tell) }
  })
}

async function attack(instance: Instance, database: pg.Pool, client: Client, tell: (line: string) => void) {
  const [taken, leaked] = [openTally(), openTally()]
  const document = await client.json<ApiDocument>('GET', '/docs/json')
  const cast = await castOf(client, database, COMMUNE.place)
  const things = await thingsAt(client, database, { office: COMMUNE, n: 1, asker: cast.officer })
  const [before, there] = [await powersOf(database), await placesOfExtras(database)]
  if (there.length > 0) throw new Error(`what is sought stands there before: ${there.join('; ')}`)
  await stuffApi(client, document, { cast, things }, taken)
  await stuffIntake(client, things, taken)
  await stuffPortal(instance.url, database, taken)
  taken.expect(before === await powersOf(database), () => 'roles, levels or staff have changed')
  for (const place of await placesOfExtras(database)) taken.expect(false, () => `kept in ${place}`)
  await lookAtAnswers(client, { cast, things }, leaked)
  for (const one of [...taken.wrong.slice(0, 40), ...leaked.wrong.slice(0, 40)]) tell(one)
  return {
    figures: [
      { name: 'bodies stuffed', value: taken.tested, atLeast: 800 },
      { name: 'extra fields taken', value: taken.wrong.length, atMost: 0 },
      { name: 'answers looked through', value: leaked.tested, atLeast: 300 },
      { name: 'leaked fields', value: leaked.wrong.length, atMost: 0 },
    ],
  }
}
