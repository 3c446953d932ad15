import { type Language, type Text, sayIn } from '@motcua/contracts/texts.ts'
import { compileForms } from './compile-form.ts'
import type { FormProblem } from './form-bench.ts'
import { GENERAL } from './general-form-texts.ts'
import type { FormDefinition } from './model.ts'
import { PUBLISH } from './publish-texts.ts'
import type { RawField, RawForm, RawForms, RawGeneral, RawSection } from './raw-form.ts'

/** In force for ever: nobody published it, so nobody ends it. */
const SINCE = '1989-07-01'

/** What a composed form depends on: who may ask, and the papers that are asked for, by their kind. */
export interface GeneralProcedure {
  readonly id: string
  readonly name: string
  readonly sector: string
  readonly subjects: readonly ('citizen' | 'organisation')[]
  readonly documentTypes: readonly string[]
}

/**
 * A form for a procedure without a known declaration: who asks, for whom, for what, and what its papers and its sector
 * tell of, composed from the dictionary and marked provisional. Throws if the dictionary lacks one of its words, which
 * is a fault of the data file.
 */
export function generalForm(raw: RawForms, procedure: GeneralProcedure): FormDefinition {
  const { forms, problems } = compileForms({ ...raw, forms: [rawGeneralForm(procedure, raw.general)] })
  const [form] = forms
  if (!form || problems.length > 0) {
    throw new Error(`general form: ${problems.map(({ place, text }) => `${place} ${text}`).join('; ')}`)
  }
  return form
}

/** What is wrong with the sections that composed forms are made of, each looked at as a form of its own. */
export function problemsOfGeneral(raw: RawForms, language: Language = 'vi'): readonly FormProblem[] {
  const { general } = raw
  if (!general) return []
  const named = [general.by_procedure, general.by_document, general.by_sector].flatMap((by) => Object.values(by).flat())
  const missing = [...new Set(named)].filter((name) => !Object.hasOwn(general.sections, name))
    .map((name) => ({
      place: `general/${name}`, code: 'unknown-name', text: sayIn(language)(PUBLISH.unknownSection, { name }),
    }))
  const procedures = Object.keys(general.by_procedure).map((id): GeneralProcedure =>
    ({ id, name: id, sector: '', subjects: ['citizen'], documentTypes: [] }))
  const each = Object.entries(general.by_document).map(([type]): GeneralProcedure =>
    ({ id: `giay-to-${type}`, name: type, sector: '', subjects: ['citizen', 'organisation'], documentTypes: [type] }))
  const sectors = Object.keys(general.by_sector).map((sector): GeneralProcedure =>
    ({ id: `linh-vuc-${sector}`, name: sector, sector, subjects: ['organisation'], documentTypes: [] }))
  const forms = [...procedures, ...each, ...sectors].map((one) => rawGeneralForm(one, general))
  return [...missing, ...compileForms({ ...raw, forms }, language).problems]
}

const ACTS_FOR = 'request.actsAs = "uy-quyen"'
const FOR_ORGANISATION = 'request.actsAs = "to-chuc"'
const FOR_ANOTHER = 'requester.relationToSubject != "ban-than"'
/** Put on the provisional result. */
const ON_RESULT = 'provisional'

/** Who asks: only people, only organisations, or either, who then says which. */
type Applicants = 'people' | 'organisations' | 'either'

function applicantsOf({ subjects }: GeneralProcedure): Applicants {
  if (!subjects.includes('organisation')) return 'people'
  return subjects.includes('citizen') ? 'either' : 'organisations'
}

/** The same as it would be written, before it is compiled. */
export function rawGeneralForm(procedure: GeneralProcedure, general: RawGeneral | undefined): RawForm {
  const { id, name } = procedure
  const applicants = applicantsOf(procedure)
  const facts = factsOf(procedure, general)
  const people = applicants === 'organisations' ? [] : [authorisation()]
  return {
    id: `don-chung-${id}`, procedures: [id], name_vi: sayIn('vi')(GENERAL.name, { name }), confidence: 'guess',
    fields_confidence: 'guess', isProvisional: true,
    note: general?.note ?? GENERAL.note.vi,
    versions: [{ legal: GENERAL.legal.vi, form: GENERAL.form.vi, valid_from: SINCE, valid_to: null }],
    ...(general?.own_fields && { own_fields: general.own_fields }),
    pages: [
      {
        id: 'nguoi-de-nghi', ...titled(GENERAL.applicant),
        sections: [applicant(applicants), ...people, ...applicants === 'people' ? [] : [organisation(applicants)]],
      },
      ...applicants === 'organisations' ? [] : [{
        id: 'nguoi-duoc-giai-quyet', ...titled(GENERAL.concerned), sections: [subject(applicants)],
      }],
      ...facts.length === 0 ? [] : [{ id: 'thong-tin', ...titled(GENERAL.facts), sections: facts }],
      { id: 'noi-dung', ...titled(GENERAL.request), sections: [request(), delivery()] },
    ],
    rules: applicants === 'organisations' ? [] : [{
      id: 'authoriserDiffers', severity: 'refuse', when: `${ACTS_FOR} and authoriser.idNumber != null`,
      check: 'authoriser.idNumber != requester.idNumber', field: 'authoriser.idNumber', reason: 'duplicatePerson',
      message_vi: GENERAL.samePerson.vi, message_en: GENERAL.samePerson.en,
    }],
    declaration_vi: GENERAL.declaration.vi, declaration_en: GENERAL.declaration.en,
    signatures: [{ who: 'requester', label_vi: GENERAL.applicant.vi, when: 'true' }],
    attachments: [],
  }
}

