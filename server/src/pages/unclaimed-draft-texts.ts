import { texts } from '@motcua/contracts/texts.ts'

/** Whose a draft is that was begun in this browser while nobody was signed in. */
export const UNCLAIMED = texts({
  title: { vi: 'Bản khai này của bạn?', en: 'Is this draft yours?' },
  ask: {
    vi: 'Trên trình duyệt này có một bản khai khi chưa đăng nhập, lưu lúc {moment}: {procedure}. Của bạn?',
    en: 'In this browser there is a draft begun without signing in, saved {moment}: {procedure}. Is it yours?',
  },
  mine: { vi: 'Của tôi, làm tiếp', en: 'Mine, go on' },
  notMine: { vi: 'Không phải của tôi', en: 'Not mine' },
})
