import type { Json } from '../../../../platform/db.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { stampOf } from '../../../../platform/partner/stamp.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import type { Outcome, WaitingMessage } from '../../domain/message.ts'
import { bytesIn, callSector, dayIn, momentIn, rowOf, rowsIn, saidFault, statesIn, wordIn, wordsIn } from '../call-sector.ts'
import type { SaidState, SectorSystem, SentBody, ToldDossier } from '../sector-system.ts'
import { withFiles } from '../sent-files.ts'
import { parentOf, placeAt, valueAt } from './ways.ts'
import type { GenericSettings } from './settings.ts'

/** Codes as systems that are described by settings may have them. */
const CODE = /^[\w-]{1,20}$/
/** What of a dossier may be sent besides its declaration. */
const OF_DOSSIER: Readonly<Record<string, (told: ToldDossier) => string>> = {
  'dossier.number': ({ dossier }) => dossier.number,
  'dossier.applicantName': ({ dossier }) => dossier.applicantName,
  'dossier.receivedAt': ({ dossier }) => stampOf(dossier.receivedAt ?? dossier.submittedAt),
  'dossier.procedure': ({ version }) => [version.code ?? '', version.codeSuffix].filter(Boolean).join('.'),
  'applicant.number': ({ applicant }) => applicant.personalNumber ?? applicant.taxCode ?? applicant.oldNumber ?? '',
}

/** A system of a ministry as its settings describe it: the same deeds as one with an adapter of its own. */
export function genericSystem(system: string, settings: GenericSettings): SectorSystem {
  const { send, list, state, result, write, confirm, refuses = [] } = settings
  const unknown = (state.unknown ?? []).map((code) => `error-${code}`)
  const call = async (path: string, given: Parameters<typeof callSector>[2]) => {
    const answer = await callSector(settings, path, given)
    const code = valueAt(answer, settings.ok.at)
    return { answer, code: typeof code === 'string' || typeof code === 'number' ? String(code) : '' }
  }
  const ask = async (path: string, given: Parameters<typeof callSector>[2]): Promise<Answer> => {
    const { answer, code } = await call(path, given)
    if (!settings.ok.is.includes(code)) throw saidFault(code, CODE)
    return answer
  }
  const numberIn = (row: Answer): string => wordAt(row, state.number, 60)
  const stateIn = (row: Answer): SaidState => ({
    number: numberIn(row), code: wordAt(row, state.code, 40),
    at: momentIn(...placeOf(row, state.at)), words: state.words === undefined ? '' : wordsIn(...placeOf(row, state.words)),
  })
  return {
    system,
    isRegister: settings.isRegister ?? false,
    takesFiles: send.files !== undefined,
    states: settings.states,
    compose: (told) => told.kind === 'result' ? resultBody(settings, told)
      : withFiles(dossierBody(settings, told), send.files, told.files),
    async send({ id, kind, body }: WaitingMessage): Promise<Outcome> {
      const { sent } = body as unknown as SentBody
      if (kind === 'result' && !write) return { id, is: 'refused', fault: 'result-not-written-there' }
      const { answer, code } = await call(kind === 'result' && write ? write.path : send.path, { body: sent })
      if (settings.ok.is.includes(code)) return { id, is: 'taken', answer: JSON.stringify(answer) }
      if (refuses.includes(code)) return { id, is: 'refused', fault: `error-${code}` }
      throw saidFault(code, CODE)
    },
    takesSince: list.since !== undefined,
    async listSaid(since) {
      const query = list.since !== undefined && since ? { [list.since]: stampOf(since) } : {}
      return statesIn(rowsIn(valueAt(await ask(list.path, { query }), list.rows)), numberIn, stateIn)
    },
    unknownAs: unknown,
    faultsOfDossier: [...unknown, ...refuses.map((code) => `error-${code}`)],
    stateOf: async (number) =>
      stateIn(rowOf(valueAt(await ask(state.path, { query: { [state.query]: number } }), state.row))),
    async fetchResult(number) {
      const row = rowOf(valueAt(await ask(result.path, { query: { [result.query]: number } }), result.row))
      if (wordAt(row, result.number, 60) !== number) throw new SendFault('answer-of-another', false)
      const { file } = result
      return {
        number: wordAt(row, result.resultNumber, 60), issuedOn: dayIn(...placeOf(row, result.day)),
        issuer: wordAt(row, result.issuer, 200),
        file: file ? { name: wordAt(row, file.name, 120), bytes: bytesIn(...placeOf(row, file.content)) } : null,
      }
    },
    ...confirm && {
      async confirm({ number, code }) {
        const body: Record<string, Json> = {}
        placeAt(body, confirm.number, number)
        placeAt(body, confirm.code, code)
        await ask(confirm.path, { body })
      },
    },
  }
}

/** What is sent of a dossier. A code of ours that the settings have no word for counts as not said. */
function dossierBody({ send: { number, fixed = {}, fields } }: GenericSettings, told: ToldDossier): SentBody {
  const sent: Record<string, Json> = {}
  const missing: string[] = []
  for (const [way, text] of Object.entries(fixed)) placeAt(sent, way, text)
  placeAt(sent, number, told.dossier.number)
  for (const [way, { from, isNeeded = false, codes }] of Object.entries(fields)) {
    const said = textOf(OF_DOSSIER[from]?.(told) ?? told.answers[from])
    const text = codes === undefined ? said : Object.hasOwn(codes, said) ? codes[said] ?? '' : ''
    if (text !== '') placeAt(sent, way, text)
    // What was said and has no code there may not be left out in silence, either.
    else if (isNeeded || said !== '') missing.push(from)
  }
  return { sent, missing }
}

function resultBody({ write }: GenericSettings, { dossier, result }: ToldDossier): SentBody {
  if (!write || !result) return { sent: {}, missing: [] }
  const sent: Record<string, Json> = {}
  for (const [way, text] of Object.entries(write.fixed ?? {})) placeAt(sent, way, text)
  const said = [
    [write.number, dossier.number], [write.resultNumber, result.number], [write.day, result.issuedOn],
    [write.title, result.title],
  ] as const
  for (const [way, text] of said) placeAt(sent, way, text)
  return { sent, missing: [] }
}

function wordAt(row: Answer, way: string, most: number): string {
  return wordIn(...placeOf(row, way), most)
}

/** The row in which the last name of a way stands, and that name. */
function placeOf(row: Answer, way: string): [row: Answer, name: string] {
  const [parent, name] = parentOf(row, way)
  return [rowOf(parent), name]
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}