/** Sections by the procedure, then by its papers, then by its sector; each once, and no question twice. */
function factsOf({ id, documentTypes, sector }: GeneralProcedure, general: RawGeneral | undefined): RawSection[] {
  if (!general) return []
  const { sections, by_procedure: procedures, by_document: documents, by_sector: sectors } = general
  const names = [procedures[id], ...documentTypes.map((type) => documents[type]), sectors[sector]].flat()
  const asked = new Set<string>()
  return [...new Set(names)].flatMap((name): RawSection[] => {
    const section = name === undefined ? undefined : sections[name]
    const fields = section?.fields.filter(({ key }) => !asked.has(key)) ?? []
    for (const { key } of fields) asked.add(key)
    return section && name !== undefined && fields.length > 0 ? [{ ...section, id: name, fields }] : []
  })
}

function applicant(applicants: Applicants): RawSection {
  const onResult = applicants === 'organisations' ? {} : { result: ON_RESULT }
  const capacity = applicants === 'people' ? { codes: 'actsAsPerson' } : {}
  return {
    id: 'nguoi-de-nghi', ...titled(GENERAL.applicant),
    fields: [
      always('request.agency', GENERAL.addressee), { ...always('requester.fullName', GENERAL.fullName), ...onResult },
      { ...always('requester.birthDate', GENERAL.birthDate), ...onResult },
      always('requester.idKind', GENERAL.idKind), always('requester.idNumber', GENERAL.idNumber),
      always('requester.contactAddress', GENERAL.contactAddress),
      always('requester.phone', GENERAL.phone), optional('requester.email', GENERAL.email),
      ...applicants === 'organisations' ? [] : [
        { ...always('request.actsAs', GENERAL.actsAs), ...capacity },
        always('requester.relationToSubject', GENERAL.relation),
      ],
    ],
  }
}

function authorisation(): RawSection {
  return {
    id: 'uy-quyen', ...titled(GENERAL.authoriser), show: ACTS_FOR,
    fields: [
      always('authoriser.fullName', GENERAL.fullName), always('authoriser.idKind', GENERAL.idKind),
      always('authoriser.idNumber', GENERAL.idNumber), optional('authorisation.number', GENERAL.authorisationNumber),
      always('authorisation.date', GENERAL.authorisationDate),
    ],
  }
}

function organisation(applicants: Applicants): RawSection {
  return {
    id: 'to-chuc', ...titled(GENERAL.organisation), ...(applicants === 'either' && { show: FOR_ORGANISATION }),
    fields: [
      { ...always('applicantOrg.name', GENERAL.orgName), result: ON_RESULT },
      { ...always('applicantOrg.idNumber', GENERAL.orgNumber), result: ON_RESULT },
      { ...always('applicantOrg.address', GENERAL.orgAddress), result: ON_RESULT },
      optional('applicantOrg.position', GENERAL.position),
    ],
  }
}

function subject(applicants: Applicants): RawSection {
  return {
    id: 'nguoi-duoc-giai-quyet', ...titled(GENERAL.concerned),
    show: applicants === 'either' ? `${FOR_ANOTHER} and request.actsAs != "to-chuc"` : FOR_ANOTHER,
    fields: [
      { ...always('subject.fullName', GENERAL.fullName), result: ON_RESULT },
      { ...always('subject.birthDate', GENERAL.birthDate), result: ON_RESULT },
      optional('subject.sex', GENERAL.sex), optional('subject.idKind', GENERAL.idKind),
      { ...always('subject.idNumber', GENERAL.idNumber), required: 'when', when: 'subject.idKind != null' },
    ],
  }
}

function request(): RawSection {
  return {
    id: 'noi-dung', ...titled(GENERAL.request),
    fields: [
      { ...always('request.content', GENERAL.request), result: ON_RESULT }, optional('request.reason', GENERAL.reason),
    ],
  }
}

function delivery(): RawSection {
  return {
    id: 'ket-qua', ...titled(GENERAL.result),
    fields: [
      always('request.resultDelivery', GENERAL.delivery),
      { ...always('request.resultAddress', GENERAL.deliveryAddress), show: 'request.resultDelivery = "buu-chinh"' },
      optional('request.madeOn', GENERAL.day), always('declaration.truthful', GENERAL.pledge),
      always('declaration.dataUse', GENERAL.dataUse), optional('requester.signature', GENERAL.signature),
    ],
  }
}

function titled({ vi, en }: Text) {
  return { title_vi: vi, title_en: en }
}

function always(key: string, { vi, en }: Text): RawField {
  return { key, label: vi, label_en: en, required: 'always' }
}

function optional(key: string, { vi, en }: Text): RawField {
  return { key, label: vi, label_en: en, required: 'never' }
}
