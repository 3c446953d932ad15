import { PROCEDURE_CODES } from '@motcua/sandbox/partners/national-portal/procedures.ts'
import type { Day } from '../kernel/civil-day.ts'
import type { CatalogueSource, ProcedureVersion } from '../modules/catalogue/public.ts'
import { codeOfProcedure } from '../modules/integration/public.ts'
import type { Json } from '../platform/db.ts'

/** A procedure as the portal publishes it: the fields of LayThuTuc. */
export type PortalRow = Readonly<Record<string, Json>> & { readonly MATTHC: string; readonly TENTTHC: string }

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

/**
 * What the portal of the demonstration publishes: the procedures in force on a day as we say them, but for a few, so
 * that whoever looks at differences sees each kind. One longer limit and another name, one sector under a code that
 * means nothing here, one that the portal does not list, one that is none of ours.
 */
export function publishedAtSandbox(catalogue: Pick<CatalogueSource, 'on' | 'versions'>, day: Day): PortalRow[] {
  // Under the code of the day; with what is published already though it begins later, as differences are looked for.
  const all = catalogue.on(day).list().filter(({ code }) => code !== null).map((version) => ({
    code: codeOfProcedure(version),
    newest: catalogue.versions().filter(({ procedure }) => procedure === version.procedure)
      .reduce((last, one) => one.validFrom > last.validFrom ? one : last, version),
  })).toSorted((a, b) => a.code < b.code ? -1 : 1)
  const [longer, elsewhere, unlisted] = all.filter(({ newest: { content: { limits } } }) =>
    limits.length === 1 && limits[0]?.unit === 'working-day')
  const rowOf = (one: (typeof all)[number]) => ({
    ...one === longer ? otherwise(one.newest) : portalRowOf(one.newest), MATTHC: one.code,
    ...one === elsewhere && { LINHVUCTHUCHIEN: 'LV-99' },
  })
  return [
    ...all.filter((one) => one !== unlisted).map(rowOf),
    ...longer ? [{ ...portalRowOf(longer.newest), MATTHC: '9.999999', TENTTHC: 'Thủ tục chỉ Cổng thử nghiệm có' }] : [],
  ]
}

/** Two days more, another name, and a result of another name. */
function otherwise(version: ProcedureVersion): PortalRow {
  const { content } = version
  const more = { ...content, limits: content.limits.map((limit) => ({ ...limit, amount: limit.amount + 2 })) }
  const row = portalRowOf({ ...version, content: more })
  return {
    ...row, TENTTHC: `${content.name} (sửa đổi)`,
    KETQUATHUCHIEN: [{ MAKETQUA: '', TENKETQUA: `${content.result.name} (bản điện tử)` }],
  }
}
