import { texts } from '@motcua/contracts/texts.ts'

export const VIEWS = texts({
  save: { vi: 'Lưu danh sách này', en: 'Save this list' },
  name: { vi: 'Tên danh sách', en: 'Name of the list' },
  nameHint: {
    vi: 'Đặt tên theo việc, không ghi tên người dân. Trùng tên thì thay danh sách cũ.',
    en: 'Name it after the work, not after a citizen. The same name replaces the old list.',
  },
  keep: { vi: 'Lưu', en: 'Save' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  saved: { vi: 'Đã lưu danh sách “{name}”.', en: 'The list “{name}” is saved.' },
  remove: { vi: 'Xoá danh sách {name}', en: 'Delete the list {name}' },
  removed: { vi: 'Đã xoá danh sách “{name}”.', en: 'The list “{name}” is deleted.' },
})
