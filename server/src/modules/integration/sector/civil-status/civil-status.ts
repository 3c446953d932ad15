import { stampOf } from '../../../../platform/partner/stamp.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import type { Outcome, WaitingMessage } from '../../domain/message.ts'
import { callSector, dayIn, momentIn, rowOf, rowsIn, saidFault, statesIn, wordIn, wordsIn } from '../call-sector.ts'
import { OF_DOSSIER, UNKNOWN, isOfDossier } from '../faults-of-dossier.ts'
import type { SaidState, SectorSystem, SentBody } from '../sector-system.ts'
import { withFiles } from '../sent-files.ts'
import { registrationOf } from './registration.ts'
import type { CivilStatusSettings } from './settings.ts'

export const CIVIL_STATUS = 'civil-status'

/**
 * The civil status register (đăng ký và quản lý hộ tịch điện tử) by the operations of domain reference 8.6. Births,
 * deaths and marriages are decided here: they are entered when they are received, the number of the register comes
 * back, and our result is written when it is issued. The names in its answers are our reading until the ministry's are
 * seen.
 */
export function civilStatusSystem(settings: CivilStatusSettings): SectorSystem {
  const { agency: maDonVi, since: sinceName } = settings
  const call = async (operation: string, given: Parameters<typeof callSector>[2] = {}) => {
    const answer = await callSector(settings, `apiHoTichTuPhap/${operation}`, given)
    return { answer, code: wordIn(answer, 'errorCode', 10) }
  }
  const ask = async (operation: string, more: Readonly<Record<string, string>> = {}) => {
    const { answer, code } = await call(operation, { query: { maDonVi, ...more } })
    if (code !== '0') throw saidFault(code)
    return answer['data']
  }
  return {
    system: CIVIL_STATUS,
    isRegister: true,
    takesFiles: settings.files !== undefined,
    states: { 0: 'refused', 1: 'received', 2: 'needs-supplement', 3: 'eligible', 4: 'finished' },
    compose: (told) => withFiles(registrationOf(maDonVi, told), settings.files, told.files),
    async send({ id, kind, body }: WaitingMessage): Promise<Outcome> {
      const { sent } = body as unknown as SentBody
      const { answer, code } = await call(kind === 'result' ? 'traHoSo' : 'dangKyHoTich', { body: sent })
      if (code === '0') return { id, is: 'taken', answer: JSON.stringify(answer) }
      if (isOfDossier(code)) return { id, is: 'refused', fault: `error-${code}` }
      throw saidFault(code)
    },
    takesSince: sinceName !== undefined,
    async listSaid(since) {
      const asked = sinceName !== undefined && since ? { [sinceName]: stampOf(since) } : {}
      return statesIn(rowsIn(await ask('traDanhSachHoSo', asked)), numberIn, stateIn)
    },
    unknownAs: UNKNOWN,
    faultsOfDossier: OF_DOSSIER,
    stateOf: async (maHoSo) => stateIn(rowOf(await ask('traTrangThaiHoSo', { maHoSo }))),
    async fetchResult(number) {
      const row = rowOf(await ask('ketQuaDangKyHS', { maHoSo: number }))
      if (row['maHoSo'] !== number) throw new SendFault('answer-of-another', false)
      const [entry, book] = [wordIn(row, 'soDangKy', 20), wordIn(row, 'quyenSo', 20)]
      return {
        number: `${entry}, quyển ${book}`, issuedOn: dayIn(row, 'ngayDangKy'), issuer: wordIn(row, 'noiDangKy'), file: null,
      }
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
