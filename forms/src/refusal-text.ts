import { epochOn } from './check-address.ts'
import type { ValueReason } from './checked.ts'
import type { Day, FieldShape } from './model.ts'
import { showDay, showNumber } from './show-answer.ts'

/**
 * What to do about a value, in one plain sentence that names the field. The help of the field follows where it says
 * how the value should look.
 */
export function refusalText(field: FieldShape, reason: ValueReason, asOf: Day): string {
  const name = `“${field.label}”`
  switch (reason) {
    case 'required':
      return requiredText(field, name)
    case 'type':
      return typeText(field, name)
    case 'code':
      return field.type === 'address'
        ? `Hãy chọn lại tỉnh, huyện, xã ở ${name}: đơn vị này không có trong danh sách.`
        : `Hãy chọn lại ${name} trong danh sách.`
    case 'pattern':
      return field.type === 'date' || field.type === 'partialDate'
        ? `Ngày ở ${name} không có trong lịch. Hãy ghi lại, ví dụ 25/06/2021.`
        : `Hãy ghi lại ${name} cho đúng dạng.${field.help === undefined ? '' : ` ${field.help}`}`
    case 'demonstrationOnly':
      return `Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx ở ${name}, ví dụ 000185990001. Đừng ghi số của người thật.`
    case 'range':
      return rangeText(field, name)
    case 'tooLong':
      return `Hãy rút ngắn ${name}, nhiều nhất ${field.maxLength ?? 300} chữ.`
    case 'markup':
      return `Hãy bỏ ký hiệu lạ (như <, >) trong ${name} rồi ghi lại bằng chữ thường.`
    case 'future':
      return `${name} không thể sau ngày ${showDay(asOf)}. Hãy xem lại ngày.`
    case 'addressEpoch':
      return addressText(field, name, asOf)
    case 'count':
      return `${name} có quá nhiều dòng. Hãy bỏ bớt, nhiều nhất 200 dòng.`
  }
}

function requiredText(field: FieldShape, name: string): string {
  switch (field.type) {
    case 'choice': case 'choices': return `Hãy chọn ${name}.`
    case 'boolean':
      return field.widget === 'yes-no' ? `Hãy chọn Có hoặc Không ở ${name}.` : `Hãy đọc rồi đánh dấu vào ô ${name}.`
    case 'date': case 'partialDate': return `Hãy ghi ${name}.`
    case 'address': return `Hãy chọn tỉnh và xã ở ${name}.`
    case 'table': return `Hãy thêm ít nhất một dòng vào ${name}.`
    case 'file': return `Hãy tải lên ${name}.`
    case 'signature': return `Hãy ký ở ${name}.`
    case 'text': case 'number': case 'money': case 'organisation': return `Hãy điền ${name}.`
  }
}

function typeText(field: FieldShape, name: string): string {
  const isWhole = field.type === 'money' || field.type === 'number' && field.decimals === 0
  if (isWhole) return `Hãy ghi ${name} bằng một số nguyên.`
  if (field.type === 'number') return `Hãy ghi ${name} bằng số, nhiều nhất hai chữ số sau dấu phẩy.`
  return `Hãy điền lại ${name}: giá trị gửi lên không đọc được.`
}

function rangeText(field: FieldShape, name: string): string {
  const { min, max } = field
  if (min !== undefined && max !== undefined) return `Hãy ghi ${name} từ ${showNumber(min)} đến ${showNumber(max)}.`
  if (min !== undefined) return `Hãy ghi ${name} ít nhất là ${showNumber(min)}.`
  if (max !== undefined) return `Hãy ghi ${name} nhiều nhất là ${showNumber(max)}.`
  return `Hãy xem lại ${name}: giá trị quá lớn hoặc quá nhỏ.`
}

function addressText(field: FieldShape, name: string, asOf: Day): string {
  if (field.time === 'then') {
    return `Hãy ghi lại ${name}: địa chỉ trước 01/07/2025 có huyện, từ ngày đó chỉ còn tỉnh và xã.`
  }
  return epochOn(asOf) === '3-cap'
    ? `Hãy chọn ${name} theo đơn vị hiện nay: tỉnh, huyện và xã.`
    : `Hãy chọn ${name} theo đơn vị hiện nay: chỉ tỉnh và xã, không còn huyện.`
}
