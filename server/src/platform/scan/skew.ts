/** A grey picture: one byte a pixel, 0 is black. */
export interface Grey { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

/** Angles that are tried: what lies more askew was laid down so, and is turned by hand. */
const MOST = 6
/** Coarse steps, then finer around the best. */
const STEPS = [0.5, 0.1, 0.02] as const
/** So wide a picture shows its lines well enough, and is measured in a few milliseconds. */
const WIDE = 800
/** Darker than this share between the page's paper and its ink is ink. */
const INK = 0.55

/**
 * By how many degrees the lines of a page rise to the right (positive) or fall, to a fiftieth of a degree; 0 where it
 * has none. The angle at which rows of ink and rows of paper stand out from each other most (Postl 1986).
 */
export function skewOf(grey: Grey): number {
  const dots = dotsOf(grey)
  if (dots.x.length < 200) return 0
  let [best, most] = [0, sharpnessAt(dots, 0)]
  let range = MOST
  for (const step of STEPS) {
    const middle = best
    for (let angle = middle - range; angle <= middle + range + step / 2; angle += step) {
      const sharpness = sharpnessAt(dots, angle)
      if (sharpness > most) [best, most] = [angle, sharpness]
    }
    range = step
  }
  return Math.abs(best) < STEPS[2] ? 0 : Math.round(best / STEPS[2]) * STEPS[2]
}

interface Dots { readonly x: Float32Array; readonly y: Float32Array; readonly height: number; readonly width: number }

/** A picture made smaller by a whole number, each dot the mean of those it stands for. */
export function shrink({ width, height, pixels }: Grey, by: number): Grey {
  const [wide, high] = [Math.floor(width / by), Math.floor(height / by)]
  const small = new Uint8Array(wide * high)
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      let sum = 0
      for (let dy = 0; dy < by; dy += 1) {
        for (let dx = 0; dx < by; dx += 1) sum += pixels[(y * by + dy) * width + x * by + dx] ?? 255
      }
      small[y * wide + x] = sum / (by * by)
    }
  }
  return { width: wide, height: high, pixels: small }
}

/** What is darker is ink; undefined where paper and ink are nearly alike. */
export function inkLimitOf({ pixels }: Grey): number | undefined {
  const sorted = Uint8Array.from(pixels.filter((_, n) => n % 7 === 0)).sort()
  const [ink, paper] = [sorted[Math.floor(sorted.length * 0.005)] ?? 0, sorted[Math.floor(sorted.length * 0.7)] ?? 255]
  return paper - ink < 40 ? undefined : ink + (paper - ink) * INK
}

/** Where the lower edges of ink are, in a picture made smaller: lines of letters stand on them. */
function dotsOf(grey: Grey): Dots {
  const { width: wide, height: high, pixels: small } = shrink(grey, Math.max(1, Math.floor(grey.width / WIDE)))
  const limit = inkLimitOf({ width: wide, height: high, pixels: small })
  if (limit === undefined) return { x: new Float32Array(), y: new Float32Array(), height: high, width: wide }
  const [xs, ys]: [number[], number[]] = [[], []]
  for (let y = 0; y + 1 < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      if ((small[y * wide + x] ?? 255) < limit && (small[(y + 1) * wide + x] ?? 255) >= limit) {
        xs.push(x)
        ys.push(y)
      }
    }
  }
  return { x: Float32Array.from(xs), y: Float32Array.from(ys), height: high, width: wide }
}

function sharpnessAt({ x, y, height, width }: Dots, degrees: number): number {
  const slope = Math.tan(degrees * Math.PI / 180)
  const around = Math.ceil(width * Math.abs(slope)) + 2
  const rows = new Float64Array(height + 2 * around)
  for (let n = 0; n < x.length; n += 1) {
    const row = (y[n] ?? 0) + slope * (x[n] ?? 0) + around
    const whole = Math.floor(row)
    rows[whole] = (rows[whole] ?? 0) + 1 - (row - whole)
    rows[whole + 1] = (rows[whole + 1] ?? 0) + row - whole
  }
  let sum = 0
  for (const row of rows) sum += row * row
  return sum
}
