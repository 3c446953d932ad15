import { texts } from '@motcua/contracts/texts.ts'

export const STAND_IN = texts({
  active: { vi: 'Bạn đang làm thay {name}.', en: 'You are standing in for {name}.' },
  places: {
    vi: 'Mọi việc làm ở cửa sổ này ghi “thay mặt”. Trong phạm vi: {places}.',
    en: 'Everything done in this window is told as done on behalf. Within: {places}.',
  },
  leave: { vi: 'Trở về việc của tôi', en: 'Back to my own work' },
  offered: { vi: 'Bạn được cử làm thay:', en: 'You stand in for:' },
  enter: { vi: 'Việc của {name} (đến {day})', en: 'Work of {name} (until {day})' },
})
