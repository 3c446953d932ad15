import { compileForms } from './compile-form.ts'
import type { FormDefinition } from './model.ts'
import type { RawField, RawForm, RawForms, RawSection } from './raw-form.ts'

/** In force for ever: nobody published it, so nobody ends it. */
const SINCE = '1989-07-01'

/**
 * A form for a procedure without a known declaration: who asks, for whom, and for what, composed from the dictionary
 * and marked provisional. Throws if the dictionary lacks one of its words, which is a fault of the data file.
 */
export function generalForm(raw: RawForms, procedure: { readonly id: string; readonly name: string }): FormDefinition {
  const { forms, problems } = compileForms({ ...raw, forms: [rawGeneralForm(procedure)] })
  const [form] = forms
  if (!form || problems.length > 0) {
    throw new Error(`general form: ${problems.map(({ place, text }) => `${place} ${text}`).join('; ')}`)
  }
  return form
}

const ACTS_FOR = 'request.actsAs = "uy-quyen"'
const FOR_ORGANISATION = 'request.actsAs = "to-chuc"'
const FOR_ANOTHER = 'requester.relationToSubject != "ban-than"'

function rawGeneralForm({ id, name }: { readonly id: string; readonly name: string }): RawForm {
  return {
    id: `don-chung-${id}`, procedures: [id], name_vi: `Đơn đề nghị: ${name}`, confidence: 'guess',
    fields_confidence: 'guess', isProvisional: true, note: 'Mẫu tạm, ghép từ từ điển dữ liệu, chờ mẫu chính thức.',
    versions: [{ legal: 'Mẫu tạm của hệ thống', form: 'Đơn đề nghị', valid_from: SINCE, valid_to: null }],
    pages: [
      { id: 'nguoi-de-nghi', title_vi: 'Người đề nghị', sections: [applicant(), authorisation(), organisation()] },
      { id: 'nguoi-duoc-giai-quyet', title_vi: 'Người được giải quyết', sections: [subject()] },
      { id: 'noi-dung', title_vi: 'Nội dung đề nghị', sections: [request(), delivery()] },
    ],
    rules: [{
      id: 'authoriserDiffers', severity: 'refuse', when: `${ACTS_FOR} and authoriser.idNumber != null`,
      check: 'authoriser.idNumber != requester.idNumber', field: 'authoriser.idNumber', reason: 'duplicatePerson',
      message_vi: 'Người ủy quyền và người nộp không thể là một người.',
    }],
    declaration_vi: 'Người đề nghị cam đoan lời khai đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai.',
    signatures: [{ who: 'requester', label_vi: 'Người đề nghị', when: 'true' }],
    attachments: [],
  }
}

function applicant(): RawSection {
  return {
    id: 'nguoi-de-nghi', title_vi: 'Người đề nghị',
    fields: [
      always('request.agency', 'Kính gửi'), always('requester.fullName', 'Họ, chữ đệm, tên'),
      always('requester.birthDate', 'Ngày, tháng, năm sinh'), always('requester.idKind', 'Giấy tờ tùy thân: loại'),
      always('requester.idNumber', 'Giấy tờ tùy thân: số'), always('requester.contactAddress', 'Địa chỉ liên lạc'),
      always('requester.phone', 'Số điện thoại'), optional('requester.email', 'Thư điện tử'),
      always('request.actsAs', 'Tư cách người nộp'),
      always('requester.relationToSubject', 'Quan hệ với người được giải quyết'),
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

function organisation(): RawSection {
  return {
    id: 'to-chuc', title_vi: 'Cơ quan, tổ chức', show: FOR_ORGANISATION,
    fields: [
      always('applicantOrg.name', 'Tên cơ quan, tổ chức'), always('applicantOrg.idNumber', 'Mã số'),
      always('applicantOrg.address', 'Địa chỉ trụ sở'),
    ],
  }
}

function subject(): RawSection {
  return {
    id: 'nguoi-duoc-giai-quyet', title_vi: 'Người được giải quyết',
    show: `${FOR_ANOTHER} and request.actsAs != "to-chuc"`,
    fields: [
      always('subject.fullName', 'Họ, chữ đệm, tên'), always('subject.birthDate', 'Ngày, tháng, năm sinh'),
      optional('subject.sex', 'Giới tính'), optional('subject.idKind', 'Giấy tờ tùy thân: loại'),
      { key: 'subject.idNumber', label: 'Giấy tờ tùy thân: số', required: 'when', when: 'subject.idKind != null' },
    ],
  }
}

function request(): RawSection {
  return {
    id: 'noi-dung', title_vi: 'Nội dung đề nghị',
    fields: [always('request.content', 'Nội dung đề nghị'), optional('request.reason', 'Lý do')],
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
