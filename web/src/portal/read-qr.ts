/** Of browsers that read codes themselves; the language does not know it yet. */
interface Detector { detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]> }
type DetectorClass = (new (how: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> }
const Native = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector

/** Answers the text of the first QR code in a picture; undefined where there is none. */
export type QrReader = (picture: ImageBitmap | HTMLVideoElement) => Promise<string | undefined>

let kept: Promise<QrReader> | undefined

/**
 * What reads codes: the browser itself, or else zxing, of our own host, loaded when it is first wanted. Throws where
 * it cannot be loaded; the next call tries again.
 */
export async function qrReader(): Promise<QrReader> {
  kept ??= openReader()
  kept.catch(() => { kept = undefined })
  return kept
}

async function openReader(): Promise<QrReader> {
  if (Native && await readsQr(Native)) {
    const detector = new Native({ formats: ['qr_code'] })
    return async (picture) => {
      const [first] = await detector.detect(picture).catch(() => [])
      return first?.rawValue
    }
  }
  const [{ prepareZXingModule, readBarcodes }, { default: wasm }] = await Promise.all([
    import('zxing-wasm/reader'), import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  return async (picture) => {
    const pixels = pixelsOf(picture)
    if (!pixels) return undefined
    const [first] = await readBarcodes(pixels, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 })
    return first?.isValid ? first.text : undefined
  }
}

async function readsQr(native: DetectorClass): Promise<boolean> {
  try {
    return (await native.getSupportedFormats()).includes('qr_code')
  } catch {
    return false
  }
}

/** Larger pictures are made smaller: a code of 230 bytes is read at this size, and a cheap phone has little memory. */
const MOST = 2000

function pixelsOf(picture: ImageBitmap | HTMLVideoElement): ImageData | undefined {
  const [width, height] = picture instanceof HTMLVideoElement
    ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
  if (width === 0 || height === 0) return undefined
  const scale = Math.min(1, MOST / Math.max(width, height))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) })
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  drawing?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return drawing?.getImageData(0, 0, canvas.width, canvas.height)
}
