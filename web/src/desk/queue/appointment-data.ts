import type { AppointmentKept, DeskSlots, QueueAppointments } from '@motcua/contracts/queue-appointments.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const APPOINTMENTS_KEY = ['queue', 'appointments'] as const

/** Appointments of a section on a day, page after page; of the first section within reach unless one is named. */
export function useAppointments(day: string, section: string | undefined) {
  return usePages<QueueAppointments>({
    key: [...APPOINTMENTS_KEY, day, section ?? ''], path: '/api/queue/appointments',
    query: { on: day, ...section !== undefined && { section } },
  })
}

/** What may be booked at a section on a day: of a service, or of the first one. */
export function useSlots(section: string, on: string, service: string | undefined) {
  return useQuery({
    queryKey: [...APPOINTMENTS_KEY, 'slots', section, on, service ?? ''],
    queryFn: async ({ signal }) => (await call('GET', '/api/queue/slots', {
      query: { section, on, ...service !== undefined && { service } }, signal,
    })) as DeskSlots,
  })
}

/** Books, moves or cancels, by where it is sent. */
export function useBooking(onDone: (kept: AppointmentKept) => void) {
  return useDeedAt<object, AppointmentKept>(APPOINTMENTS_KEY, onDone)
}
