import { randomUUID } from 'node:crypto'
import type { Faults } from '../../faults.ts'
import { type Row, rowIn } from '../../json.ts'
import type { Json, Told } from '../../partner.ts'

interface Question { readonly id: string; readonly row: Row; state: string; readonly answers: Json[] }

/**
 * What people ask or report at the portal (hỏi đáp; phản ánh, kiến nghị), about a dossier or about none: each lies
 * there until it is received, and is answered by the province or refused. Deed: `ask`, with what it says by the
 * portal's names; without MaHoSo it is about no dossier.
 */
export function openQuestions(faults: () => Faults) {
  const questions: Question[] = []
  const find = (id: Json | undefined) => questions.find((one) => one.id === id)
  const list = (): Told => {
    const rows = questions.filter(({ state }) => state === '0' || faults().repeat > 0).map(({ id }) => ({ MaGoi: id }))
    const all = Array.from({ length: faults().repeat + 1 }, () => rows).flat()
    return said({ error_code: '0', data: faults().reorder ? all.reverse() : all })
  }
  const read = ({ MaGoi: id }: Row): Told => {
    const found = find(id)
    return said(found ? { error_code: '0', data: { MaHoiDap: found.id, ...found.row } } : { error_code: '1', message: 'MA_GOI' })
  }
  const settle = ({ data }: Row): Told => said({
    error_code: '0', data: (Array.isArray(data) ? data : []).map((one: Json) => {
      const row = rowIn(one) ?? {}
      const found = find(row['MaHoiDap'])
      if (found && typeof row['TrangThai'] === 'string') found.state = row['TrangThai']
      if (found && row['NoiDungTraLoi'] !== undefined) found.answers.push(row['NoiDungTraLoi'])
      return { MaHoiDap: row['MaHoiDap'] ?? null, MaHoSo: row['MaHoSo'] ?? null, error_code: found ? '0' : '1', message: found ? '' : 'MA_HOI_DAP' }
    }),
  })
  return {
    services: {
      LayDanhSachHoiDapGuiTuDVCQG: list, LayHoiDapGuiTuDVCQG: read, DongBoKetQuaHoiDapGuiTuDVCQG: settle,
    } satisfies Readonly<Record<string, (given: Row) => Told>>,
    act(deed: string, row: Row): Json | undefined {
      if (deed !== 'ask') return undefined
      const id = randomUUID()
      questions.push({ id, row, state: '0', answers: [] })
      return { MaHoiDap: id }
    },
    state: (): Json => questions.map(({ id, row, state, answers }) => ({ id, MaHoSo: row['MaHoSo'] ?? null, LoaiHoiDap: row['LoaiHoiDap'] ?? null, state, answers })),
  }
}

function said(body: Row): Told {
  return { status: 200, body }
}
