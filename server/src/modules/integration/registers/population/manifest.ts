import { systemClock } from '../../../../platform/clock.ts'
import type { Manifest } from '../../../../platform/partner/manifest.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import { overAxisOf } from '../over-axis/settings.ts'
import { openWay } from '../open-way.ts'
import { PATH, POPULATION } from './population-register.ts'
import { POPULATION_SETTINGS, type PopulationSettings } from './settings.ts'

const MILLISECONDS = 10_000

export const POPULATION_MANIFEST: Manifest = {
  partner: POPULATION,
  title: 'Cơ sở dữ liệu quốc gia về dân cư',
  ways: ['answers'],
  shapes: 'SOAP 1.1, dịch vụ 037, domain reference 8.5',
  settings: POPULATION_SETTINGS,
  over: overAxisOf,
  async check(settings) {
    const way = openWay(settings as PopulationSettings, () => systemClock.now())
    const { status, text } = await way.describe(PATH, MILLISECONDS)
    if (status !== 200 || !/<(?:\w+:)?definitions\b/.test(text)) throw new SendFault('answer-unreadable', false)
  },
}
