import { texts } from '@motcua/contracts/texts.ts'

/** The chip of a clock and the box that says how its due date came about. */
export const CLOCK = texts({
  due: { vi: '{name}: hạn {due}', en: '{name}: due {due}' },
  why: { vi: 'Vì sao?', en: 'Why?' },
  close: { vi: 'Đóng cách tính', en: 'Close' },
  countOf: { vi: 'Cách tính hạn {name}', en: 'How {name} was counted' },
  fromTo: { vi: 'Tính từ {from} đến {until}', en: 'Counted from {from} until {until}' },
  counted: { vi: '{why} {used}, còn {left}', en: '{why} {used}, {left} left' },
  paused: { vi: 'Tạm dừng từ {from} đến {until}: {reason}', en: 'Paused from {from} until {until}: {reason}' },
  stillPaused: { vi: 'Tạm dừng từ {from} đến nay: {reason}', en: 'Paused since {from}: {reason}' },
})

/** Days of the week above the columns, Monday first. */
export const COLUMN = texts({
  monday: { vi: 'Hai', en: 'Mon' },
  tuesday: { vi: 'Ba', en: 'Tue' },
  wednesday: { vi: 'Tư', en: 'Wed' },
  thursday: { vi: 'Năm', en: 'Thu' },
  friday: { vi: 'Sáu', en: 'Fri' },
  saturday: { vi: 'Bảy', en: 'Sat' },
  sunday: { vi: 'CN', en: 'Sun' },
})
