import { compileForms } from './compile-form.ts'
import type { FormProblem } from './form-bench.ts'
import type { FormDefinition } from './model.ts'
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
export function problemsOfGeneral(raw: RawForms): readonly FormProblem[] {
  const { general } = raw
  if (!general) return []
  const named = [general.by_procedure, general.by_document, general.by_sector].flatMap((by) => Object.values(by).flat())
  const missing = [...new Set(named)].filter((name) => !Object.hasOwn(general.sections, name))
    .map((name) => ({ place: `general/${name}`, code: 'unknown-name', text: `Không có mục "${name}".` }))
  const procedures = Object.keys(general.by_procedure).map((id): GeneralProcedure =>
    ({ id, name: id, sector: '', subjects: ['citizen'], documentTypes: [] }))
  const each = Object.entries(general.by_document).map(([type]): GeneralProcedure =>
    ({ id: `giay-to-${type}`, name: type, sector: '', subjects: ['citizen', 'organisation'], documentTypes: [type] }))
  const sectors = Object.keys(general.by_sector).map((sector): GeneralProcedure =>
    ({ id: `linh-vuc-${sector}`, name: sector, sector, subjects: ['organisation'], documentTypes: [] }))
  const forms = [...procedures, ...each, ...sectors].map((one) => rawGeneralForm(one, general))
  return [...missing, ...compileForms({ ...raw, forms }).problems]
}

const ACTS_FOR = 'request.actsAs = "uy-quyen"'
const FOR_ORGANISATION = 'request.actsAs = "to-chuc"'
const FOR_ANOTHER = 'requester.relationToSubject != "ban-than"'
/** Put on the provisional result. */
const ON_RESULT = 'tạm'

/** Who asks: only people, only organisations, or either, who then says which. */
type Applicants = 'people' | 'organisations' | 'either'

function applicantsOf({ subjects }: GeneralProcedure): Applicants {
  if (!subjects.includes('organisation')) return 'people'
  return subjects.includes('citizen') ? 'either' : 'organisations'
}

function rawGeneralForm(procedure: GeneralProcedure, general: RawGeneral | undefined): RawForm {
  const { id, name } = procedure
  const applicants = applicantsOf(procedure)
  const facts = factsOf(procedure, general)
  const people = applicants === 'organisations' ? [] : [authorisation()]
  return {
    id: `don-chung-${id}`, procedures: [id], name_vi: `Đơn đề nghị: ${name}`, confidence: 'guess',
    fields_confidence: 'guess', isProvisional: true,
    note: general?.note ?? 'Mẫu tạm, ghép từ từ điển dữ liệu, chờ mẫu chính thức.',
    versions: [{ legal: 'Mẫu tạm của hệ thống', form: 'Đơn đề nghị', valid_from: SINCE, valid_to: null }],
    ...(general?.own_fields && { own_fields: general.own_fields }),
    pages: [
      {
        id: 'nguoi-de-nghi', title_vi: 'Người đề nghị',
        sections: [applicant(applicants), ...people, ...applicants === 'people' ? [] : [organisation(applicants)]],
      },
      ...applicants === 'organisations' ? [] : [{
        id: 'nguoi-duoc-giai-quyet', title_vi: 'Người được giải quyết', sections: [subject(applicants)],
      }],
      ...facts.length === 0 ? [] : [{ id: 'thong-tin', title_vi: 'Thông tin về việc đề nghị', sections: facts }],
      { id: 'noi-dung', title_vi: 'Nội dung đề nghị', sections: [request(), delivery()] },
    ],
    rules: applicants === 'organisations' ? [] : [{
      id: 'authoriserDiffers', severity: 'refuse', when: `${ACTS_FOR} and authoriser.idNumber != null`,
      check: 'authoriser.idNumber != requester.idNumber', field: 'authoriser.idNumber', reason: 'duplicatePerson',
      message_vi: 'Người ủy quyền và người nộp không thể là một người.',
    }],
    declaration_vi: 'Người đề nghị cam đoan lời khai đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai.',
    signatures: [{ who: 'requester', label_vi: 'Người đề nghị', when: 'true' }],
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
    id: 'nguoi-de-nghi', title_vi: 'Người đề nghị',
    fields: [
      always('request.agency', 'Kính gửi'), { ...always('requester.fullName', 'Họ, chữ đệm, tên'), ...onResult },
      { ...always('requester.birthDate', 'Ngày, tháng, năm sinh'), ...onResult },
      always('requester.idKind', 'Giấy tờ tùy thân: loại'), always('requester.idNumber', 'Giấy tờ tùy thân: số'),
      always('requester.contactAddress', 'Địa chỉ liên lạc'),
      always('requester.phone', 'Số điện thoại'), optional('requester.email', 'Thư điện tử'),
      ...applicants === 'organisations' ? [] : [
        { ...always('request.actsAs', 'Tư cách người nộp'), ...capacity },
        always('requester.relationToSubject', 'Quan hệ với người được giải quyết'),
      ],
    ],
  }
}

