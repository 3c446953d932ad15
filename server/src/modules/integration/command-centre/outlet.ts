import { type Answer, askPartner, readAnswer } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { Outcome, Outlet } from '../domain/message.ts'
import type { CommandCentreSettings } from './settings.ts'

export const COMMAND_CENTRE = 'command-centre'
const BATCH = 'application/cloudevents-batch+json'
const MOST = 200
const LARGEST_ANSWER = 5_000_000

/** The outgoing half of the command centre: batches of CloudEvents, each of which it takes or refuses by its id. */
export function centreOutlet(settings: CommandCentreSettings): Outlet {
  return {
    partner: COMMAND_CENTRE,
    most: MOST,
    async send(messages): Promise<readonly Outcome[]> {
      const { results } = await askCentre(settings, 'events', BATCH, messages.map(({ body }) => body))
      const said = new Map(listOf(results).map((one) => [one['id'], one]))
      return messages.map(({ id, body }) => {
        const result = said.get(body['id'])
        if (result?.['status'] === 'taken') return { id, is: 'taken', answer: JSON.stringify(result) }
        const reason = result?.['reason']
        if (result?.['status'] !== 'refused') throw new SendFault('answer-unreadable', false)
        return { id, is: 'refused', fault: typeof reason === 'string' && /^[\w-]{1,60}$/.test(reason) ? reason : 'refused' }
      })
    },
  }
}

/** The states of dossiers as the centre has them. Throws SendFault, also where it speaks of one not asked about. */
export async function lookAtCentre(
  settings: CommandCentreSettings, numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const { dossiers } = await askCentre(settings, 'dossiers', 'application/json', { numbers })
  const asked = new Set(numbers)
  return new Map(listOf(dossiers).map(({ number, state }) => {
    if (typeof number !== 'string' || !asked.has(number) || typeof state !== 'string' || !/^\d{1,2}$/.test(state))
      throw new SendFault('answer-unreadable', false)
    return [number, state] as const
  }))
}

async function askCentre(
  { url, key }: CommandCentreSettings, path: string, type: string, sent: object,
): Promise<Answer> {
  const answer = await askPartner(new URL(path, url.endsWith('/') ? url : `${url}/`), {
    method: 'POST', body: JSON.stringify(sent), headers: { 'content-type': type, 'authorization': `Bearer ${key}` },
  })
  return readAnswer(answer, LARGEST_ANSWER)
}

function listOf(value: unknown): readonly Answer[] {
  if (!Array.isArray(value)) throw new SendFault('answer-unreadable', false)
  return value.map((one) => Object(one) as Answer)
}
