import type { QueueAppointments } from '@motcua/contracts/queue-appointments.ts'
import { usePages } from '../shell/use-pages.ts'

/** Appointments of a section on a day, page after page; of the first section within reach unless one is named. */
export function useAppointments(day: string, section: string | undefined) {
  return usePages<QueueAppointments>({
    key: ['queue', 'appointments', day, section ?? ''], path: '/api/queue/appointments',
    query: { on: day, ...section !== undefined && { section } },
  })
}
