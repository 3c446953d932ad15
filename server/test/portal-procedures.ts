import { PROCEDURE_CODES } from '@motcua/sandbox/partners/national-portal/procedures.ts'
import type { ProcedureVersion } from '../src/modules/catalogue/public.ts'
import { codeOfProcedure } from '../src/modules/integration/public.ts'

export type PortalRow = Readonly<Record<string, unknown>> & { readonly MATTHC: string; readonly TENTTHC: string }

const codeIn = (table: Readonly<Record<string, string>>, meaning: string) =>
  Object.entries(table).find(([, one]) => one === meaning)?.[0] ?? ''

/** A procedure as the portal would publish it, were it to say what our version says. */
export function portalRowOf(version: ProcedureVersion): PortalRow {
  const { content } = version
  const isKnown = content.fee.items.every(({ amount }) => amount !== null)
  const feesOf = (channel: string) => isKnown ? content.fee.items.map(({ name, amount, onlineAmount }) => ({
    MAPHILEPHI: '', SOTIEN: String(channel === 'online' ? onlineAmount ?? amount : amount), DONVI: 'VND', MOTA: name,
  })) : []
  const timesOf = (channel: string) => content.limits.map(({ name, unit, amount }, nth) => ({
    THOIGIANGIAIQUYET: amount, DONVITINH: codeIn(PROCEDURE_CODES.units, unit), MOTA: name ?? '',
    ...nth === 0 && { PHILEPHI: feesOf(channel) },
  }))
  return {
    MATTHC: codeOfProcedure(version), TENTTHC: content.name, TRINHTUTHUCHIEN: [], LINHVUCTHUCHIEN: '', COQUANTHUCHIEN: '',
    CACHTHUCTHUCHIEN: content.channels.map((one) =>
      ({ KENH: codeIn(PROCEDURE_CODES.channels, one), THOIGIAN: timesOf(one) })),
    YEUCAU: content.conditions ?? '', KETQUATHUCHIEN: [{ MAKETQUA: '', TENKETQUA: content.result.name }],
    CANCUPHAPLY: content.legalBasis.map((one) => ({ SOVANBAN: '', TENVANBAN: one })),
    THANHPHANHOSO: { GIAYTO: content.components.map(({ name }) => ({ MAGIAYTO: '', TENGIAYTO: name, TENMAUDON: '', URL: '' })) },
    TRANGTHAI: '',
  }
}