function authorisation(): RawSection {
  return {
    id: 'uy-quyen', title_vi: 'Người ủy quyền', show: ACTS_FOR,
    fields: [
      always('authoriser.fullName', 'Họ, chữ đệm, tên'), always('authoriser.idKind', 'Giấy tờ tùy thân: loại'),
      always('authoriser.idNumber', 'Giấy tờ tùy thân: số'), optional('authorisation.number', 'Văn bản ủy quyền: số'),
      always('authorisation.date', 'Ngày lập văn bản ủy quyền'),
    ],
  }
}

function organisation(applicants: Applicants): RawSection {
  return {
    id: 'to-chuc', title_vi: 'Cơ quan, tổ chức', ...(applicants === 'either' && { show: FOR_ORGANISATION }),
    fields: [
      { ...always('applicantOrg.name', 'Tên cơ quan, tổ chức'), result: ON_RESULT },
      { ...always('applicantOrg.idNumber', 'Mã số'), result: ON_RESULT },
      { ...always('applicantOrg.address', 'Địa chỉ trụ sở'), result: ON_RESULT },
      optional('applicantOrg.position', 'Chức vụ của người đề nghị'),
    ],
  }
}

function subject(applicants: Applicants): RawSection {
  return {
    id: 'nguoi-duoc-giai-quyet', title_vi: 'Người được giải quyết',
    show: applicants === 'either' ? `${FOR_ANOTHER} and request.actsAs != "to-chuc"` : FOR_ANOTHER,
    fields: [
      { ...always('subject.fullName', 'Họ, chữ đệm, tên'), result: ON_RESULT },
      { ...always('subject.birthDate', 'Ngày, tháng, năm sinh'), result: ON_RESULT },
      optional('subject.sex', 'Giới tính'), optional('subject.idKind', 'Giấy tờ tùy thân: loại'),
      { key: 'subject.idNumber', label: 'Giấy tờ tùy thân: số', required: 'when', when: 'subject.idKind != null' },
    ],
  }
}

function request(): RawSection {
  return {
    id: 'noi-dung', title_vi: 'Nội dung đề nghị',
    fields: [
      { ...always('request.content', 'Nội dung đề nghị'), result: ON_RESULT }, optional('request.reason', 'Lý do'),
    ],
  }
}

function delivery(): RawSection {
  return {
    id: 'ket-qua', title_vi: 'Kết quả và cam đoan',
    fields: [
      always('request.resultDelivery', 'Hình thức nhận kết quả'),
      { ...always('request.resultAddress', 'Địa chỉ nhận kết quả'), show: 'request.resultDelivery = "buu-chinh"' },
      optional('request.madeOn', 'Ngày'), always('declaration.truthful', 'Cam đoan'),
      always('declaration.dataUse', 'Thông báo xử lý dữ liệu cá nhân'), optional('requester.signature', 'Chữ ký'),
    ],
  }
}

function always(key: string, label: string): RawField {
  return { key, label, required: 'always' }
}

function optional(key: string, label: string): RawField {
  return { key, label, required: 'never' }
}
