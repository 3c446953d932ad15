import { SendFault } from '../../../../platform/send-fault.ts'
import type { Outcome, WaitingMessage } from '../../domain/message.ts'
import { bytesIn, callSector, dayIn, momentIn, rowOf, rowsIn, saidFault, statesIn, wordIn, wordsIn } from '../call-sector.ts'
import { OF_DOSSIER, UNKNOWN, isOfDossier } from '../faults-of-dossier.ts'
import { keptList } from '../kept-list.ts'
import type { SaidState, SectorSystem, SentBody } from '../sector-system.ts'
import { withFiles } from '../sent-files.ts'
import { declarationOf } from './declaration.ts'
import type { CriminalRecordSettings } from './settings.ts'

export const CRIMINAL_RECORD = 'criminal-record'

/** So long its list of nationalities is gone by, unless the settings say otherwise. */
const KEPT_HOURS = 24

/**
 * The criminal record system (quản lý lý lịch tư pháp) by the operations of domain reference 8.6. The shape of its
 * answers – `errorCode`, `data` and the names in it – is our reading until those of the ministry are seen; whatever
 * does not have it is taken for unreadable, and nothing of it is believed. `now` is the clock of the machine.
 */
export function criminalRecordSystem(settings: CriminalRecordSettings, now: () => Date): SectorSystem {
  const call = async (operation: string, given: Parameters<typeof callSector>[2] = {}) => {
    const answer = await callSector(settings, `apiLyLichTuPhap/${operation}`, given)
    return { answer, code: wordIn(answer, 'errorCode', 10) }
  }
  const ask = async (operation: string, given: Parameters<typeof callSector>[2] = {}) => {
    const { answer, code } = await call(operation, given)
    if (code !== '0') throw saidFault(code)
    return answer
  }
  const nations = keptList(settings.nationalitiesHours ?? KEPT_HOURS, now, async () =>
    rowsIn((await ask('traDanhMuc', { query: { loaiDanhMuc: 'quoc-tich' } }))['data']))
  return {
    system: CRIMINAL_RECORD,
    isRegister: false,
    takesFiles: settings.files !== undefined,
    // DEC_STATUS_ID
    states: { 3: 'received', 4: 'in-process', 5: 'finished' },
    compose: (told) => withFiles(declarationOf(told), settings.files, told.files),
    async send({ id, body }: WaitingMessage): Promise<Outcome> {
      const { sent } = body as unknown as SentBody
      const form = rowOf(sent['declarationWSForm'])
      const { nationalityCode, ...declared } = form
      const nationalityId = (await nations.find((one) => one['code'] === nationalityCode))?.['id']
      if (typeof nationalityId !== 'string' && typeof nationalityId !== 'number')
        return { id, is: 'refused', fault: 'nationality-without-code' }
      const { answer, code } = await call('nhanHoSoDangKy', {
        body: { agency: settings.agency, ...sent, declarationWSForm: { ...declared, nationalityId } },
      })
      if (code === '0') return { id, is: 'taken', answer: JSON.stringify(answer) }
      if (isOfDossier(code)) return { id, is: 'refused', fault: `error-${code}` }
      throw saidFault(code)
    },
    async listSaid() {
      const { data } = await ask('traDsTrangThaiHs', { query: { agency: settings.agency } })
      return statesIn(rowsIn(data), numberIn, stateIn)
    },
    unknownAs: UNKNOWN,
    faultsOfDossier: OF_DOSSIER,
    stateOf: async (number) => stateIn(rowOf((await ask('traTrangThaiHs', { query: { receiveNo: number } }))['data'])),
    async fetchResult(number) {
      const row = rowOf((await ask('traHoSo', { query: { receiveNo: number } }))['data'])
      if (row['receiveNo'] !== number) throw new SendFault('answer-of-another', false)
      return {
        number: wordIn(row, 'certificateNo', 60), issuedOn: dayIn(row, 'issueDateStr'), issuer: wordIn(row, 'issuer'),
        file: { name: wordIn(row, 'fileName', 120), bytes: bytesIn(row, 'fileContent') },
      }
    },
    async confirm({ number, code }) {
      await ask('danhDauHsThanhCong', { body: { receiveNo: number, decStatusId: code } })
    },
  }
}

function numberIn(row: Readonly<Record<string, unknown>>): string {
  return wordIn(row, 'receiveNo', 60)
}

function stateIn(row: Readonly<Record<string, unknown>>): SaidState {
  return {
    number: numberIn(row), code: wordIn(row, 'decStatusId', 10), at: momentIn(row, 'updatedDateStr'),
    words: wordsIn(row, 'note'),
  }
}
