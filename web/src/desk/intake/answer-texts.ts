import { texts } from '@motcua/contracts/texts.ts'

/** The questions of a declaration, as the desk draws them. */
export const ANSWER = texts({
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  organisationName: { vi: 'Tên cơ quan, tổ chức', en: 'Name of the organisation' },
  organisationCode: { vi: 'Mã số thuế hoặc mã định danh (nếu có)', en: 'Tax code or identifier (if any)' },
  month: { vi: 'Tháng/năm, ví dụ 07/1990', en: 'Month/year, such as 07/1990' },
  year: { vi: 'Năm, ví dụ 1990', en: 'Year, such as 1990' },
  dong: { vi: 'đ', en: '₫' },
  row: { vi: '{label}, dòng {nth}', en: '{label}, row {nth}' },
  removeRow: { vi: 'Bỏ dòng {nth}', en: 'Remove row {nth}' },
  addRow: { vi: 'Thêm dòng', en: 'Add a row' },
  inTheCountry: { vi: 'Trong nước', en: 'In Viet Nam' },
  abroad: { vi: 'Nước ngoài', en: 'Abroad' },
  before: { vi: 'Đến hết {day}: có huyện', en: 'Until {day}: with a district' },
  since: { vi: 'Sau {day}: chỉ tỉnh và xã', en: 'After {day}: province and commune only' },
  former: { vi: 'trước {day} là {name}', en: 'before {day}: {name}' },
  noPlace: { vi: 'Không có nơi nào tên như vậy.', en: 'There is no place of that name.' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province, city' },
  district: { vi: 'Huyện', en: 'District' },
  commune: { vi: 'Xã, phường', en: 'Commune, ward' },
  country: { vi: 'Mã nước (2–3 chữ)', en: 'Country code (2–3 letters)' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  detail: { vi: 'Số nhà, đường, thôn, tổ', en: 'House number, street, hamlet' },
})
