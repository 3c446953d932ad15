import { SendFault } from '../../../../platform/send-fault.ts'
import type { Outcome, WaitingMessage } from '../../domain/message.ts'
import { bytesIn, callSector, dayIn, momentIn, rowOf, rowsIn, saidFault, statesIn, wordIn, wordsIn } from '../call-sector.ts'
import { OF_DOSSIER, UNKNOWN, isOfDossier } from '../faults-of-dossier.ts'
import type { SaidState, SectorSystem, SentBody } from '../sector-system.ts'
import { landDossierOf } from './land-dossier.ts'
import type { LandSettings } from './settings.ts'
import { taxNoticeIn } from './tax-notice.ts'

export const LAND = 'land'

/**
 * The land information system (hệ thống thông tin đất đai) of the province: it decides dossiers of land, says which tax
 * notices its tax agency made, and gives the certificate back.
 *
 * TODO(law): domain reference 8.1 says that there are a parcel, a certificate and a tax slip, "REST by product"; paths,
 * names and codes of the calls are our reading after those of 8.6, until those of the product in use are seen. What
 * does not have this shape is taken for unreadable.
 */
export function landSystem(settings: LandSettings): SectorSystem {
  const { agency: maDonVi } = settings
  const call = async (operation: string, given: Parameters<typeof callSector>[2] = {}) => {
    const answer = await callSector(settings, `apiDatDai/${operation}`, given)
    return { answer, code: wordIn(answer, 'errorCode', 10) }
  }
  const ask = async (operation: string, given: Parameters<typeof callSector>[2] = {}) => {
    const { answer, code } = await call(operation, given)
    if (code !== '0') throw saidFault(code)
    return answer['data']
  }
  const askOf = async (operation: string, maHoSo: string) => {
    const row = rowOf(await ask(operation, { query: { maDonVi, maHoSo } }))
    if (row['maHoSo'] !== maHoSo) throw new SendFault('answer-of-another', false)
    return row
  }
  return {
    system: LAND,
    isRegister: false,
    takesFiles: true,
    states: {
      0: 'refused', 1: 'received', 2: 'in-process', 3: 'needs-supplement', 4: 'awaiting-payment', 5: 'eligible', 6: 'finished',
    },
    compose: (told) => landDossierOf(maDonVi, told),
    async send({ id, kind, body }: WaitingMessage): Promise<Outcome> {
      // What is decided elsewhere has no way into its register yet.
      if (kind === 'result') return { id, is: 'refused', fault: 'result-not-written-there' }
      const { sent } = body as unknown as SentBody
      const { answer, code } = await call('guiHoSo', { body: sent })
      if (code === '0') return { id, is: 'taken', answer: JSON.stringify(answer) }
      if (isOfDossier(code)) return { id, is: 'refused', fault: `error-${code}` }
      throw saidFault(code)
    },
    listSaid: async () => statesIn(rowsIn(await ask('dsTrangThaiHoSo', { query: { maDonVi } })), numberIn, stateIn),
    unknownAs: UNKNOWN,
    faultsOfDossier: OF_DOSSIER,
    stateOf: async (number) => stateIn(await askOf('traTrangThaiHoSo', number)),
    async fetchTaxNotices(number) {
      const { dsThongBao } = await askOf('thongBaoThue', number)
      return rowsIn(dsThongBao).map((row) => taxNoticeIn(row))
    },
    async fetchResult(number) {
      const row = await askOf('ketQuaHoSo', number)
      return {
        number: wordIn(row, 'soVaoSo', 60), issuedOn: dayIn(row, 'ngayCap'), issuer: wordIn(row, 'coQuanCap'),
        file: { name: wordIn(row, 'tenTep', 120), bytes: bytesIn(row, 'noiDungTep') },
      }
    },
    async confirm({ number, code }) {
      await ask('daNhanTrangThai', { body: { maDonVi, maHoSo: number, trangThai: code } })
    },
  }
}

function numberIn(row: Readonly<Record<string, unknown>>): string {
  return wordIn(row, 'maHoSo', 60)
}

function stateIn(row: Readonly<Record<string, unknown>>): SaidState {
  return {
    number: numberIn(row), code: wordIn(row, 'trangThai', 10), at: momentIn(row, 'ngayCapNhat'),
    words: wordsIn(row, 'ghiChu'),
  }
}
