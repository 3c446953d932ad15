import type { Outlet } from '../../domain/message.ts'
import type { NationalPortal } from '../client.ts'
import { outcomesOf } from '../outlet.ts'

const TELL = 'DongBoKetQuaHoiDapGuiTuDVCQG'

/** The same outlet, which tells answers to questions by their own call. */
export function tellingAnswers(outlet: Outlet, portal: NationalPortal): Outlet {
  return {
    ...outlet,
    send: async (messages) => messages[0]?.kind === 'answer'
      ? outcomesOf(messages, await portal.call(TELL, { data: messages.map(({ body }) => body) }), 'MaHoiDap')
      : outlet.send(messages),
  }
}
