import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { TEMPLATE_FIELDS, type TemplateField } from '@motcua/contracts/talk.ts'
import { showMoment, showShortDay } from '../../lib/dates.ts'

export type TemplateValues = Readonly<Record<TemplateField, string>>

/** What a template may say of a dossier. A date that is not set is dots, as on paper. */
export function templateValues(
  dossier: Pick<DossierDetail, 'applicant' | 'number' | 'procedure' | 'submittedAt' | 'dueAt' | 'competentUnitName'>,
  officer: string, now: Date,
): TemplateValues {
  return {
    nguoi_nop: dossier.applicant.fullName, ma_ho_so: dossier.number, thu_tuc: dossier.procedure.name,
    ngay_nop: showShortDay(dossier.submittedAt), ngay_hen: dossier.dueAt ? showMoment(dossier.dueAt) : '……',
    noi_giai_quyet: dossier.competentUnitName, can_bo: officer, hom_nay: showShortDay(now),
  }
}

/** Each field once: a value that looks like a field, or like markup, is text and stays as it is. */
export function fillTemplate(text: string, values: TemplateValues): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    (TEMPLATE_FIELDS as readonly string[]).includes(name) ? values[name as TemplateField] : whole)
}
