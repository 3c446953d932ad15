import { texts } from '@motcua/contracts/texts.ts'

/** What is wrong with one place of what was sent, and what to do; by the keyword of the schema. */
export const SCHEMA_FAULT = texts({
  required: { vi: 'Thiếu mục này. Hãy điền vào.', en: 'This is missing. Fill it in.' },
  additionalProperties: {
    vi: 'Mục này không có trong biểu mẫu. Hãy bỏ đi.', en: 'The form has no such field. Remove it.',
  },
  type: { vi: 'Sai kiểu dữ liệu. Hãy nhập lại.', en: 'This is of the wrong kind. Type it again.' },
  maxLength: {
    vi: 'Quá dài; tối đa {limit} ký tự. Hãy rút gọn.', en: 'Too long; at most {limit} characters. Shorten it.',
  },
  minLength: {
    vi: 'Quá ngắn; ít nhất {limit} ký tự. Hãy viết rõ hơn.', en: 'Too short; at least {limit} characters. Say more.',
  },
  pattern: { vi: 'Sai dạng. Hãy xem lại cách viết.', en: 'This is not written as it should be. Look at it again.' },
  format: { vi: 'Sai dạng. Hãy xem lại cách viết.', en: 'This is not written as it should be. Look at it again.' },
  minimum: { vi: 'Nhỏ nhất là {limit}. Hãy nhập lại.', en: 'At least {limit}. Type it again.' },
  maximum: { vi: 'Lớn nhất là {limit}. Hãy nhập lại.', en: 'At most {limit}. Type it again.' },
  minItems: { vi: 'Cần ít nhất một mục. Hãy thêm vào.', en: 'At least one is needed. Add it.' },
  maxItems: { vi: 'Quá nhiều mục. Hãy bớt lại.', en: 'There are too many. Remove some.' },
  anyOf: { vi: 'Giá trị không có trong danh sách. Hãy chọn lại.', en: 'This is not on the list. Choose again.' },
  const: { vi: 'Giá trị không có trong danh sách. Hãy chọn lại.', en: 'This is not on the list. Choose again.' },
  other: { vi: 'Chưa đúng. Hãy xem lại mục này.', en: 'This is not right. Look at it again.' },
  address: {
    vi: 'Địa chỉ viết sai. Hãy kiểm tra lại địa chỉ.', en: 'The address is not written as it should be. Check it.',
  },
})
