import { systemClock } from '../../../platform/clock.ts'
import type { Manifest } from '../../../platform/partner/manifest.ts'
import { overAxisOf } from './over-axis/settings.ts'
import { openWay } from './open-way.ts'
import { type RestQuestion, checkRest } from './rest.ts'
import { REGISTER_SETTINGS, type RegisterSettings } from './settings.ts'

const MILLISECONDS = 10_000

/** The manifest of a register that speaks REST; it is looked at by a question about nobody. */
export function restManifest(
  { partner, title, shapes, about }: Pick<Manifest, 'partner' | 'title' | 'shapes'> & { readonly about: RestQuestion },
): Manifest {
  return {
    partner, title, shapes, ways: ['answers'], settings: REGISTER_SETTINGS, over: overAxisOf,
    async check(given) {
      const settings = given as RegisterSettings
      await checkRest({ way: openWay(settings, () => systemClock.now()), settings }, about, MILLISECONDS)
    },
  }
}
