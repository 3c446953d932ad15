import { randomSigns } from './secrets.ts'

/** For so long a code may be typed at the device. */
const MINUTES = 30
/** 60 bits: more than anybody tries in half an hour, so its fingerprint may be looked up. */
const SIGNS = 12

/** What makes a browser a device of a section, typed there once; kept nowhere but as a fingerprint. */
export interface DeviceCode { readonly code: string; readonly until: Date }

/** Draws one. */
export function drawDeviceCode(now: Date): DeviceCode {
  return { code: randomSigns(SIGNS), until: new Date(now.getTime() + MINUTES * 60_000) }
}
